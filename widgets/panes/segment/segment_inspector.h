#pragma once

#include <array>

#include <QWidget>

#include "widgets/actions.h"
#include "widgets/panes/segment/candidate_card.h"
#include "widgets/panes/segment/edit_part.h"
#include "widgets/panes/segment/objects_part.h"
#include "widgets/panes/segment/prompt_list_model.h"
#include "widgets/panes/segment/segment_document.h"

class QLabel;
class QTableView;

namespace widgets {
class Section;
}

namespace widgets::segment {

/// The right-hand side of the pane: the prompts, the candidates, and facts of the picture.
class SegmentInspector : public QWidget {
    Q_OBJECT
public:
    SegmentInspector(SegmentDocument& document, EditSettings& settings, ActionTable& actions,
                     QWidget* parent = nullptr);

    QTableView* promptTable() const { return m_table; }
    ObjectsPart* objects() const { return m_objects; }
    EditPart* edits() const { return m_edits; }
    CandidateCard* card(int index) const { return m_cards[static_cast<size_t>(index)]; }
    /// What is known of the embedding, in words.
    void setEmbeddingState(const QString& words);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makePromptPart(const ActionTable& actions);
    QWidget* makeCandidatePart();
    QWidget* makePicturePart();
    void connectDocument();
    void refreshCards();
    void refreshPicture();
    void retranslate();

    SegmentDocument& m_document;
    PromptListModel m_model;
    ObjectsPart* m_objects = nullptr;
    EditPart* m_edits = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_noPrompts = nullptr;
    std::array<CandidateCard*, 4> m_cards{};
    QLabel* m_nameTitle = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_sizeTitle = nullptr;
    QLabel* m_size = nullptr;
    QLabel* m_embeddingTitle = nullptr;
    QLabel* m_embedding = nullptr;
    Section* m_objectSection = nullptr;
    Section* m_editSection = nullptr;
    Section* m_promptSection = nullptr;
    Section* m_candidateSection = nullptr;
    Section* m_pictureSection = nullptr;
};

} // namespace widgets::segment
