#pragma once
// What results follow from: two objects with the same recipe have the same mask.

#include <memory>
#include <vector>

#include "core/segment/scene.h"

namespace widgets::segment {

/// What the model is asked: the prompts that count and the previous mask.
struct PromptKey {
    std::vector<core::segment::ScenePrompt> prompts;
    std::shared_ptr<const core::segment::RunLengths> maskPrompt;

    bool empty() const { return prompts.empty() && !maskPrompt; }
    friend bool operator==(const PromptKey&, const PromptKey&) = default;
};

/// Everything that the mask of an object follows from.
struct MaskRecipe {
    PromptKey asked;
    int candidate = -1;
    std::shared_ptr<const core::segment::RunLengths> fixedMask; ///< null if there are prompts
    std::vector<std::shared_ptr<const core::segment::MaskEdit>> edits;
    core::segment::MaskFilter filter;

    /// Whether the object has no mask at all.
    bool isNothing() const { return asked.empty() && !fixedMask && edits.empty(); }
    /// Whether the mask is just what the model gave.
    bool isPlain() const { return !asked.empty() && edits.empty() && filter == core::segment::MaskFilter(); }
    friend bool operator==(const MaskRecipe&, const MaskRecipe&) = default;
};

/// Disabled prompts and all boxes but the last count nowhere.
PromptKey promptKeyOf(const core::segment::SceneObject& object);
MaskRecipe recipeOf(const core::segment::SceneObject& object, const core::segment::MaskFilter& filter);

} // namespace widgets::segment
