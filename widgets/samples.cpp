#include "widgets/samples.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

#include "core/assets/assets.h"
#include "core/image/image_io.h"
#include "widgets/icons.h"
#include "widgets/image_levels.h"
#include "widgets/job_runner.h"

namespace widgets {

namespace {
constexpr int kColumns = 2;
constexpr QSize kThumbnail(160, 108);
const QString kTag = QStringLiteral("samples.thumbnails");

/// The titles of the manifest's photos and models, so that they can be translated.
[[maybe_unused]] constexpr const char* kTitles[] = {
    QT_TRANSLATE_NOOP("Assets", "Eileen Collins, astronaut"),
    QT_TRANSLATE_NOOP("Assets", "Chelsea the cat"),
    QT_TRANSLATE_NOOP("Assets", "A cup of coffee"),
    QT_TRANSLATE_NOOP("Assets", "A rocket on its launch pad"),
    QT_TRANSLATE_NOOP("Assets", "MobileSAM image encoder (TinyViT)"),
    QT_TRANSLATE_NOOP("Assets", "SAM prompt encoder and mask decoder"),
    QT_TRANSLATE_NOOP("Assets", "BlazeFace, faces near the camera"),
    QT_TRANSLATE_NOOP("Assets", "BlazeFace, faces of all sizes"),
    QT_TRANSLATE_NOOP("Assets", "SFace face embedding"),
    QT_TRANSLATE_NOOP("Assets", "RetinaFace mnet.25, faces with five landmarks"),
    QT_TRANSLATE_NOOP("Assets", "MiniLM-L6-v2, sentences as vectors"),
    QT_TRANSLATE_NOOP("Assets", "MiniLM-L6-v2 in 8-bit integers"),
    QT_TRANSLATE_NOOP("Assets", "U2-Net, small: what stands out of a picture"),
    QT_TRANSLATE_NOOP("Assets", "MODNet: people cut out of a picture"),
};
} // namespace

std::vector<Sample> samplesFromAssets()
{
    const core::AssetStore store;
    std::vector<Sample> samples;
    for (const core::Asset& asset : store.assets()) {
        if (asset.kind != "photo")
            continue;
        Sample sample;
        sample.title = QCoreApplication::translate("Assets", asset.title.c_str());
        try {
            sample.path = QString::fromStdString(store.path(asset.id).string());
        } catch (const gpu::Error&) {
            // Missing or damaged: the gallery tells how to fetch it.
            sample.path.clear();
        }
        samples.push_back(std::move(sample));
    }
    return samples;
}

SampleGallery::SampleGallery(const std::vector<Sample>& samples, JobRunner& jobs, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_jobs(jobs), m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("popup"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Sample pictures"));
    m_grid->setContentsMargins(12, 12, 12, 12);
    m_grid->setSpacing(8);
    int place = 0;
    for (const Sample& sample : samples)
        if (!sample.path.isEmpty())
            addSample(sample, place++);
    if (place < static_cast<int>(samples.size()))
        addMissing();
    else if (samples.empty())
        m_grid->addWidget(new QLabel(tr("There are no sample pictures."), this), 0, 0);
    loadThumbnails(samples);
}

void SampleGallery::addSample(const Sample& sample, int place)
{
    auto* button = new QToolButton(this);
    button->setObjectName(sample.path);
    button->setText(sample.title);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize(kThumbnail);
    button->setIcon(icon(QStringLiteral("samples")));
    button->setFixedSize(kThumbnail.width() + 16, kThumbnail.height() + 36);
    connect(button, &QToolButton::clicked, this, [this, path = sample.path] {
        emit chosen(path);
        close();
    });
    m_grid->addWidget(button, place / kColumns, place % kColumns);
}

void SampleGallery::addMissing()
{
    auto* text = new QLabel(tr("Sample pictures are missing here. This command fetches them:"), this);
    auto* command = new QLabel(QStringLiteral("tessera assets fetch photos"), this);
    command->setObjectName(QStringLiteral("fetchCommand"));
    command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setWordWrap(true);
    text->setMinimumWidth(kColumns * kThumbnail.width());
    m_grid->addWidget(text, m_grid->rowCount(), 0, 1, kColumns);
    m_grid->addWidget(command, m_grid->rowCount(), 0, 1, kColumns);
}

void SampleGallery::loadThumbnails(const std::vector<Sample>& samples)
{
    using Thumbnails = std::vector<std::pair<QString, QImage>>;
    std::vector<QString> paths;
    for (const Sample& sample : samples)
        if (!sample.path.isEmpty())
            paths.push_back(sample.path);
    if (paths.empty())
        return;
    const double ratio = devicePixelRatioF();
    const auto work = [paths, ratio](core::JobContext& context) {
        Thumbnails result;
        for (const QString& path : paths) {
            context.control.throwIfStopped();
            try {
                const auto loaded = std::make_shared<core::Image>(core::loadImage(path.toStdString()).image);
                QImage small = ImageLevels(std::shared_ptr<const core::Image>(loaded)).thumbnail(kThumbnail * ratio);
                small.setDevicePixelRatio(ratio);
                result.emplace_back(path, std::move(small));
            } catch (const gpu::Error& error) {
                // A picture that cannot be read keeps its plain icon; opening it tells why.
                if (error.kind() == gpu::ErrorKind::Cancelled)
                    throw;
            }
        }
        return result;
    };
    m_jobs.run<Thumbnails>(
        kTag, gpu::mark("SampleGallery", "Reading the sample pictures"), work, this,
        [this](const Outcome<Thumbnails>& outcome) {
            for (const auto& [path, image] : outcome.value.value_or(Thumbnails()))
                if (auto* button = findChild<QToolButton*>(path))
                    button->setIcon(QIcon(QPixmap::fromImage(image)));
        },
        Lane::Files);
}

} // namespace widgets
