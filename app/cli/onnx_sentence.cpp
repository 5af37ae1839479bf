#include "app/cli/onnx_sentence.h"

#include <string>
#include <utility>
#include <vector>

#include <QFile>

#include "app/cli/words.h"
#include "core/attention/model_text.h"
#include "core/attention/text_inputs.h"

namespace app::cli {
namespace {

std::filesystem::path tokenizerFile(const Arguments& arguments, const core::onnx::Model& model)
{
    if (const std::optional<QString> given = arguments.value("tokenizer"))
        return QFile::encodeName(*given).toStdString();
    if (const auto known = core::attention::knownTokenizer(model.path(), model.sha256()))
        return *known;
    throw UsageError(CommandLine::tr("--text wants --tokenizer FILE: the tokenizer of this model is not known"));
}

std::optional<size_t> mostTokens(const Arguments& arguments)
{
    const std::optional<QString> text = arguments.value("max-tokens");
    if (!text)
        return std::nullopt;
    bool isNumber = false;
    const uint number = text->toUInt(&isNumber);
    if (!isNumber || number < 1)
        throw UsageError(CommandLine::tr("--max-tokens takes a number from 1 on, not \"%1\"").arg(*text));
    return number;
}

} // namespace

QList<OptionSpec> sentenceOptions()
{
    return {
        {"text", CommandLine::tr("TEXT"),
         CommandLine::tr("With --run: the sentence that a text model is run on; given twice, a pair of them."), true},
        {"tokenizer", CommandLine::tr("FILE"),
         CommandLine::tr(
             "The tokenizer.json that belongs to the model; found for the assets minilm and minilm-int8, and "
             "beside the model.")},
        {"max-tokens", "N", CommandLine::tr("Cut the text off after so many tokens.")},
    };
}

void checkSentenceOptions(const Arguments& arguments)
{
    const QStringList texts = arguments.values("text");
    if (texts.isEmpty()) {
        if (arguments.has("tokenizer") || arguments.has("max-tokens"))
            throw UsageError(CommandLine::tr("--tokenizer and --max-tokens want --text"));
        return;
    }
    if (!arguments.has("run"))
        throw UsageError(CommandLine::tr("--text wants --run"));
    if (texts.size() > 2)
        throw UsageError(CommandLine::tr("--text is given once or twice"));
    for (const char* option : {"shape", "value"})
        for (const QString& assignment : arguments.values(option)) {
            const QString name = assignment.left(assignment.lastIndexOf('='));
            if (core::attention::isTextInput(name.toStdString()))
                throw UsageError(
                    CommandLine::tr("--%1 of %2 does not go with --text, which fills it").arg(option, name));
        }
}

std::optional<OnnxSentence> sentenceFrom(const Arguments& arguments, const core::onnx::Model& model)
{
    OnnxSentence sentence;
    sentence.texts = arguments.values("text");
    if (sentence.texts.isEmpty())
        return std::nullopt;
    core::attention::fixedTokens(model.graph()); // before a tokenizer is sought: for a model that takes no text
    const std::optional<size_t> most = mostTokens(arguments);
    std::vector<std::string> sentences;
    for (const QString& text : sentence.texts)
        sentences.push_back(text.toStdString());
    core::attention::ModelText text =
        core::attention::modelText(model.graph(), tokenizerFile(arguments, model), sentences, most);
    sentence.tokenizer = std::move(text.tokenizer);
    sentence.encoding = std::move(text.encoding);
    sentence.inputs = std::move(text.inputs);
    return sentence;
}

} // namespace app::cli
