#include "widgets/panes/segment/segment_document.h"

#include <algorithm>
#include <utility>

namespace widgets::segment {

namespace {
constexpr int kUndoSteps = 2000;
}

/// The prompts before and after one step: small values, so a step needs no knowledge of what it did.
class SegmentDocument::PromptCommand : public QUndoCommand {
public:
    PromptCommand(SegmentDocument& document, const QString& text, PromptList after)
        : QUndoCommand(text), m_document(document), m_before(document.m_prompts), m_after(std::move(after))
    {
    }
    void undo() override
    {
        m_document.setPrompts(m_before);
        // Obsolete from here on only: the stack would not even call undo() of a command that is so already.
        setObsolete(m_document.m_retracting);
    }
    void redo() override { m_document.setPrompts(m_after); }

private:
    SegmentDocument& m_document;
    PromptList m_before;
    PromptList m_after;
};

core::segment::Prompts toPrompts(const PromptList& list)
{
    core::segment::Prompts prompts;
    for (const PromptItem& item : list) {
        if (item.kind == PromptItem::Kind::Box)
            prompts.box = {item.box.left(), item.box.top(), item.box.right(), item.box.bottom()};
        else
            prompts.points.push_back({item.point.x(), item.point.y(), item.kind == PromptItem::Kind::Object});
    }
    return prompts;
}

SegmentDocument::SegmentDocument(QObject* parent) : QObject(parent) { m_undo.setUndoLimit(kUndoSteps); }

const CandidateView* SegmentDocument::chosenCandidate() const
{
    return m_result ? &m_result->candidates[static_cast<size_t>(m_chosen)] : nullptr;
}

void SegmentDocument::setPicture(std::shared_ptr<const Picture> picture)
{
    m_picture = std::move(picture);
    m_encoded.reset();
    m_result.reset();
    m_outdated = false;
    m_chosen = 0;
    m_selected = -1;
    m_prompts.clear();
    m_undo.clear();
    m_addedIndex = -1;
    emit pictureChanged();
    emit encodedChanged();
    emit promptsChanged();
    emit selectionChanged();
    emit resultChanged();
}

void SegmentDocument::setEncoded(std::shared_ptr<const EncodedPicture> encoded)
{
    m_encoded = std::move(encoded);
    emit encodedChanged();
}

void SegmentDocument::setResult(std::shared_ptr<const SegmentResult> result)
{
    m_result = std::move(result);
    m_outdated = false;
    m_chosen = m_result ? m_result->best : 0;
    emit resultChanged();
}

void SegmentDocument::choose(int candidate)
{
    if (!m_result || candidate == m_chosen || candidate < 0 ||
        candidate >= static_cast<int>(m_result->candidates.size()))
        return;
    m_chosen = candidate;
    emit chosenChanged();
}

void SegmentDocument::select(int row)
{
    const int valid = row >= 0 && row < static_cast<int>(m_prompts.size()) ? row : -1;
    if (valid == m_selected)
        return;
    m_selected = valid;
    emit selectionChanged();
}

void SegmentDocument::addPrompt(const PromptItem& item)
{
    PromptList after = m_prompts;
    QString text = tr("Add object point");
    if (item.kind == PromptItem::Kind::Background)
        text = tr("Add background point");
    if (item.kind == PromptItem::Kind::Box) {
        text = tr("Draw box");
        std::erase_if(after, [](const PromptItem& old) { return old.kind == PromptItem::Kind::Box; });
    }
    after.push_back(item);
    push(text, std::move(after));
    m_addedIndex = m_undo.index();
}

void SegmentDocument::removePrompt(int row)
{
    if (row < 0 || row >= static_cast<int>(m_prompts.size()))
        return;
    PromptList after = m_prompts;
    after.erase(after.begin() + row);
    push(tr("Delete prompt"), std::move(after));
}

void SegmentDocument::clearPrompts()
{
    if (!m_prompts.empty())
        push(tr("Clear prompts"), {});
}

void SegmentDocument::retractAdded()
{
    if (m_addedIndex < 0 || m_undo.index() != m_addedIndex)
        return;
    m_retracting = true;
    m_undo.undo();
    m_retracting = false;
}

void SegmentDocument::push(const QString& text, PromptList after)
{
    m_undo.push(new PromptCommand(*this, text, std::move(after)));
}

void SegmentDocument::setPrompts(const PromptList& prompts)
{
    m_prompts = prompts;
    m_addedIndex = -1;
    m_outdated = m_result != nullptr;
    const int before = std::exchange(m_selected, -1);
    emit promptsChanged();
    if (before >= 0)
        emit selectionChanged();
}

} // namespace widgets::segment
