#include "core/workspace/place.h"

namespace core::workspace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

std::string Place::text() const
{
    std::string words = parent ? parent->text() : std::string();
    if (index)
        return words + "[" + std::to_string(*index) + "]";
    if (!words.empty())
        words += '.';
    return words += key;
}

void failAt(const Place& place, gpu::Text what)
{
    throw Error(ErrorKind::InvalidInput, {what, {place.text()}},
                mark("Workspace", "docs/workspace.md describes workspace files."));
}

void checkCount(const Place& place, size_t count, size_t most)
{
    if (count > most)
        throw Error(ErrorKind::LimitExceeded,
                    {mark("Workspace", "The workspace's field \"%1\" has %2 entries; at most %3 are taken."),
                     {place.text(), std::to_string(count), std::to_string(most)}},
                    mark("Workspace", "Keep less in one workspace."));
}

} // namespace core::workspace
