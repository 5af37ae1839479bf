#include "widgets/panes/segment/mask_store.h"

#include <algorithm>
#include <utility>

namespace widgets::segment {

namespace {

using core::segment::Scene;
using core::segment::SceneObject;

constexpr size_t kResultBytes = size_t{96} << 20;
constexpr size_t kViewBytes = size_t{64} << 20;

size_t chosenOf(int candidate, const SegmentResult& result)
{
    return static_cast<size_t>(candidate >= 0 ? candidate : result.best);
}

} // namespace

MaskStore::MaskStore() : m_results(kResultBytes), m_views(kViewBytes) {}

void MaskStore::clear()
{
    m_results.clear();
    m_views.clear();
    m_states.clear();
    m_layers.clear();
    m_result.reset();
    m_resultOf = 0;
    m_resultKey = {};
    m_resultOutdated = false;
}

const MaskLayer* MaskStore::layer(int64_t id) const
{
    const auto found = std::ranges::find(m_layers, id, &MaskLayer::id);
    return found == m_layers.end() ? nullptr : &*found;
}

bool MaskStore::isAnyOutdated() const { return std::ranges::any_of(m_layers, &MaskLayer::outdated); }

void MaskStore::refresh(const Scene& scene)
{
    std::unordered_map<int64_t, State> states;
    std::vector<MaskLayer> layers;
    states.reserve(scene.objects.size());
    layers.reserve(scene.objects.size());
    for (const auto& object : scene.objects) {
        State& state = states[object->id];
        if (const auto old = m_states.find(object->id); old != m_states.end())
            state = std::move(old->second);
        const bool same = state.source == object && state.recipe.filter == scene.filter;
        if (!same) {
            state.source = object;
            MaskRecipe recipe = recipeOf(*object, scene.filter);
            state.outdated = state.outdated || !(recipe == state.recipe);
            state.recipe = std::move(recipe);
        }
        if (state.outdated)
            resolve(state);
        layers.push_back({object->id, object->label, object->visible, state.outdated, state.view});
    }
    m_states = std::move(states);
    m_layers = std::move(layers);
    refreshResult(scene);
}

void MaskStore::resolve(State& state)
{
    if (state.recipe.isNothing()) {
        state.view.reset();
        state.outdated = false;
        return;
    }
    std::shared_ptr<const ObjectView> found = m_views.find(state.recipe);
    if (!found && state.recipe.isPlain())
        if (const auto result = m_results.find(state.recipe.asked))
            found = result->candidates[chosenOf(state.recipe.candidate, *result)].view;
    if (!found)
        return;
    state.view = std::move(found);
    state.outdated = false;
}

void MaskStore::refreshResult(const Scene& scene)
{
    const std::shared_ptr<const SceneObject> object = scene.object(scene.current);
    PromptKey key = object ? promptKeyOf(*object) : PromptKey();
    if (m_resultOf != scene.current || key.empty())
        m_result.reset();
    if (key.empty()) {
        m_resultOutdated = false;
    } else if (!m_result || m_resultOutdated || !(key == m_resultKey)) {
        const std::shared_ptr<const SegmentResult> found = m_results.find(key);
        if (found)
            m_result = found;
        m_resultOutdated = !found;
    }
    m_resultOf = scene.current;
    m_resultKey = std::move(key);
}

void MaskStore::keepResult(const PromptKey& key, std::shared_ptr<const SegmentResult> result, int64_t id)
{
    m_results.keep(key, result);
    const auto state = m_states.find(id);
    if (state == m_states.end() || !state->second.outdated || !state->second.recipe.isPlain())
        return;
    state->second.view = result->candidates[chosenOf(state->second.recipe.candidate, *result)].view;
    if (m_resultOf == id && m_resultOutdated)
        m_result = std::move(result);
}

void MaskStore::keepView(const MaskRecipe& recipe, const std::shared_ptr<const ObjectView>& view)
{
    m_views.keep(recipe, view);
    for (auto& [id, state] : m_states) {
        if (!state.outdated || !(state.recipe == recipe))
            continue;
        state.view = view;
        state.outdated = false;
    }
}

std::shared_ptr<const SceneObject> MaskStore::nextToPredict(const Scene& scene, std::span<const PromptKey> skipped)
{
    const auto isSkipped = [skipped](const PromptKey& key) { return std::ranges::find(skipped, key) != skipped.end(); };
    if (m_resultOutdated && !isSkipped(m_resultKey))
        return scene.object(scene.current);
    for (const auto& object : scene.objects) {
        const auto state = m_states.find(object->id);
        if (state == m_states.end() || !state->second.outdated)
            continue;
        const PromptKey& asked = state->second.recipe.asked;
        if (!asked.empty() && !isSkipped(asked) && !m_results.find(asked))
            return object;
    }
    return nullptr;
}

std::vector<ComposeTask> MaskStore::tasks(const Scene& scene)
{
    std::vector<ComposeTask> tasks;
    for (const auto& object : scene.objects) {
        const auto found = m_states.find(object->id);
        if (found == m_states.end() || !found->second.outdated)
            continue;
        const MaskRecipe& recipe = found->second.recipe;
        ComposeTask task{object, recipe, nullptr};
        if (!recipe.asked.empty()) {
            const auto result = m_results.find(recipe.asked);
            if (!result)
                continue;
            task.base = result->candidates[chosenOf(recipe.candidate, *result)].view;
        }
        tasks.push_back(std::move(task));
    }
    return tasks;
}

} // namespace widgets::segment
