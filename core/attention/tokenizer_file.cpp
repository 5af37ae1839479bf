#include "core/attention/tokenizer_file.h"

#include <algorithm>
#include <limits>
#include <unordered_set>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/assets/text_file.h"
#include "core/attention/tokenizer_field.h"
#include "core/limits.h"
#include "gpu/base/error.h"

namespace core::attention {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;
using nlohmann::json;

namespace {

constexpr int64_t kMaxId = std::numeric_limits<int32_t>::max();
constexpr int64_t kMaxWord = 1000; // letters; longer ones are no words, and take time
constexpr int64_t kMaxTypeId = 255;

/// The tree of values, with limits: what a file of the largest size could unfold to would not fit into memory.
json readTree(std::string_view text, const std::string& name)
{
    int64_t values = 0;
    const auto check = [&values, &name](int depth, json::parse_event_t event, const json&) {
        if (depth > limits::tokenizerDepth.value())
            limits::tokenizerDepth.refuse({mark("Tokenizer", "%1 is nested more deeply than a tokenizer may"), {name}});
        if (event != json::parse_event_t::key && ++values > limits::tokenizerEntries.value())
            limits::tokenizerEntries.refuse({mark("Tokenizer", "%1 holds more values than a tokenizer may"), {name}});
        return true;
    };
    const gpu::Message hint = mark("Tokenizer", "Get the tokenizer.json again that belongs to the model.");
    try {
        return json::parse(text, check);
    } catch (const json::parse_error& error) {
        throw Error(ErrorKind::Corrupt,
                    {mark("Tokenizer", "%1 is no JSON from byte %2 on"), {name, std::to_string(error.byte)}}, hint);
    } catch (const json::exception&) {
        throw Error(ErrorKind::Corrupt, {mark("Tokenizer", "%1 has a number that is too large"), {name}}, hint);
    }
}

[[noreturn]] void refuseKind(const TokenizerField& field, const std::string& kind, const char* known)
{
    throw Error(ErrorKind::Unsupported,
                {mark("Tokenizer", "%1: the field \"%2\" is of the kind %3; read is %4"),
                 {field.file(), field.place(), kind, known}},
                mark("Tokenizer", "Take the tokenizer.json of a model of the BERT family."));
}

std::string kindOf(const TokenizerField& field) { return field.isNull() ? "null" : field.at("type").text(); }

/// Files before tokenizers 0.9 do not say it: each kind has a field of its own.
std::string modelKind(const TokenizerField& model)
{
    if (model.has("type") || !model.value().is_object())
        return kindOf(model);
    if (model.has("merges"))
        return "BPE";
    if (model.at("vocab").value().is_array())
        return "Unigram";
    return model.has("continuing_subword_prefix") ? "WordPiece" : "WordLevel";
}

Vocabulary readVocabulary(const TokenizerField& field)
{
    if (!field.value().is_object())
        field.fail(mark("Tokenizer", "%1: the field \"%2\" is no object"));
    Vocabulary vocabulary;
    std::unordered_set<int64_t> used;
    for (const auto& [piece, value] : field.value().items()) {
        const TokenizerField entry(value, field.file(), field.place() + "." + piece);
        if (std::cmp_greater(piece.size(), limits::tokenBytes.value()))
            limits::tokenBytes.refuse({mark("Tokenizer", "%1 has a token of %2 bytes in its vocabulary"),
                                       {field.file(), std::to_string(piece.size())}});
        const int64_t id = entry.whole(0, kMaxId);
        if (!used.insert(id).second)
            entry.fail(mark("Tokenizer", "%1: the field \"%2\" has an id that another token has"));
        vocabulary.emplace(piece, id);
    }
    return vocabulary;
}

WordPiece readModel(const TokenizerField& field)
{
    const std::string kind = modelKind(field);
    if (kind != "WordPiece")
        refuseKind(field, kind, "WordPiece");
    return {readVocabulary(field.at("vocab")),
            {field.at("unk_token").text("[UNK]"), field.at("continuing_subword_prefix").text("##"),
             static_cast<size_t>(field.at("max_input_chars_per_word").whole(1, kMaxWord, 100))}};
}

std::optional<BertNormalizer> readNormalizer(const TokenizerField& field)
{
    if (field.isNull())
        return std::nullopt;
    if (const std::string kind = kindOf(field); kind != "BertNormalizer")
        refuseKind(field, kind, "BertNormalizer");
    BertNormalizer normalizer;
    normalizer.cleanText = field.at("clean_text").flag(true);
    normalizer.handleChinese = field.at("handle_chinese_chars").flag(true);
    if (const TokenizerField strip = field.at("strip_accents"); !strip.isNull())
        normalizer.stripAccents = strip.flag();
    normalizer.lowercase = field.at("lowercase").flag(true);
    return normalizer;
}

std::vector<AddedToken> readAdded(const TokenizerField& field)
{
    std::vector<AddedToken> tokens;
    tokens.reserve(field.count());
    for (size_t i = 0; i < field.count(); ++i) {
        const TokenizerField entry = field.at(i);
        tokens.push_back({entry.at("id").whole(0, kMaxId), entry.at("content").text(),
                          entry.at("single_word").flag(false), entry.at("lstrip").flag(false),
                          entry.at("rstrip").flag(false), entry.at("normalized").flag(false),
                          entry.at("special").flag(false)});
    }
    return tokens;
}

/// An entry of TemplateProcessing: {"SpecialToken": …} or {"Sequence": …}.
TemplateStep readStep(const TokenizerField& field, const TokenizerField& specials)
{
    TemplateStep step;
    if (const TokenizerField sentence = field.at("Sequence"); !sentence.isNull()) {
        step.source = sentence.at("id").oneOf({"A", "B"}) == 0 ? TokenSource::First : TokenSource::Second;
        step.typeId = static_cast<int>(sentence.at("type_id").whole(0, kMaxTypeId, 0));
        return step;
    }
    const TokenizerField special = field.at("SpecialToken");
    const std::string name = special.at("id").text();
    step.typeId = static_cast<int>(special.at("type_id").whole(0, kMaxTypeId, 0));
    const TokenizerField known = specials.at(name.c_str());
    const TokenizerField ids = known.at("ids"), pieces = known.at("tokens");
    if (ids.count() == 0 || ids.count() != pieces.count())
        known.fail(mark("Tokenizer", "%1: the field \"%2\" has no ids, or not as many as tokens"));
    for (size_t i = 0; i < ids.count(); ++i)
        step.special.emplace_back(ids.at(i).whole(0, kMaxId), pieces.at(i).text());
    return step;
}

std::vector<TemplateStep> readTemplate(const TokenizerField& field, const TokenizerField& specials, size_t sentences)
{
    std::vector<TemplateStep> steps;
    for (size_t i = 0; i < field.count(); ++i)
        steps.push_back(readStep(field.at(i), specials));
    const auto has = [&steps](TokenSource source) { return std::ranges::count(steps, source, &TemplateStep::source); };
    if (has(TokenSource::First) != 1 || std::cmp_not_equal(has(TokenSource::Second), sentences - 1))
        field.fail(mark("Tokenizer", "%1: the field \"%2\" does not have each sentence once"));
    return steps;
}

/// BertProcessing: ["[SEP]", 102].
TemplateStep readPair(const TokenizerField& field, int typeId)
{
    if (field.count() != 2)
        field.fail(mark("Tokenizer", "%1: the field \"%2\" is no pair of token and id"));
    return {TokenSource::Special, {{field.at(size_t{1}).whole(0, kMaxId), field.at(size_t{0}).text()}}, typeId};
}

void readFrame(const TokenizerField& field, Tokenizer::Parts& parts)
{
    const TemplateStep first{TokenSource::First, {}, 0}, second{TokenSource::Second, {}, 1};
    if (field.isNull()) {
        parts.single = {first};
        parts.pair = {first, second};
        return;
    }
    const std::string kind = kindOf(field);
    if (kind == "BertProcessing") {
        const TokenizerField cls = field.at("cls"), sep = field.at("sep");
        parts.single = {readPair(cls, 0), first, readPair(sep, 0)};
        parts.pair = {readPair(cls, 0), first, readPair(sep, 0), second, readPair(sep, 1)};
    } else if (kind == "TemplateProcessing") {
        const TokenizerField specials = field.at("special_tokens");
        parts.single = readTemplate(field.at("single"), specials, 1);
        if (const TokenizerField pair = field.at("pair"); pair.count() > 0)
            parts.pair = readTemplate(pair, specials, 2);
    } else {
        refuseKind(field, kind, "TemplateProcessing, BertProcessing");
    }
}

Side readSide(const TokenizerField& field) { return field.oneOf({"Right", "Left"}, 0) == 0 ? Side::Right : Side::Left; }

std::optional<Truncation> readTruncation(const TokenizerField& field)
{
    if (field.isNull())
        return std::nullopt;
    return Truncation{
        static_cast<size_t>(field.at("max_length").whole(0, kMaxId)),
        static_cast<Truncation::Strategy>(field.at("strategy").oneOf({"LongestFirst", "OnlyFirst", "OnlySecond"}, 0)),
        readSide(field.at("direction"))};
}

std::optional<Padding> readPadding(const TokenizerField& field)
{
    if (field.isNull())
        return std::nullopt;
    Padding padding;
    // The strategy is "BatchLongest" or {"Fixed": 128}.
    if (const TokenizerField strategy = field.at("strategy"); strategy.has("Fixed"))
        padding.length = static_cast<size_t>(strategy.at("Fixed").whole(0, kMaxId));
    else
        strategy.oneOf({"BatchLongest"}, 0);
    padding.multipleOf = static_cast<size_t>(field.at("pad_to_multiple_of").whole(1, kMaxId, 1));
    padding.id = field.at("pad_id").whole(0, kMaxId, 0);
    padding.piece = field.at("pad_token").text("[PAD]");
    padding.typeId = static_cast<int>(field.at("pad_type_id").whole(0, kMaxTypeId, 0));
    padding.side = readSide(field.at("direction"));
    return padding;
}

} // namespace

Tokenizer parseTokenizer(std::string_view text, const std::string& name)
{
    if (std::cmp_greater(text.size(), limits::tokenizerBytes.value()))
        limits::tokenizerBytes.refuse({mark("Tokenizer", "%1 has %2 bytes"), {name, std::to_string(text.size())}});
    const json tree = readTree(text, name);
    const TokenizerField root(tree, name);
    if (!tree.is_object() || root.at("model").isNull())
        throw Error(ErrorKind::InvalidInput, {mark("Tokenizer", "%1 is no tokenizer: it has no model"), {name}},
                    mark("Tokenizer", "Name the tokenizer.json that lies beside a model."));
    Tokenizer::Parts parts{.normalizer = {},
                           .model = readModel(root.at("model")),
                           .added = readAdded(root.at("added_tokens")),
                           .single = {},
                           .pair = {},
                           .truncation = readTruncation(root.at("truncation")),
                           .padding = readPadding(root.at("padding"))};
    parts.normalizer = readNormalizer(root.at("normalizer"));
    const TokenizerField words = root.at("pre_tokenizer");
    if (const std::string kind = kindOf(words); kind != "BertPreTokenizer")
        refuseKind(words, kind, "BertPreTokenizer");
    readFrame(root.at("post_processor"), parts);
    return Tokenizer(std::move(parts));
}

Tokenizer loadTokenizer(const std::filesystem::path& path)
{
    return parseTokenizer(readTextFile(path, limits::tokenizerBytes), path.string());
}

} // namespace core::attention
