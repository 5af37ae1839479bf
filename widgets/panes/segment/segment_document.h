#pragma once
// What is open in the segmentation pane: a picture, its scene with undo, and what is known of the masks. UI thread.

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include <QObject>
#include <QUndoStack>

#include "core/image/label_map.h"
#include "core/segment/scene_edit.h"
#include "widgets/panes/segment/mask_store.h"

namespace widgets::segment {

struct Highlight;

/// The steps of an undo stack as values.
struct UndoHistory {
    struct Step {
        QString text;
        QString merging;
        std::shared_ptr<const core::segment::Scene> before;
        std::shared_ptr<const core::segment::Scene> after;
    };
    std::vector<Step> steps;
    int index = 0; ///< steps that are done
};

/// Every change is one step of the undo stack, kept as the scene before and after it: scenes share what did not change.
class SegmentDocument : public QObject {
    Q_OBJECT
public:
    using Scene = core::segment::Scene;
    using SceneObject = core::segment::SceneObject;
    using ScenePrompt = core::segment::ScenePrompt;

    explicit SegmentDocument(QObject* parent = nullptr);

    const std::shared_ptr<const Picture>& picture() const { return m_picture; }
    const std::shared_ptr<const EncodedPicture>& encoded() const { return m_encoded; }
    const Scene& scene() const { return *m_scene; }
    /// For other threads and for comparing: the scene never changes, it is replaced.
    const std::shared_ptr<const Scene>& snapshot() const { return m_scene; }
    QUndoStack& undoStack() { return m_undo; }

    /// The object that prompts and edits go to, or null.
    std::shared_ptr<const SceneObject> currentObject() const { return m_scene->object(m_scene->current); }
    /// Those of the current object.
    const std::vector<ScenePrompt>& prompts() const;
    /// Row of the selected prompt; -1: none. The row after the last prompt is the previous mask, if there is one.
    int selected() const { return m_selected; }

    /// The four candidates of the current object; those of an earlier state while isResultOutdated().
    const std::shared_ptr<const SegmentResult>& result() const { return m_masks.result(); }
    /// The candidates of any object as it is now, if they are still known.
    std::shared_ptr<const SegmentResult> result(int64_t id);
    bool isResultOutdated() const { return result() && m_masks.isResultOutdated(); }
    /// The candidate that counts for the current object: the person's choice, else the model's.
    int chosen() const;
    /// The same with its figures, or null.
    const CandidateView* chosenCandidate() const;
    /// The final mask of an object, after edits and filter; an earlier one while isOutdated(). Null: it has none.
    std::shared_ptr<const ObjectView> objectMask(int64_t id) const;
    std::shared_ptr<const ObjectView> currentMask() const { return objectMask(m_scene->current); }
    bool isOutdated(int64_t id) const;
    /// Whether the current object has a mask that does not follow from what it is now.
    bool isOutdated() const { return isOutdated(m_scene->current); }
    /// All visible objects, later ones on top; null while a mask is being computed, and without a picture.
    const std::shared_ptr<const core::LabelMap>& labelMap() const { return m_labelMap; }
    MaskStore& masks() { return m_masks; }
    const MaskStore& masks() const { return m_masks; }
    /// Pixels that are lit on the canvas, such as those that a metric counts; null: none.
    const std::shared_ptr<const Highlight>& highlight() const { return m_highlight; }

    /// Another picture, with what was made of it before and the steps to there (null: none). Those of the old one go,
    /// and its results.
    void setPicture(std::shared_ptr<const Picture> picture, Scene scene = {},
                    const std::shared_ptr<const UndoHistory>& undo = nullptr);
    /// The steps of this picture; null: there are none.
    std::shared_ptr<const UndoHistory> undoHistory() const;
    void setEncoded(std::shared_ptr<const EncodedPicture> encoded);
    /// What was asked for the object `id`, which may have gone on since.
    void keepResult(const PromptKey& key, std::shared_ptr<const SegmentResult> result, int64_t id = 0);
    void keepViews(const std::vector<std::pair<MaskRecipe, std::shared_ptr<const ObjectView>>>& views);
    /// Taken if the layers are still the ones that it was made from.
    void keepLabelMap(std::shared_ptr<const core::LabelMap> map, const std::vector<MaskLayer>& layers);
    void select(int row);
    /// No undo step: looking at another object changes nothing.
    void setCurrent(int64_t id);
    void setHighlight(std::shared_ptr<const Highlight> highlight);

    /// One step of the undo stack. Steps with the same non-empty `merging` that follow each other become one.
    void apply(const QString& text, Scene after, const QString& merging = {});

    // Each of these is one step; they are refused, with a reason, if the object is locked.
    /// To the current object, or to a new one if there is none. The model takes one box for each object: a second one
    /// begins a new object. Returns whether it did so.
    bool addPrompt(const ScenePrompt& prompt);
    void removePrompt(int row);
    void clearPrompts();
    /// Takes back the prompt added last, without a trace in the undo stack.
    void retractAdded() { retract(m_addedIndex); }
    /// Takes back the last step without a trace, if the stack still stands at `index`, right after it.
    void retract(int index);
    void setPromptEnabled(int row, bool enabled);
    /// Puts another prompt in place of one: moved, resized. Steps of one movement merge if they have the same name.
    void changePrompt(int row, const ScenePrompt& prompt, const QString& movement = {});
    void setMaskPrompt(std::shared_ptr<const core::segment::RunLengths> runs);
    void addEdit(core::segment::MaskEdit edit);
    void clearEdits();
    void choose(int candidate);

    void addObject();
    void duplicateObject(int64_t id);
    void removeObject(int64_t id);
    void renameObject(int64_t id, const QString& name);
    void setObjectLabel(int64_t id, uint32_t label);
    void setObjectVisible(int64_t id, bool visible);
    void setObjectLocked(int64_t id, bool locked);
    void moveObject(int64_t id, int place);
    void importObjects(std::span<const SceneObject> objects, std::span<const core::segment::ObjectClass> classes = {});
    void setFilter(const core::segment::MaskFilter& filter);
    void setClass(const core::segment::ObjectClass& entry);
    /// Nothing if the other label is taken.
    void relabelClass(uint32_t label, uint32_t other);
    void removeClass(uint32_t label, uint32_t instead);

signals:
    void pictureChanged();
    void encodedChanged();
    void sceneChanged();
    /// The prompts of the current object, or which object that is.
    void promptsChanged();
    void selectionChanged();
    /// The candidates of the current object, whether they are outdated, or which one is chosen.
    void resultChanged(qint64 id);
    /// The final masks, whether they are outdated, which are visible, their order or labels.
    void masksChanged();
    void labelMapChanged();
    void highlightChanged();
    /// A change did not happen, and why.
    void refused(const QString& reason);

private:
    class SceneCommand;
    void setScene(std::shared_ptr<const Scene> scene);
    void refreshMasks(bool sceneIsNew);
    void changeObject(int64_t id, const QString& text, const std::function<void(SceneObject&)>& change,
                      const QString& merging = {});
    bool isRefused(const SceneObject& object);
    void fillStack(const UndoHistory& undo);

    std::shared_ptr<const Picture> m_picture;
    std::shared_ptr<const EncodedPicture> m_encoded;
    std::shared_ptr<const Scene> m_scene;
    MaskStore m_masks;
    std::shared_ptr<const core::LabelMap> m_labelMap;
    std::shared_ptr<const Highlight> m_highlight;
    int m_selected = -1;
    int m_addedIndex = -1; ///< undo index right after the last added prompt; -1: something else came after
    bool m_retracting = false;
    bool m_filling = false; ///< the stack: the scene stays
    QUndoStack m_undo;
};

} // namespace widgets::segment
