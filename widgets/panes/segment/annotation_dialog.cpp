#include "widgets/panes/segment/annotation_dialog.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>

#include "widgets/choice_box.h"
#include "widgets/message_text.h"

namespace widgets::segment {

using core::segment::AnnotationFormat;
using core::segment::FormatEntry;

namespace {

constexpr auto kFormatKey = "segment/annotationFormat";

QString withoutEnding(const QString& path)
{
    for (const FormatEntry& entry : core::segment::annotationFormats())
        if (path.endsWith(QLatin1String(entry.ending), Qt::CaseInsensitive))
            return path.chopped(static_cast<qsizetype>(qstrlen(entry.ending)));
    return path;
}

} // namespace

AnnotationDialog::AnnotationDialog(const QString& base, QWidget* parent)
    : QDialog(parent),
      m_formatLabel(new QLabel(this)),
      m_format(new ChoiceBox(this)),
      m_toleranceLabel(new QLabel(this)),
      m_tolerance(new QDoubleSpinBox(this)),
      m_fileLabel(new QLabel(this)),
      m_file(new QLineEdit(this)),
      m_browse(new QPushButton(this)),
      m_explanation(new QLabel(this)),
      m_replaced(new QLabel(this)),
      m_cancel(new QPushButton(this)),
      m_export(new QPushButton(this))
{
    m_format->setObjectName(QStringLiteral("annotationFormat"));
    m_tolerance->setObjectName(QStringLiteral("annotationTolerance"));
    m_file->setObjectName(QStringLiteral("annotationFile"));
    m_export->setObjectName(QStringLiteral("annotationExport"));
    for (const FormatEntry& entry : core::segment::annotationFormats())
        m_format->addItem(QString(), QString::fromLatin1(entry.id));
    const int remembered = m_format->findData(QSettings().value(kFormatKey, QStringLiteral("coco")));
    m_format->setCurrentIndex(std::max(0, remembered));
    m_tolerance->setRange(0, 20);
    m_tolerance->setSingleStep(0.5);
    m_tolerance->setDecimals(1);
    m_file->setText(QDir::toNativeSeparators(base));
    for (QLabel* label : {m_explanation, m_replaced}) {
        label->setProperty("textRole", "quiet");
        label->setWordWrap(true);
    }
    m_export->setProperty("primary", true);
    m_export->setDefault(true);
    for (const auto& [label, field] : {std::pair<QLabel*, QWidget*>(m_formatLabel, m_format),
                                       {m_toleranceLabel, m_tolerance},
                                       {m_fileLabel, m_file}}) {
        label->setBuddy(field);
        field->setMinimumHeight(28);
    }

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(16, 16, 16, 16);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_formatLabel, 0, 0);
    grid->addWidget(m_format, 0, 1, 1, 2);
    grid->addWidget(m_explanation, 1, 1, 1, 2);
    grid->addWidget(m_toleranceLabel, 2, 0);
    grid->addWidget(m_tolerance, 2, 1, 1, 2);
    grid->addWidget(m_fileLabel, 3, 0);
    grid->addWidget(m_file, 3, 1);
    grid->addWidget(m_browse, 3, 2);
    grid->addWidget(m_replaced, 4, 1, 1, 2);
    grid->setRowMinimumHeight(5, 8);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_export);
    grid->addLayout(buttons, 6, 0, 1, 3);
    setMinimumWidth(520);

    connect(m_format, &QComboBox::currentIndexChanged, this, &AnnotationDialog::addEnding);
    connect(m_file, &QLineEdit::textChanged, this, &AnnotationDialog::refresh);
    connect(m_browse, &QPushButton::clicked, this, &AnnotationDialog::browse);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, [this] {
        addEnding();
        QSettings().setValue(kFormatKey, m_format->currentData());
        accept();
    });
    retranslate();
    addEnding();
}

const FormatEntry& AnnotationDialog::entry() const
{
    return core::segment::annotationFormats()[static_cast<size_t>(std::max(0, m_format->currentIndex()))];
}

ExportChoice AnnotationDialog::choice() const
{
    return {entry().format, entry().hasTolerance ? m_tolerance->value() : 0,
            QDir::fromNativeSeparators(m_file->text().trimmed())};
}

void AnnotationDialog::addEnding()
{
    const QString base = withoutEnding(m_file->text().trimmed());
    if (!base.isEmpty())
        m_file->setText(base + QLatin1String(entry().ending));
    refresh();
}

void AnnotationDialog::browse()
{
    auto* dialog =
        new QFileDialog(this, tr("Export annotations"), QFileInfo(choice().path).absolutePath(),
                        QStringLiteral("%1 (*%2)").arg(m_format->currentText(), QLatin1String(entry().ending)));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QFileInfo(choice().path).fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_file->setText(QDir::toNativeSeparators(path));
        addEnding();
    });
    dialog->open();
}

QString AnnotationDialog::explanation() const
{
    switch (entry().format) {
    case AnnotationFormat::Mask:
        return tr("All visible objects as one mask: 255, and 0 for the rest.");
    case AnnotationFormat::LabelMap:
        return tr("The label of each pixel, with the colours and names of the classes; later objects on top.");
    case AnnotationFormat::Overlay:
        return tr("The picture with the objects over it.");
    case AnnotationFormat::CutOut:
        return tr("The picture where the objects are, clear elsewhere.");
    case AnnotationFormat::Coco:
        return tr("Polygons. Objects with holes are written as run lengths, because polygons of COCO have none.");
    case AnnotationFormat::CocoRuns:
        return tr("Compressed run lengths: exactly the masks.");
    case AnnotationFormat::Voc:
        return tr("Boxes as XML, masks as two PNGs in folders beside it; later objects on top.");
    case AnnotationFormat::Yolo:
        return tr("A line for each object, parts and holes joined by bridges; classes.txt and data.yaml beside it.");
    case AnnotationFormat::Svg:
        return tr("A path for each object, with its holes.");
    }
    return {};
}

void AnnotationDialog::refresh()
{
    m_explanation->setText(explanation());
    m_tolerance->setEnabled(entry().hasTolerance);
    m_toleranceLabel->setEnabled(entry().hasTolerance);
    m_tolerance->setToolTip(entry().hasTolerance ? tr("How far outlines may leave the mask; 0 keeps every corner.")
                                                 : tr("This format has no outlines."));
    const QFileInfo file(choice().path);
    const bool named = !file.fileName().isEmpty() && !file.isDir();
    m_export->setEnabled(named);
    m_export->setToolTip(named ? QString() : tr("Name a file first."));
    m_replaced->setText(named && file.exists() ? tr("The file exists and will be replaced.") : QString());
}

void AnnotationDialog::retranslate()
{
    setWindowTitle(tr("Export annotations"));
    m_formatLabel->setText(tr("&Format"));
    m_toleranceLabel->setText(tr("&Tolerance"));
    m_fileLabel->setText(tr("F&ile"));
    m_tolerance->setSuffix(tr(" px"));
    m_browse->setText(tr("&Browse…"));
    m_cancel->setText(tr("Cancel"));
    m_export->setText(tr("&Export"));
    const auto entries = core::segment::annotationFormats();
    for (size_t i = 0; i < entries.size(); ++i)
        m_format->setItemText(static_cast<int>(i), translated({entries[i].title}));
    refresh();
}

void AnnotationDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::segment
