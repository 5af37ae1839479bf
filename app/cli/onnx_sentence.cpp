#include "app/cli/onnx_sentence.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <QFile>

#include "app/cli/words.h"
#include "core/assets/assets.h"
#include "core/attention/text_inputs.h"
#include "core/attention/tokenizer_file.h"

namespace app::cli {
namespace {

using core::attention::Tokenizer;

/// Models that are assets, and the asset that is their tokenizer.
constexpr std::array kTokenizers{std::pair{std::string_view("minilm"), std::string_view("minilm-tokenizer")},
                                 std::pair{std::string_view("minilm-int8"), std::string_view("minilm-tokenizer")}};

std::filesystem::path tokenizerFile(const Arguments& arguments, const core::onnx::Model& model)
{
    if (const std::optional<QString> given = arguments.value("tokenizer"))
        return QFile::encodeName(*given).toStdString();
    const core::AssetStore assets;
    for (const core::Asset& asset : assets.assets())
        for (const auto& [known, tokenizer] : kTokenizers)
            if (asset.id == known && asset.sha256 == model.sha256())
                return assets.path(tokenizer);
    throw UsageError(CommandLine::tr("--text wants --tokenizer FILE: the tokenizer of this model is not known"));
}

std::optional<size_t> mostTokens(const Arguments& arguments, std::optional<int64_t> fixed)
{
    std::optional<size_t> most;
    if (fixed)
        most = static_cast<size_t>(*fixed);
    const std::optional<QString> text = arguments.value("max-tokens");
    if (!text)
        return most;
    bool isNumber = false;
    const uint number = text->toUInt(&isNumber);
    if (!isNumber || number < 1)
        throw UsageError(CommandLine::tr("--max-tokens takes a number from 1 on, not \"%1\"").arg(*text));
    return std::min<size_t>(number, most.value_or(number));
}

} // namespace

QList<OptionSpec> sentenceOptions()
{
    return {
        {"text", CommandLine::tr("TEXT"),
         CommandLine::tr("With --run: the sentence that a text model is run on; given twice, a pair of them."), true},
        {"tokenizer", CommandLine::tr("FILE"),
         CommandLine::tr("The tokenizer.json that belongs to the model; known for the assets minilm and minilm-int8.")},
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
    const std::optional<int64_t> fixed = core::attention::fixedTokens(model.graph());
    Tokenizer::EncodeOptions options{.mostTokens = mostTokens(arguments, fixed), .padTo = {}};
    if (fixed)
        options.padTo = static_cast<size_t>(*fixed);
    sentence.tokenizer = tokenizerFile(arguments, model);
    const Tokenizer tokenizer = core::attention::loadTokenizer(sentence.tokenizer);
    const std::string first = sentence.texts.first().toStdString();
    sentence.encoding = sentence.texts.size() == 1
                            ? tokenizer.encode(first, options)
                            : tokenizer.encode(first, sentence.texts.last().toStdString(), options);
    sentence.inputs = core::attention::textInputs(model.graph(), {sentence.encoding});
    return sentence;
}

} // namespace app::cli
