#pragma once

#include <memory>
#include <optional>

#include <QWidget>

#include "core/segment/everything.h"
#include "widgets/panes/segment/segment_document.h"

class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace widgets {
class JobRunner;
}

namespace widgets::segment {

/// Segment everything: the parameters of the search, its start and stop, and what became of every candidate. What is
/// found becomes objects of the scene in one undo step.
class EverythingPanel : public QWidget {
    Q_OBJECT
public:
    EverythingPanel(SegmentDocument& document, JobRunner& runner, std::shared_ptr<core::segment::Engine> engine,
                    QWidget* parent = nullptr);

    core::segment::EverythingOptions options() const;
    void setOptions(const core::segment::EverythingOptions& options);
    /// Searches the picture that is open; nothing without one.
    void start();
    void stop();
    bool isRunning() const;
    /// What the last search counted.
    const std::optional<core::segment::EverythingCounts>& counts() const { return m_counts; }
    /// Takes the focus to the first parameter.
    void focusInside();

    QPushButton* startButton() const { return m_start; }
    QTableWidget* table() const { return m_table; }

signals:
    void stateChanged();
    void failed(const gpu::Error& error);
    /// Objects were added.
    void found(const core::segment::EverythingOptions& options);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeForm();
    QWidget* makeTable();
    QDoubleSpinBox* addShare(QGridLayout* grid, int row, int column, QLabel*& title);
    QSpinBox* addWhole(QGridLayout* grid, int row, int column, QLabel*& title, int lowest, int highest);
    void finish(const core::segment::EverythingResult& result);
    void addObjects(const std::vector<core::segment::AutoMask>& masks);
    void refresh();
    void fillTable();
    void retranslate();

    SegmentDocument& m_document;
    JobRunner& m_runner;
    std::shared_ptr<core::segment::Engine> m_engine;
    QLabel* m_pointsTitle = nullptr;
    QSpinBox* m_points = nullptr;
    QLabel* m_iouTitle = nullptr;
    QDoubleSpinBox* m_iou = nullptr;
    QLabel* m_stabilityTitle = nullptr;
    QDoubleSpinBox* m_stability = nullptr;
    QLabel* m_overlapTitle = nullptr;
    QDoubleSpinBox* m_overlap = nullptr;
    QLabel* m_layersTitle = nullptr;
    QSpinBox* m_layers = nullptr;
    QLabel* m_areaTitle = nullptr;
    QSpinBox* m_area = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_reset = nullptr;
    QLabel* m_words = nullptr;
    QTableWidget* m_table = nullptr;
    std::optional<core::segment::EverythingCounts> m_counts;
    enum class Ending { None, Stopped, Done } m_ending = Ending::None;
};

} // namespace widgets::segment
