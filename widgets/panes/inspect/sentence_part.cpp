#include "widgets/panes/inspect/sentence_part.h"

#include <vector>

#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

#include "core/attention/text_inputs.h"
#include "core/onnx/model.h"
#include "widgets/theme.h"

namespace widgets::inspect {

using core::attention::Token;
using core::attention::TokenSource;

namespace {

constexpr int kMostLetters = 4000; ///< far below what a workspace keeps of a text
constexpr qsizetype kMostPieces = 32;
constexpr int kPause = 400; ///< milliseconds without a key: what is typed is taken

/// Tokens that follow each other, of one sentence, with the special ones after them.
struct TokenRun {
    TokenSource sentence = TokenSource::Special; ///< no sentence yet
    QStringList pieces;
};

/// The tokens without padding. Special ones before the first sentence stand with it.
std::vector<TokenRun> runsOf(const core::attention::Encoding& encoding)
{
    std::vector<TokenRun> runs(1);
    for (const Token& token : encoding.tokens) {
        if (token.source == TokenSource::Padding)
            continue;
        if (token.source != TokenSource::Special && token.source != runs.back().sentence) {
            if (runs.back().sentence != TokenSource::Special)
                runs.emplace_back();
            runs.back().sentence = token.source;
        }
        runs.back().pieces << QString::fromStdString(token.piece);
    }
    return runs;
}

QString piecesText(const QStringList& pieces)
{
    QString text = pieces.mid(0, kMostPieces).join(QLatin1Char(' '));
    if (pieces.size() > kMostPieces)
        text += QStringLiteral(" …");
    return text;
}

/// What the document has, unless a person types something else just now.
void fill(QLineEdit* field, const QString& sentence, bool isInput)
{
    const bool isTyped = isInput && field->isModified();
    if (!isTyped && field->text().trimmed() != sentence)
        field->setText(sentence);
}

} // namespace

SentencePart::SentencePart(InspectDocument& document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_pause(new QTimer(this)),
      m_first(makeField("inspectSentence")),
      m_second(makeField("inspectSecondSentence")),
      m_whyNoPair(new QLabel(this)),
      m_tokens(new QLabel(this)),
      m_tokenizer(new TokenizerPart(document, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_first);
    layout->addWidget(m_second);
    layout->addWidget(m_whyNoPair);
    layout->addWidget(m_tokens);
    layout->addWidget(m_tokenizer);
    m_whyNoPair->setObjectName(QStringLiteral("inspectWhyNoPair"));
    m_tokens->setObjectName(QStringLiteral("inspectTokens"));
    for (QLabel* label : {m_whyNoPair, m_tokens}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        setTextRole(label, TextRole::Quiet);
    }
    m_tokens->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusProxy(m_first);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPause);
    connect(m_pause, &QTimer::timeout, this, &SentencePart::commit);
    connect(&m_document, &InspectDocument::settingsChanged, this, &SentencePart::refresh);
    connect(&m_document, &InspectDocument::modelChanged, this, &SentencePart::refresh);
    retranslate();
}

QLineEdit* SentencePart::makeField(const char* name)
{
    auto* field = new QLineEdit(this);
    field->setObjectName(QLatin1String(name));
    field->setMaxLength(kMostLetters);
    connect(field, &QLineEdit::textEdited, m_pause, qOverload<>(&QTimer::start));
    connect(field, &QLineEdit::editingFinished, this, &SentencePart::commit);
    return field;
}

void SentencePart::commit()
{
    m_pause->stop();
    InspectSettings settings = m_document.settings();
    settings.sentence = m_first->text().trimmed();
    settings.second = m_second->text().trimmed();
    for (QLineEdit* field : {m_first, m_second})
        field->setModified(false);
    m_document.setSettings(settings);
}

void SentencePart::refresh()
{
    const InspectSettings& settings = m_document.settings();
    const bool isInput = settings.input == InputKind::Sentence;
    fill(m_first, settings.sentence, isInput);
    fill(m_second, settings.second, isInput);
    const QString why = whyNoPair();
    m_second->setEnabled(why.isEmpty() || !settings.second.isEmpty()); // what stands there can be taken away
    m_second->setToolTip(why.isEmpty() ? tr("For models that compare two sentences, such as cross encoders") : why);
    m_second->setAccessibleDescription(why);
    m_whyNoPair->setText(why);
    m_whyNoPair->setVisible(!why.isEmpty());
    const QString tokens = tokensText();
    m_tokens->setVisible(!tokens.isEmpty());
    m_tokens->setText(tokens);
}

QString SentencePart::whyNoPair() const
{
    const auto model = m_document.model();
    if (!model)
        return {};
    if (!core::attention::takesPairs(model->model->graph()))
        return tr("No second sentence: the model has no input token_type_ids, which tells two sentences apart.");
    if (model->text && !model->text->makesPairs)
        return tr("No second sentence: the tokenizer %1 makes no pairs.")
            .arg(QFileInfo(QFile::decodeName(model->text->tokenizer.c_str())).fileName());
    return {};
}

QString SentencePart::tokensText() const
{
    const auto model = m_document.model();
    if (!model || !model->text)
        return {};
    const std::vector<TokenRun> runs = runsOf(model->text->encoding);
    qsizetype count = 0;
    for (const TokenRun& run : runs)
        count += run.pieces.size();
    QString text;
    if (model->settings.second.isEmpty()) {
        text = tr("%1 tokens: %2").arg(count).arg(piecesText(runs.front().pieces));
    } else {
        text = tr("%1 tokens").arg(count);
        for (const TokenRun& run : runs)
            text += QLatin1Char('\n') +
                    (run.sentence == TokenSource::Second ? tr("Second sentence: %1") : tr("First sentence: %1"))
                        .arg(piecesText(run.pieces));
    }
    if (model->text->encoding.cutOff > 0)
        text += QLatin1Char('\n') + tr("%1 more had no room.").arg(model->text->encoding.cutOff);
    return text;
}

void SentencePart::retranslate()
{
    m_first->setPlaceholderText(tr("Type a sentence"));
    m_first->setAccessibleName(tr("Sentence for the input"));
    m_first->setToolTip(tr("Cut into tokens by the tokenizer below"));
    m_second->setPlaceholderText(tr("Second sentence, for a pair"));
    m_second->setAccessibleName(tr("Second sentence for the input"));
    refresh();
}

void SentencePart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::inspect
