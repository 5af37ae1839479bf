#pragma once
// What is known of the masks of a scene: candidates by prompts, final masks by recipe. UI thread.

#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "widgets/panes/segment/mask_recipe.h"
#include "widgets/panes/segment/object_view.h"
#include "widgets/panes/segment/recent_cache.h"
#include "widgets/panes/segment/segment_work.h"

namespace widgets::segment {

/// A mask to be composed: everything that the work needs, by value.
struct ComposeTask {
    std::shared_ptr<const core::segment::SceneObject> object;
    MaskRecipe recipe;
    std::shared_ptr<const ObjectView> base; ///< the candidate; null: none
};

/// What of a scene is shown and counted: one object's mask.
struct MaskLayer {
    int64_t id = 0;
    uint32_t label = 0;
    bool visible = true;
    bool outdated = false;                  ///< the mask is of an earlier state of the object
    std::shared_ptr<const ObjectView> view; ///< null: none yet, or the object has no mask

    friend bool operator==(const MaskLayer&, const MaskLayer&) = default;
};

/// Brings a scene and its results together. What was computed once and is still in the cache is there at once, so
/// that undo and redo do not wait.
class MaskStore {
public:
    MaskStore();

    /// Another picture: nothing is known.
    void clear();
    /// The scene has changed, or results have come in.
    void refresh(const core::segment::Scene& scene);

    /// The candidates of the current object; those of an earlier state while the new ones are computed.
    const std::shared_ptr<const SegmentResult>& result() const { return m_result; }
    bool isResultOutdated() const { return m_resultOutdated; }
    /// The candidates for these prompts, if they are still known.
    std::shared_ptr<const SegmentResult> find(const PromptKey& key) { return m_results.find(key); }
    /// One per object, in the scene's order.
    const std::vector<MaskLayer>& layers() const { return m_layers; }
    const MaskLayer* layer(int64_t id) const;
    /// Whether a mask is still to be computed.
    bool isAnyOutdated() const;

    /// `id`: the object that was asked for. If it has gone on since, its mask is this one, outdated, until its own is
    /// there: nearer than what it was before.
    void keepResult(const PromptKey& key, std::shared_ptr<const SegmentResult> result, int64_t id);
    void keepView(const MaskRecipe& recipe, const std::shared_ptr<const ObjectView>& view);

    /// The object whose prompts the model should be asked next: the current one first. Null: none but those to skip.
    std::shared_ptr<const core::segment::SceneObject> nextToPredict(const core::segment::Scene& scene,
                                                                    std::span<const PromptKey> skipped);
    /// The masks that can be composed now.
    std::vector<ComposeTask> tasks(const core::segment::Scene& scene);

private:
    struct State {
        std::shared_ptr<const core::segment::SceneObject> source;
        MaskRecipe recipe;
        std::shared_ptr<const ObjectView> view;
        bool outdated = false;
    };

    void resolve(State& state);
    void refreshResult(const core::segment::Scene& scene);

    RecentCache<PromptKey, SegmentResult> m_results;
    RecentCache<MaskRecipe, ObjectView> m_views;
    std::unordered_map<int64_t, State> m_states; ///< only looked up, never walked
    std::vector<MaskLayer> m_layers;
    std::shared_ptr<const SegmentResult> m_result;
    int64_t m_resultOf = 0;
    PromptKey m_resultKey;
    bool m_resultOutdated = false;
};

} // namespace widgets::segment
