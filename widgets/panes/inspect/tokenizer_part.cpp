#include "widgets/panes/inspect/tokenizer_part.h"

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/theme.h"

namespace widgets::inspect {

namespace {

constexpr int kNameWidth = 220; ///< pixels; longer names lose their middle

/// The file that the sentence is cut by; empty: there is none.
QString tokenizerIn(const OpenModel* model, const InspectSettings& settings)
{
    if (!settings.tokenizer.isEmpty() || !model || !model->knownTokenizer)
        return settings.tokenizer;
    return QFile::decodeName(model->knownTokenizer->c_str());
}

} // namespace

TokenizerPart::TokenizerPart(InspectDocument& document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_name(new QLabel(this)),
      m_choose(new QPushButton(this)),
      m_known(new QPushButton(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_name);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_choose, 1);
    buttons->addWidget(m_known, 1);
    layout->addLayout(buttons);
    m_name->setObjectName(QStringLiteral("inspectTokenizer"));
    m_name->setWordWrap(true);
    m_name->setTextFormat(Qt::PlainText);
    setTextRole(m_name, TextRole::Quiet);
    m_choose->setObjectName(QStringLiteral("inspectChooseTokenizer"));
    m_known->setObjectName(QStringLiteral("inspectKnownTokenizer"));
    connect(m_choose, &QPushButton::clicked, this, &TokenizerPart::ask);
    connect(m_known, &QPushButton::clicked, this, &TokenizerPart::takeKnown);
    connect(&m_document, &InspectDocument::settingsChanged, this, &TokenizerPart::refresh);
    connect(&m_document, &InspectDocument::modelChanged, this, &TokenizerPart::refresh);
    retranslate();
}

void TokenizerPart::ask()
{
    const auto model = m_document.model();
    if (!model)
        return;
    const QString now = tokenizerIn(model.get(), m_document.settings());
    auto* dialog =
        new QFileDialog(this, tr("Choose tokenizer"), QFileInfo(now.isEmpty() ? model->path : now).absolutePath(),
                        tr("Tokenizers (%1)").arg(QStringLiteral("*.json")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, &m_document, &InspectDocument::chooseTokenizer);
    dialog->open();
}

void TokenizerPart::takeKnown()
{
    InspectSettings settings = m_document.settings();
    settings.tokenizer.clear();
    m_document.setSettings(settings);
    m_choose->setFocus(); // this button goes
}

void TokenizerPart::refresh()
{
    const auto model = m_document.model();
    const InspectSettings& settings = m_document.settings();
    const bool isChosen = !settings.tokenizer.isEmpty();
    const QString path = tokenizerIn(model.get(), settings);
    const QString name = m_name->fontMetrics().elidedText(QFileInfo(path).fileName(), Qt::ElideMiddle, kNameWidth);
    if (path.isEmpty())
        m_name->setText(tr("No tokenizer is known for this model."));
    else if (isChosen)
        m_name->setText(tr("Tokenizer: %1, chosen here").arg(name));
    else if (QFileInfo(path).absolutePath() == QFileInfo(model->path).absolutePath())
        m_name->setText(tr("Tokenizer: %1, beside the model").arg(name));
    else
        m_name->setText(tr("Tokenizer: %1, fetched with the model").arg(name));
    m_name->setToolTip(QDir::toNativeSeparators(path));
    m_known->setVisible(isChosen);
}

void TokenizerPart::retranslate()
{
    m_choose->setText(tr("Choose tokenizer…"));
    m_choose->setToolTip(tr("A tokenizer.json of the BERT family"));
    m_known->setText(tr("Use the model's"));
    m_known->setToolTip(tr("Back to the tokenizer.json that is found for the model"));
    refresh();
}

void TokenizerPart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::inspect
