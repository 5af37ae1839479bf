// What a person can do to a scene, each as one step of the undo stack.
#include <algorithm>
#include <utility>

#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

namespace {

using core::segment::MaskEdit;
using core::segment::Scene;
using core::segment::SceneObject;
using core::segment::ScenePrompt;

/// Every object needs a class: the first one gets this.
constexpr uint32_t kFirstLabel = 1;

Scene withFirstClass(const Scene& scene)
{
    if (!scene.classes.empty())
        return scene;
    return core::segment::withClass(scene, {kFirstLabel, "object", core::segment::classColour(0)});
}

/// An empty object of the class that is in use, current.
Scene withNewObject(const Scene& scene)
{
    const Scene ready = withFirstClass(scene);
    SceneObject object;
    const std::shared_ptr<const SceneObject> current = scene.object(scene.current);
    object.label = current ? current->label : ready.classes.front().label;
    return core::segment::withAdded(ready, {&object, 1});
}

} // namespace

bool SegmentDocument::isRefused(const SceneObject& object)
{
    if (object.locked)
        emit refused(tr("The object is locked. Unlock it in the list of objects to change it."));
    return object.locked;
}

void SegmentDocument::changeObject(int64_t id, const QString& text, const std::function<void(SceneObject&)>& change,
                                   const QString& merging)
{
    const std::shared_ptr<const SceneObject> object = m_scene->object(id);
    if (!object || isRefused(*object))
        return;
    SceneObject changed = *object;
    change(changed);
    apply(text, core::segment::withReplaced(*m_scene, std::move(changed)), merging);
}

bool SegmentDocument::addPrompt(const ScenePrompt& prompt)
{
    const std::shared_ptr<const SceneObject> current = currentObject();
    const bool begins = prompt.kind == ScenePrompt::Kind::Box && current &&
                        std::ranges::find(current->prompts, prompt.kind, &ScenePrompt::kind) != current->prompts.end();
    if (current && !begins && isRefused(*current))
        return false;
    Scene after = current && !begins ? *m_scene : withNewObject(*m_scene);
    SceneObject object = *after.object(after.current);
    // The model starts from what is there: a mask that came without prompts is a previous mask.
    if (!object.isPrompted() && object.fixedMask)
        object.maskPrompt = object.fixedMask;
    QString text = tr("Add object point");
    if (prompt.kind == ScenePrompt::Kind::Background)
        text = tr("Add background point");
    if (prompt.kind == ScenePrompt::Kind::Box)
        text = tr("Draw box");
    object.prompts.push_back(prompt);
    object.candidate = -1;
    apply(text, core::segment::withReplaced(after, std::move(object)));
    m_addedIndex = m_undo.index();
    return begins;
}

void SegmentDocument::removePrompt(int row)
{
    const auto rows = static_cast<int>(prompts().size());
    if (row < 0 || row > rows || (row == rows && !(currentObject() && currentObject()->maskPrompt)))
        return;
    changeObject(m_scene->current, row == rows ? tr("Remove previous mask") : tr("Delete prompt"),
                 [row, rows](SceneObject& object) {
                     if (row == rows)
                         object.maskPrompt.reset();
                     else
                         object.prompts.erase(object.prompts.begin() + row);
                     object.candidate = -1;
                 });
}

void SegmentDocument::clearPrompts()
{
    const std::shared_ptr<const SceneObject> current = currentObject();
    if (!current || (current->prompts.empty() && !current->maskPrompt))
        return;
    changeObject(current->id, tr("Clear prompts"), [](SceneObject& object) {
        object.prompts.clear();
        object.maskPrompt.reset();
        object.candidate = -1;
    });
}

void SegmentDocument::retract(int index)
{
    if (index <= 0 || m_undo.index() != index)
        return;
    m_retracting = true;
    m_undo.undo();
    m_retracting = false;
}

void SegmentDocument::setPromptEnabled(int row, bool enabled)
{
    if (row < 0 || row >= static_cast<int>(prompts().size()) || prompts()[static_cast<size_t>(row)].enabled == enabled)
        return;
    changeObject(m_scene->current, enabled ? tr("Switch prompt on") : tr("Switch prompt off"),
                 [row, enabled](SceneObject& object) {
                     object.prompts[static_cast<size_t>(row)].enabled = enabled;
                     object.candidate = -1;
                 });
}

void SegmentDocument::changePrompt(int row, const ScenePrompt& prompt, const QString& movement)
{
    if (row < 0 || row >= static_cast<int>(prompts().size()) || prompts()[static_cast<size_t>(row)] == prompt)
        return;
    changeObject(
        m_scene->current, tr("Move prompt"),
        [row, &prompt](SceneObject& object) {
            object.prompts[static_cast<size_t>(row)] = prompt;
            object.candidate = -1;
        },
        movement);
}

void SegmentDocument::setMaskPrompt(std::shared_ptr<const core::segment::RunLengths> runs)
{
    changeObject(m_scene->current, tr("Use mask as prompt"), [&runs](SceneObject& object) {
        object.maskPrompt = std::move(runs);
        object.candidate = -1;
    });
}

void SegmentDocument::addEdit(MaskEdit edit)
{
    const std::shared_ptr<const SceneObject> current = currentObject();
    if (current && isRefused(*current))
        return;
    const Scene after = current ? *m_scene : withNewObject(*m_scene);
    SceneObject object = *after.object(after.current);
    QString text = edit.adds ? tr("Brush") : tr("Erase");
    if (edit.kind == MaskEdit::Kind::Polygon)
        text = edit.adds ? tr("Add polygon") : tr("Cut out polygon");
    object.edits.push_back(std::make_shared<const MaskEdit>(std::move(edit)));
    apply(text, core::segment::withReplaced(after, std::move(object)));
}

void SegmentDocument::clearEdits()
{
    const std::shared_ptr<const SceneObject> current = currentObject();
    if (current && !current->edits.empty())
        changeObject(current->id, tr("Remove strokes"), [](SceneObject& object) { object.edits.clear(); });
}

void SegmentDocument::choose(int candidate)
{
    if (!result() || candidate == chosen() || candidate < 0 ||
        candidate >= static_cast<int>(result()->candidates.size()))
        return;
    changeObject(m_scene->current, tr("Choose candidate"),
                 [candidate](SceneObject& object) { object.candidate = candidate; });
}

void SegmentDocument::addObject()
{
    if (m_picture)
        apply(tr("New object"), withNewObject(*m_scene));
}

void SegmentDocument::duplicateObject(int64_t id)
{
    if (const std::shared_ptr<const SceneObject> object = m_scene->object(id)) {
        SceneObject copy = *object;
        copy.locked = false;
        apply(tr("Duplicate object"), core::segment::withAdded(*m_scene, {&copy, 1}));
    }
}

void SegmentDocument::removeObject(int64_t id)
{
    const std::shared_ptr<const SceneObject> object = m_scene->object(id);
    if (object && !isRefused(*object))
        apply(tr("Delete object"), core::segment::without(*m_scene, id));
}

void SegmentDocument::renameObject(int64_t id, const QString& name)
{
    const std::shared_ptr<const SceneObject> object = m_scene->object(id);
    if (object && object->name != name.toStdString())
        changeObject(id, tr("Rename object"), [&name](SceneObject& changed) { changed.name = name.toStdString(); });
}

void SegmentDocument::setObjectLabel(int64_t id, uint32_t label)
{
    const std::shared_ptr<const SceneObject> object = m_scene->object(id);
    if (object && object->label != label && core::segment::classOf(*m_scene, label))
        changeObject(id, tr("Change class"), [label](SceneObject& changed) { changed.label = label; });
}

void SegmentDocument::setObjectVisible(int64_t id, bool visible)
{
    const std::shared_ptr<const SceneObject> object = m_scene->object(id);
    if (!object || object->visible == visible)
        return;
    SceneObject changed = *object; // of a locked object too
    changed.visible = visible;
    apply(visible ? tr("Show object") : tr("Hide object"), core::segment::withReplaced(*m_scene, std::move(changed)));
}

void SegmentDocument::setObjectLocked(int64_t id, bool locked)
{
    const std::shared_ptr<const SceneObject> object = m_scene->object(id);
    if (!object || object->locked == locked)
        return;
    SceneObject changed = *object;
    changed.locked = locked;
    apply(locked ? tr("Lock object") : tr("Unlock object"), core::segment::withReplaced(*m_scene, std::move(changed)));
}

void SegmentDocument::moveObject(int64_t id, int place)
{
    Scene after = core::segment::withMoved(*m_scene, id, place);
    if (after.objects != m_scene->objects)
        apply(tr("Reorder objects"), std::move(after));
}

void SegmentDocument::importObjects(std::span<const SceneObject> objects,
                                    std::span<const core::segment::ObjectClass> classes)
{
    if (!objects.empty())
        apply(tr("Add objects"), core::segment::withAdded(*m_scene, objects, classes));
}

void SegmentDocument::setFilter(const core::segment::MaskFilter& filter)
{
    if (filter == m_scene->filter)
        return;
    Scene after = *m_scene;
    after.filter = filter;
    apply(tr("Change filter"), std::move(after), QStringLiteral("filter"));
}

void SegmentDocument::setClass(const core::segment::ObjectClass& entry)
{
    const core::segment::ObjectClass* known = core::segment::classOf(*m_scene, entry.label);
    if (!known || !(*known == entry))
        apply(known ? tr("Change class") : tr("Add class"), core::segment::withClass(*m_scene, entry));
}

void SegmentDocument::relabelClass(uint32_t label, uint32_t other)
{
    const core::segment::ObjectClass* entry = core::segment::classOf(*m_scene, label);
    if (!entry || core::segment::classOf(*m_scene, other))
        return;
    core::segment::ObjectClass changed = *entry;
    changed.label = other;
    apply(tr("Change label"), core::segment::withoutClass(core::segment::withClass(*m_scene, changed), label, other));
}

void SegmentDocument::removeClass(uint32_t label, uint32_t instead)
{
    Scene after = core::segment::withoutClass(*m_scene, label, instead);
    if (after.classes != m_scene->classes)
        apply(tr("Delete class"), std::move(after));
}

} // namespace widgets::segment
