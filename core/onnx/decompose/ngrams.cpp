// Counting n-grams of integers: which words are where is a comparison with all n-grams of the pool at once.

#include <algorithm>

#include "core/onnx/decompose/rules.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

/// The n-grams of one length: row k is the n-gram number first + k.
struct Pool {
    int64_t length = 1;
    int64_t first = 0;
    std::vector<int64_t> words; ///< (count, length)

    int64_t count() const { return static_cast<int64_t>(words.size()) / length; }
};

std::vector<Pool> poolsOf(const Node& node)
{
    const std::vector<int64_t> words = node.intsAttribute("pool_int64s");
    const std::vector<int64_t> starts = node.intsAttribute("ngram_counts");
    if (words.empty())
        throw Error(ErrorKind::Unsupported, mark("onnx", "Strings are not supported: give its pool as integers"));
    std::vector<Pool> pools;
    int64_t first = 0;
    for (size_t k = 0; k < starts.size(); ++k) {
        const auto length = static_cast<int64_t>(k) + 1;
        const int64_t end = k + 1 < starts.size() ? starts[k + 1] : static_cast<int64_t>(words.size());
        const bool fits = starts[k] >= 0 && starts[k] <= end && end <= static_cast<int64_t>(words.size()) &&
                          (end - starts[k]) % length == 0;
        if (!fits)
            throw Error(ErrorKind::InvalidInput, mark("onnx", "ngram_counts do not fit the pool of n-grams"));
        pools.push_back({length, first, {words.begin() + starts[k], words.begin() + end}});
        first += pools.back().count();
    }
    return pools;
}

/// How often each n-gram of the pool occurs with `skip` words between its words: (B, count). x: (B, L).
std::string occurrences(Decomposition& d, const std::string& x, const gpu::Shape& shape, const Pool& pool, int64_t skip)
{
    const int64_t places = shape[1] - (pool.length - 1) * (skip + 1);
    const ElementType type = d.type();
    std::string all;
    for (int64_t k = 0; k < pool.length; ++k) {
        std::vector<int64_t> words;
        for (int64_t row = 0; row < pool.count(); ++row)
            words.push_back(pool.words[static_cast<size_t>(row * pool.length + k)]);
        const std::string wanted = d.constant(HostTensor::fromInt64s(words).cast(type));
        const int64_t start = k * (skip + 1);
        const std::string here = d.unsqueeze(d.slice(x, 1, start, start + places), 2);
        const std::string same = d.add("Equal", {here, wanted});
        all = k == 0 ? same : d.add("And", {all, same});
    }
    return d.reduce("ReduceSum", d.cast(all, ElementType::Float), {1}, false);
}

/// Source: ONNX TfIdfVectorizer-9.
void tfIdfVectorizer(Decomposition& d)
{
    const Node& node = d.node();
    const std::string mode = node.stringAttribute("mode", "TF");
    if (mode != "TF" && mode != "IDF" && mode != "TFIDF")
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "The mode %1 is unknown"), {mode}});
    const gpu::Shape& given = d.call().shape(0);
    const gpu::Shape shape = given.rank() == 1 ? gpu::Shape{1, given[0]} : given;
    if (shape.rank() != 2)
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "Shape %1 is no batch of sequences"), {given.toString()}});
    const std::string x = given.rank() == 1 ? d.unsqueeze(d.input(0), 0) : d.input(0);
    const std::vector<int64_t> columns = node.intsAttribute("ngram_indexes");
    const std::vector<float> weights = node.floatsAttribute("weights", std::vector<float>(columns.size(), 1));
    const std::vector<int64_t> zeros{shape[0], 1};
    const std::string nothing =
        d.add("Expand", {d.number(0, ElementType::Float), d.constant(HostTensor::fromInt64s(zeros))});
    Decomposition::Names parts{nothing}; // column 0: what no n-gram is counted in
    std::vector<int64_t> sources;        // of the n-grams in `parts`, by number; 0: not counted
    int64_t next = 1;
    int64_t unrolled = 0;
    for (const Pool& pool : poolsOf(node)) {
        const bool counted = pool.length >= node.intAttribute("min_gram_length", 1) &&
                             pool.length <= node.intAttribute("max_gram_length", 1) && pool.count() > 0;
        std::string sum;
        const int64_t room = shape[1] / std::max<int64_t>(pool.length - 1, 1);
        const int64_t skips =
            pool.length == 1 ? 0 : std::clamp<int64_t>(node.intAttribute("max_skip_count", 0), -1, room);
        if (counted) {
            checkUnrolled(skips + 1);
            unrolled += pool.length * (skips + 1);
            checkUnrolled(unrolled);
            constantElements({static_cast<int64_t>(pool.words.size()), skips + 1});
        }
        for (int64_t skip = 0; counted && skip <= skips && (pool.length - 1) * (skip + 1) < shape[1]; ++skip) {
            const std::string found = occurrences(d, x, shape, pool, skip);
            sum = sum.empty() ? found : d.add("Add", {sum, found});
        }
        for (int64_t k = 0; k < pool.count(); ++k)
            sources.push_back(sum.empty() ? 0 : next++);
        if (!sum.empty())
            parts.push_back(sum);
    }
    if (columns.size() != sources.size() || weights.size() != columns.size())
        throw Error(ErrorKind::InvalidInput, mark("onnx", "ngram_indexes do not fit the pool of n-grams"));
    int64_t width = 0;
    for (const int64_t column : columns) {
        if (column < 0)
            throw Error(ErrorKind::InvalidInput, mark("onnx", "ngram_indexes do not fit the pool of n-grams"));
        width = std::max(width, constantElements({column}) + 1);
    }
    std::vector<int64_t> picks(static_cast<size_t>(width), 0);
    std::vector<float> factors(static_cast<size_t>(width), 1);
    for (size_t k = 0; k < columns.size(); ++k) {
        picks.at(static_cast<size_t>(columns[k])) = sources[k];
        factors.at(static_cast<size_t>(columns[k])) = weights[k];
    }
    const std::string counts = parts.size() == 1 ? nothing : d.add("Concat", parts, {{"axis", int64_t{1}}});
    std::string y = d.add("Gather", {counts, d.constant(HostTensor::fromInt64s(picks))}, {{"axis", int64_t{1}}});
    if (mode == "IDF")
        y = d.cast(d.add("Greater", {y, d.number(0, ElementType::Float)}), ElementType::Float);
    if (mode != "TF")
        y = d.add("Mul", {y, d.constant(HostTensor::fromFloats({width}, factors))});
    d.result(0, given.rank() == 1 ? d.squeeze(y, 0) : y);
}

constexpr DecompositionRow kRules[] = {{"TfIdfVectorizer", tfIdfVectorizer}};

} // namespace

std::span<const DecompositionRow> ngramDecompositions() { return kRules; }

} // namespace core::onnx
