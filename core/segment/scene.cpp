#include "core/segment/scene.h"

#include <algorithm>

namespace core::segment {

bool SceneObject::isPrompted() const { return maskPrompt || std::ranges::any_of(prompts, &ScenePrompt::enabled); }

std::shared_ptr<const SceneObject> Scene::object(int64_t id) const
{
    const auto found = std::ranges::find_if(objects, [id](const auto& entry) { return entry->id == id; });
    return found == objects.end() ? nullptr : *found;
}

int64_t Scene::nextId() const
{
    int64_t largest = 0;
    for (const auto& entry : objects)
        largest = std::max(largest, entry->id);
    return largest + 1;
}

Rgb classColour(size_t index)
{
    static constexpr std::array<Rgb, 7> kColours{{{0x00, 0x72, 0xB2},
                                                  {0xE6, 0x9F, 0x00},
                                                  {0x00, 0x9E, 0x73},
                                                  {0xCC, 0x79, 0xA7},
                                                  {0x56, 0xB4, 0xE9},
                                                  {0xD5, 0x5E, 0x00},
                                                  {0xF0, 0xE4, 0x42}}};
    return kColours[index % kColours.size()];
}

Prompts promptsOf(const SceneObject& object)
{
    Prompts prompts;
    for (const ScenePrompt& prompt : object.prompts) {
        if (!prompt.enabled)
            continue;
        if (prompt.kind == ScenePrompt::Kind::Box)
            prompts.box = {prompt.at.x, prompt.at.y, prompt.to.x, prompt.to.y};
        else
            prompts.points.push_back({prompt.at.x, prompt.at.y, prompt.kind == ScenePrompt::Kind::Object});
    }
    if (object.maskPrompt)
        prompts.mask = decodeRuns(*object.maskPrompt);
    return prompts;
}

} // namespace core::segment
