#include "core/attention/model_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/assets/assets.h"
#include "core/assets/sha256.h"
#include "core/attention/text_inputs.h"
#include "core/attention/tokenizer_file.h"
#include "gpu/base/error.h"

namespace core::attention {

using gpu::mark;

namespace {

/// Models that are assets, and the asset that is their tokenizer.
constexpr std::array kTokenizers{std::pair{std::string_view("minilm"), std::string_view("minilm-tokenizer")},
                                 std::pair{std::string_view("minilm-int8"), std::string_view("minilm-tokenizer")}};
constexpr const char* kFile = "tokenizer.json";

/// The id of the asset; empty: the model is none that has one.
std::string_view tokenizerAsset(const AssetStore& store, const std::string& sha256)
{
    for (const Asset& asset : store.assets())
        for (const auto& [model, tokenizer] : kTokenizers)
            if (asset.id == model && asset.sha256 == sha256)
                return tokenizer;
    return {};
}

} // namespace

std::optional<std::filesystem::path> knownTokenizer(const std::filesystem::path& model, const std::string& sha256)
{
    const AssetStore store;
    if (const std::string_view asset = tokenizerAsset(store, sha256); !asset.empty() && store.isPresent(asset))
        return store.path(asset);
    const std::filesystem::path beside = model.parent_path() / kFile;
    std::error_code ignored;
    return std::filesystem::is_regular_file(beside, ignored) ? std::optional(beside) : std::nullopt;
}

std::filesystem::path tokenizerOf(const std::filesystem::path& model, const std::string& sha256)
{
    if (const auto known = knownTokenizer(model, sha256))
        return *known;
    const AssetStore store;
    if (const std::string_view asset = tokenizerAsset(store, sha256); !asset.empty())
        return store.path(asset); // which says how to fetch it
    throw gpu::Error(
        gpu::ErrorKind::NotFound, {mark("Tokenizer", "The tokenizer of %1 is not known"), {model.filename().string()}},
        mark("Tokenizer", "Put the file tokenizer.json that came with the model into the model's folder."));
}

ModelText modelText(const onnx::Graph& graph, const std::filesystem::path& tokenizer,
                    std::span<const std::string> sentences, std::optional<size_t> mostTokens)
{
    const std::optional<int64_t> fixed = fixedTokens(graph);
    Tokenizer::EncodeOptions options{.mostTokens = mostTokens, .padTo = {}};
    if (fixed) {
        options.padTo = static_cast<size_t>(*fixed);
        options.mostTokens = std::min(*options.padTo, mostTokens.value_or(*options.padTo));
    }
    const Tokenizer words = loadTokenizer(tokenizer);
    ModelText text{tokenizer, sha256OfFile(tokenizer), words.makesPairs(), {}, {}};
    text.encoding = sentences.size() == 1 ? words.encode(sentences.front(), options)
                                          : words.encode(sentences.front(), sentences.back(), options);
    text.inputs = textInputs(graph, {text.encoding});
    return text;
}

} // namespace core::attention
