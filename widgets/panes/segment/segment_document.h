#pragma once
// What is open in the segmentation pane: plain values with undo, and signals when they change. UI thread.

#include <memory>
#include <vector>

#include <QObject>
#include <QPointF>
#include <QRectF>
#include <QUndoStack>

#include "widgets/panes/segment/segment_work.h"

namespace widgets::segment {

/// One thing that the person pointed at, in image coordinates.
struct PromptItem {
    enum class Kind { Object, Background, Box };

    Kind kind = Kind::Object;
    QPointF point; ///< Object, Background
    QRectF box;    ///< Box

    friend bool operator==(const PromptItem&, const PromptItem&) = default;
};

using PromptList = std::vector<PromptItem>;

/// The points and the box for the predictor.
core::segment::Prompts toPrompts(const PromptList& list);

class SegmentDocument : public QObject {
    Q_OBJECT
public:
    explicit SegmentDocument(QObject* parent = nullptr);

    const std::shared_ptr<const Picture>& picture() const { return m_picture; }
    const PromptList& prompts() const { return m_prompts; }
    /// Row of the selected prompt; -1: none.
    int selected() const { return m_selected; }
    const std::shared_ptr<const EncodedPicture>& encoded() const { return m_encoded; }
    const std::shared_ptr<const SegmentResult>& result() const { return m_result; }
    /// Whether the prompts have changed since the result was computed.
    bool isOutdated() const { return m_outdated; }
    int chosen() const { return m_chosen; }
    /// The chosen candidate, or null.
    const CandidateView* chosenCandidate() const;
    QUndoStack& undoStack() { return m_undo; }

    /// Another picture: prompts, undo steps and results of the old one go.
    void setPicture(std::shared_ptr<const Picture> picture);
    void setEncoded(std::shared_ptr<const EncodedPicture> encoded);
    /// The result for the present prompts; chooses the graph's own choice.
    void setResult(std::shared_ptr<const SegmentResult> result);
    void choose(int candidate);
    void select(int row);

    /// Each is one step of the undo stack. A second box takes the place of the first.
    void addPrompt(const PromptItem& item);
    void removePrompt(int row);
    void clearPrompts();
    /// Takes back the prompt added last, without a trace in the undo stack.
    void retractAdded();

signals:
    void pictureChanged();
    void encodedChanged();
    void promptsChanged();
    void selectionChanged();
    void resultChanged();
    void chosenChanged();

private:
    class PromptCommand;
    void push(const QString& text, PromptList after);
    void setPrompts(const PromptList& prompts);

    std::shared_ptr<const Picture> m_picture;
    std::shared_ptr<const EncodedPicture> m_encoded;
    std::shared_ptr<const SegmentResult> m_result;
    PromptList m_prompts;
    int m_selected = -1;
    int m_chosen = 0;
    bool m_outdated = false;
    int m_addedIndex = -1; ///< undo index right after the last added prompt; -1: something else came after
    bool m_retracting = false;
    QUndoStack m_undo;
};

} // namespace widgets::segment
