#include "widgets/panes/segment/mask_recipe.h"

#include <algorithm>

namespace widgets::segment {

PromptKey promptKeyOf(const core::segment::SceneObject& object)
{
    using core::segment::ScenePrompt;
    PromptKey key;
    key.maskPrompt = object.maskPrompt;
    key.prompts.reserve(object.prompts.size());
    for (const ScenePrompt& prompt : object.prompts) {
        if (!prompt.enabled)
            continue;
        if (prompt.kind == ScenePrompt::Kind::Box)
            std::erase_if(key.prompts, [](const ScenePrompt& old) { return old.kind == ScenePrompt::Kind::Box; });
        key.prompts.push_back(prompt);
    }
    return key;
}

MaskRecipe recipeOf(const core::segment::SceneObject& object, const core::segment::MaskFilter& filter)
{
    MaskRecipe recipe;
    recipe.asked = promptKeyOf(object);
    if (!recipe.asked.empty())
        recipe.candidate = object.candidate;
    else
        recipe.fixedMask = object.fixedMask;
    recipe.edits = object.edits;
    recipe.filter = filter;
    return recipe;
}

} // namespace widgets::segment
