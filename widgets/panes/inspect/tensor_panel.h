#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QWidget>

#include "widgets/actions.h"
#include "widgets/panes/inspect/inspect_document.h"
#include "widgets/panes/inspect/tensor_numbers.h"
#include "widgets/panes/inspect/tensor_picture.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QStackedWidget;
class QTableView;

namespace widgets {
class ImageView;
class JobRunner;
} // namespace widgets

namespace widgets::inspect {

class TensorSide;

/// The values of the node's output: a picture, a heatmap or numbers of one slice, and what all of them are like.
class TensorPanel : public QWidget {
    Q_OBJECT
public:
    /// That it has at first: room for a picture.
    static constexpr int kHeight = 312;

    TensorPanel(InspectDocument& document, JobRunner& jobs, ActionTable& actions, QWidget* parent = nullptr);
    ~TensorPanel() override;

    TensorLook look() const { return m_look; }
    void setLook(TensorLook look);
    core::onnx::SliceChoice choice() const { return m_choice; }
    void setChoice(const core::onnx::SliceChoice& choice);
    /// What is shown; null: nothing.
    std::shared_ptr<const TensorView> view() const { return m_view; }
    QString title() const;

    ImageView* image() const { return m_image; }
    QTableView* table() const { return m_table; }
    QSpinBox* indexBox(int axis) const;
    QString statistics() const;
    /// What stands where no tensor is shown; empty: one is.
    QString hint() const;

signals:
    void viewChanged();
    void lookChanged();
    void readOut(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showTensor();
    void refreshAxes();
    void renew();
    void refreshPage();
    QString hintText(const QString& why, bool current, bool awaited) const;
    void hover(QPointF place, bool inside);
    void retranslate();

    InspectDocument& m_document;
    JobRunner& m_jobs;
    ActionTable& m_actions;
    TensorLook m_look = TensorLook::Heatmap;
    core::onnx::SliceChoice m_choice;
    std::shared_ptr<const TensorView> m_view;
    QScrollArea* m_sideArea;
    TensorSide* m_side;
    QStackedWidget* m_stack;
    QWidget* m_hintPage;
    QLabel* m_hint;
    QPushButton* m_button;
    ImageView* m_image;
    QTableView* m_table;
    TensorNumbers* m_numbers;
};

} // namespace widgets::inspect
