#include "widgets/panes/inspect/run_part.h"

#include <limits>

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "core/attention/text_inputs.h"
#include "core/onnx/model.h"
#include "widgets/action_button.h"
#include "widgets/choice_box.h"
#include "widgets/theme.h"

namespace widgets::inspect {

RunPart::RunPart(InspectDocument& document, ActionTable& actions, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_input(new ChoiceBox(this)),
      m_seedTitle(new QLabel(this)),
      m_seed(new QSpinBox(this)),
      m_choose(new QPushButton(this)),
      m_picture(new QLabel(this)),
      m_sentence(new SentencePart(document, this)),
      m_run(new QPushButton(this)),
      m_why(new QLabel(this)),
      m_device(new QLabel(this)),
      m_used(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_input);
    auto* seed = new QHBoxLayout;
    seed->setSpacing(8);
    seed->addWidget(m_seedTitle);
    seed->addWidget(m_seed, 1);
    layout->addLayout(seed);
    layout->addWidget(m_choose);
    layout->addWidget(m_picture);
    layout->addWidget(m_sentence);
    layout->addWidget(m_run);
    layout->addWidget(m_why);
    layout->addWidget(m_used);
    layout->addWidget(m_device);
    m_input->setObjectName(QStringLiteral("inspectInput"));
    m_seed->setObjectName(QStringLiteral("inspectSeed"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seedTitle->setBuddy(m_seed);
    m_picture->setWordWrap(true);
    m_picture->setTextFormat(Qt::PlainText);
    setTextRole(m_picture, TextRole::Quiet);
    setTextRole(m_device, TextRole::Quiet);
    m_device->setWordWrap(true);
    m_why->setObjectName(QStringLiteral("inspectWhy"));
    m_why->setWordWrap(true);
    setTextRole(m_why, TextRole::Quiet);
    m_used->setWordWrap(true);
    m_used->setTextFormat(Qt::PlainText);
    m_used->setObjectName(QStringLiteral("inspectUsed"));
    m_run->setObjectName(QStringLiteral("inspectRun"));
    m_run->setProperty("primary", true);
    followAction(m_run, actions.action("inspect.run"));
    connect(m_input, &QComboBox::activated, this, [this] {
        commit();
        if (m_document.settings().input == InputKind::Picture && m_document.settings().picture.isEmpty())
            askForPicture();
        if (m_document.settings().input == InputKind::Sentence && m_document.settings().sentence.isEmpty())
            m_sentence->setFocus();
    });
    connect(m_seed, &QSpinBox::valueChanged, this, &RunPart::commit);
    connect(m_choose, &QPushButton::clicked, this, &RunPart::askForPicture);
    connect(&m_document, &InspectDocument::settingsChanged, this, &RunPart::refresh);
    connect(&m_document, &InspectDocument::modelChanged, this, &RunPart::refresh);
    connect(&m_document, &InspectDocument::timesChanged, this, &RunPart::refresh);
    connect(&m_document, &InspectDocument::busyChanged, this, &RunPart::refreshWhy);
    retranslate();
}

void RunPart::commit()
{
    InspectSettings settings = m_document.settings();
    settings.input = static_cast<InputKind>(m_input->currentData().toInt());
    settings.seed = static_cast<uint64_t>(m_seed->value());
    m_document.setSettings(settings);
}

void RunPart::setPicture(const QString& path)
{
    InspectSettings settings = m_document.settings();
    settings.input = InputKind::Picture;
    settings.picture = path;
    m_document.setSettings(settings);
}

void RunPart::askForPicture()
{
    auto* dialog = new QFileDialog(
        this, tr("Open picture"), QDir::homePath(),
        tr("Pictures (%1)").arg(QStringLiteral("*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.pgm *.ppm *.pnm")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &RunPart::setPicture);
    dialog->open();
}

void RunPart::refresh()
{
    const InspectSettings& settings = m_document.settings();
    const QSignalBlocker inputBlocker(m_input);
    const QSignalBlocker seedBlocker(m_seed);
    offerSentence();
    m_input->setCurrentIndex(m_input->findData(static_cast<int>(settings.input)));
    m_seed->setValue(static_cast<int>(settings.seed));
    const bool picture = settings.input == InputKind::Picture;
    m_seed->setVisible(!picture && settings.input == InputKind::Random);
    m_seedTitle->setVisible(!picture && settings.input == InputKind::Random);
    m_choose->setVisible(picture);
    m_picture->setVisible(picture);
    m_picture->setText(
        settings.picture.isEmpty()
            ? tr("No picture yet.")
            : tr("%1, resized to the inputs of four axes, as values from 0 to 1; other inputs are random.")
                  .arg(QFileInfo(settings.picture).fileName()));
    m_sentence->setVisible(settings.input == InputKind::Sentence);
    refreshWhy();
    m_used->setVisible(m_document.times() != nullptr);
    m_used->setText(usedText());
    const auto model = m_document.model();
    m_device->setVisible(model && !model->device.isEmpty());
    if (model)
        m_device->setText(tr("On %1").arg(model->device));
}

/// A button that does nothing leaves a person guessing.
void RunPart::refreshWhy()
{
    const QString why = m_document.model() && !m_document.isBusy() ? m_document.whyNoRun() : QString();
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
}

/// What ran, so that nobody takes the times of noise for those of a picture. Other settings let go of the times.
QString RunPart::usedText() const
{
    const core::onnx::PlanTimes* times = m_document.times();
    if (!times)
        return {};
    const InspectSettings& settings = m_document.settings();
    switch (settings.input) {
    case InputKind::Zeros:
        return tr("Timed: %1 runs on zeros").arg(times->runs);
    case InputKind::Picture:
        return tr("Timed: %1 runs on %2").arg(times->runs).arg(QFileInfo(settings.picture).fileName());
    case InputKind::Sentence:
        return settings.second.isEmpty() ? tr("Timed: %1 runs on the sentence").arg(times->runs)
                                         : tr("Timed: %1 runs on the pair of sentences").arg(times->runs);
    case InputKind::Random:
        break;
    }
    return tr("Timed: %1 runs on random numbers of seed %2").arg(times->runs).arg(settings.seed);
}

void RunPart::offerSentence()
{
    const auto model = m_document.model();
    const bool offered = model && core::attention::takesText(model->model->graph());
    const int place = m_input->findData(static_cast<int>(InputKind::Sentence));
    if (offered && place < 0)
        m_input->addItem(tr("A sentence"), static_cast<int>(InputKind::Sentence));
    else if (!offered && place >= 0)
        m_input->removeItem(place);
}

void RunPart::retranslate()
{
    {
        const QSignalBlocker blocker(m_input);
        m_input->clear();
        m_input->addItem(tr("Random inputs"), static_cast<int>(InputKind::Random));
        m_input->addItem(tr("Inputs of zeros"), static_cast<int>(InputKind::Zeros));
        m_input->addItem(tr("A picture"), static_cast<int>(InputKind::Picture));
    }
    m_input->setAccessibleName(tr("What the inputs hold"));
    m_input->setToolTip(tr("Random: real numbers of the normal distribution; whole numbers are 1"));
    m_seedTitle->setText(tr("Seed"));
    m_seed->setAccessibleName(tr("Seed"));
    m_choose->setText(tr("Choose picture…"));
    refresh();
}

void RunPart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::inspect
