#include "widgets/panes/segment/segment_document.h"

#include <utility>

#include <QSignalBlocker>

namespace widgets::segment {

namespace {
constexpr int kUndoSteps = 2000;
constexpr int kMergingId = 1;
} // namespace

/// The scenes before and after one step: a step needs no knowledge of what it did.
class SegmentDocument::SceneCommand : public QUndoCommand {
public:
    SceneCommand(SegmentDocument& document, const QString& text, Scene after, QString merging)
        : QUndoCommand(text),
          m_document(document),
          m_before(document.m_scene),
          m_after(std::make_shared<const Scene>(std::move(after))),
          m_merging(std::move(merging))
    {
    }
    SceneCommand(SegmentDocument& document, const UndoHistory::Step& step)
        : QUndoCommand(step.text),
          m_document(document),
          m_before(step.before),
          m_after(step.after),
          m_merging(step.merging)
    {
    }
    void undo() override
    {
        if (!m_document.m_filling)
            m_document.setScene(m_before);
        // Obsolete from here on only: the stack would not even call undo() of a command that is so already.
        setObsolete(m_document.m_retracting);
    }
    void redo() override
    {
        if (!m_document.m_filling)
            m_document.setScene(m_after);
    }
    UndoHistory::Step step() const { return {text(), m_merging, m_before, m_after}; }
    int id() const override { return m_merging.isEmpty() || m_document.m_filling ? -1 : kMergingId; }
    bool mergeWith(const QUndoCommand* next) override
    {
        const auto* other = static_cast<const SceneCommand*>(next); // of the same id, so of this class
        if (other->m_merging != m_merging)
            return false;
        m_after = other->m_after;
        return true;
    }

private:
    SegmentDocument& m_document;
    std::shared_ptr<const Scene> m_before;
    std::shared_ptr<const Scene> m_after;
    QString m_merging;
};

SegmentDocument::SegmentDocument(QObject* parent) : QObject(parent), m_scene(std::make_shared<const Scene>())
{
    m_undo.setUndoLimit(kUndoSteps);
}

const std::vector<core::segment::ScenePrompt>& SegmentDocument::prompts() const
{
    static const std::vector<ScenePrompt> kNone;
    const std::shared_ptr<const SceneObject> object = currentObject();
    return object ? object->prompts : kNone; // the scene keeps the object alive
}

std::shared_ptr<const SegmentResult> SegmentDocument::result(int64_t id)
{
    const std::shared_ptr<const SceneObject> object = m_scene->object(id);
    return object && object->isPrompted() ? m_masks.find(promptKeyOf(*object)) : nullptr;
}

int SegmentDocument::chosen() const
{
    const std::shared_ptr<const SceneObject> object = currentObject();
    if (object && object->candidate >= 0)
        return object->candidate;
    return result() ? result()->best : 0;
}

const CandidateView* SegmentDocument::chosenCandidate() const
{
    return result() ? &result()->candidates[static_cast<size_t>(chosen())] : nullptr;
}

std::shared_ptr<const ObjectView> SegmentDocument::objectMask(int64_t id) const
{
    const MaskLayer* layer = m_masks.layer(id);
    return layer ? layer->view : nullptr;
}

bool SegmentDocument::isOutdated(int64_t id) const
{
    const MaskLayer* layer = m_masks.layer(id);
    return layer && layer->view && layer->outdated;
}

void SegmentDocument::setPicture(std::shared_ptr<const Picture> picture, Scene scene,
                                 const std::shared_ptr<const UndoHistory>& undo)
{
    m_picture = std::move(picture);
    m_encoded.reset();
    m_scene = std::make_shared<const Scene>(std::move(scene));
    m_selected = -1;
    m_masks.clear();
    m_masks.refresh(*m_scene);
    m_labelMap.reset();
    m_highlight.reset();
    m_undo.clear();
    if (undo)
        fillStack(*undo);
    m_addedIndex = -1;
    emit pictureChanged();
    emit encodedChanged();
    emit sceneChanged();
    emit promptsChanged();
    emit selectionChanged();
    emit resultChanged(m_scene->current);
    emit masksChanged();
    emit labelMapChanged();
    emit highlightChanged();
}

std::shared_ptr<const UndoHistory> SegmentDocument::undoHistory() const
{
    if (m_undo.count() == 0)
        return nullptr;
    auto history = std::make_shared<UndoHistory>();
    for (int i = 0; i < m_undo.count(); ++i) // commands of this stack are of one class
        history->steps.push_back(static_cast<const SceneCommand*>(m_undo.command(i))->step());
    history->index = m_undo.index();
    return history;
}

/// Puts the steps back without doing them again; who listens hears of it once.
void SegmentDocument::fillStack(const UndoHistory& undo)
{
    {
        const QSignalBlocker quiet(&m_undo);
        m_filling = true;
        for (const UndoHistory::Step& step : undo.steps)
            m_undo.push(new SceneCommand(*this, step));
        m_undo.setIndex(undo.index);
        m_undo.setClean();
        m_filling = false;
    }
    emit m_undo.indexChanged(m_undo.index());
    emit m_undo.canUndoChanged(m_undo.canUndo());
    emit m_undo.canRedoChanged(m_undo.canRedo());
    emit m_undo.undoTextChanged(m_undo.undoText());
    emit m_undo.redoTextChanged(m_undo.redoText());
}

void SegmentDocument::setEncoded(std::shared_ptr<const EncodedPicture> encoded)
{
    m_encoded = std::move(encoded);
    emit encodedChanged();
}

void SegmentDocument::keepResult(const PromptKey& key, std::shared_ptr<const SegmentResult> result, int64_t id)
{
    const std::shared_ptr<const SegmentResult> before = this->result();
    m_masks.keepResult(key, std::move(result), id);
    refreshMasks(before != this->result());
}

void SegmentDocument::keepViews(const std::vector<std::pair<MaskRecipe, std::shared_ptr<const ObjectView>>>& views)
{
    for (const auto& [recipe, view] : views)
        m_masks.keepView(recipe, view);
    refreshMasks(false);
}

void SegmentDocument::keepLabelMap(std::shared_ptr<const core::LabelMap> map, const std::vector<MaskLayer>& layers)
{
    if (layers != m_masks.layers())
        return;
    m_labelMap = std::move(map);
    emit labelMapChanged();
}

void SegmentDocument::select(int row)
{
    const std::shared_ptr<const SceneObject> object = currentObject();
    const size_t rows = object ? object->prompts.size() + (object->maskPrompt ? 1 : 0) : 0;
    const int valid = row >= 0 && row < static_cast<int>(rows) ? row : -1;
    if (valid == m_selected)
        return;
    m_selected = valid;
    emit selectionChanged();
}

void SegmentDocument::setCurrent(int64_t id)
{
    if (id == m_scene->current || (id != 0 && !m_scene->object(id)))
        return;
    Scene scene = *m_scene;
    scene.current = id;
    setScene(std::make_shared<const Scene>(std::move(scene)));
}

void SegmentDocument::setHighlight(std::shared_ptr<const Highlight> highlight)
{
    if (highlight == m_highlight)
        return;
    m_highlight = std::move(highlight);
    emit highlightChanged();
}

void SegmentDocument::apply(const QString& text, Scene after, const QString& merging)
{
    m_undo.push(new SceneCommand(*this, text, std::move(after), merging));
}

void SegmentDocument::setScene(std::shared_ptr<const Scene> scene)
{
    const std::shared_ptr<const Scene> before = std::exchange(m_scene, std::move(scene));
    const std::shared_ptr<const SceneObject> was = before->object(before->current);
    const std::shared_ptr<const SceneObject> is = currentObject();
    const bool sameRows = was && is && was->id == is->id && was->prompts.size() == is->prompts.size() &&
                          !was->maskPrompt == !is->maskPrompt;
    const bool samePrompts =
        was == is || (sameRows && was->prompts == is->prompts && was->maskPrompt == is->maskPrompt);
    m_addedIndex = -1;
    const int selected = sameRows ? m_selected : -1;
    const bool selectionMoves = std::exchange(m_selected, selected) != selected;
    emit sceneChanged();
    if (!samePrompts)
        emit promptsChanged();
    if (selectionMoves)
        emit selectionChanged();
    refreshMasks(true);
}

void SegmentDocument::refreshMasks(bool sceneIsNew)
{
    const std::vector<MaskLayer> layers = m_masks.layers();
    const std::shared_ptr<const SegmentResult> before = result();
    const bool outdated = m_masks.isResultOutdated();
    m_masks.refresh(*m_scene);
    if (sceneIsNew || before != result() || outdated != m_masks.isResultOutdated())
        emit resultChanged(m_scene->current);
    if (layers == m_masks.layers())
        return;
    const bool hadMap = std::exchange(m_labelMap, nullptr) != nullptr;
    emit masksChanged();
    if (hadMap)
        emit labelMapChanged();
}

} // namespace widgets::segment
