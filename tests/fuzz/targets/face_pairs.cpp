#include <string_view>
#include <utility>

#include "core/face/pairs.h"
#include "tests/fuzz/targets.h"

namespace fuzz {

namespace {

std::string written(const core::face::FacePairs& read)
{
    std::string text = std::to_string(read.folds) + "\t" + std::to_string(read.perKind) + "\n";
    for (const core::face::FacePair& pair : read.pairs) {
        text += read.people[pair.first.person] + "\t" + std::to_string(pair.first.number) + "\t";
        if (!pair.isMatched())
            text += read.people[pair.second.person] + "\t";
        text += std::to_string(pair.second.number) + "\n";
    }
    return text;
}

} // namespace

bool facePairs(Bytes bytes)
{
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return taken([&] {
        const core::face::FacePairs read = core::face::parsePairs(text, "fuzzed");
        if (std::cmp_not_equal(read.pairs.size(), 2 * read.folds * read.perKind))
            broken("there are as many pairs as the first line says");
        for (const core::face::PairedPhoto& photo : read.photos()) {
            const std::filesystem::path path = read.pathOf(photo);
            if (path.is_absolute() || path.lexically_normal() != path || *path.begin() == "..")
                broken("a photo lies below its folder");
        }
        const core::face::FacePairs again = core::face::parsePairs(written(read), "written");
        if (again.pairs != read.pairs || again.people != read.people)
            broken("what is written of pairs reads back as the same pairs");
    });
}

} // namespace fuzz
