#pragma once
// The same world with up to four learners side by side: the same seed, one cursor.

#include <memory>
#include <vector>

#include <QWidget>

#include "core/report/table.h"
#include "widgets/panes/grid/scene_picture.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QToolButton;

namespace widgets::grid {

/// One learner with its canvas. Its document follows that of the pane in everything but the learner.
class CompareTile : public QWidget {
    Q_OBJECT
public:
    CompareTile(const GridState& state, JobRunner& jobs, const QString& tag, QWidget* parent = nullptr);
    ~CompareTile() override;

    GridRun& run() { return m_run; }
    const GridRun& run() const { return m_run; }
    GridDocument& document() { return m_document; }
    const GridScene& scene() const { return m_scene; }
    ImageView* view() const { return m_view; }
    QComboBox* learnerBox() const { return m_learners; }
    QToolButton* closeButton() const { return m_close; }

    /// The state of the pane; the learner stays.
    void follow(const GridState& state);
    void setDisplay(const GridDisplay& display, bool dark);
    /// Lights a cell; -1: none.
    void light(int state);

signals:
    void hovered(int state);
    void closed();
    void failed(const gpu::Error& error);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void retranslate();

    GridDocument m_document;
    GridRun m_run;
    GridScene m_scene;
    GridOverlay m_overlay;
    QComboBox* m_learners;
    QLabel* m_words;
    QToolButton* m_close;
    ImageView* m_view;
    ScenePicture m_picture;
};

class CompareView : public QWidget {
    Q_OBJECT
public:
    static constexpr size_t kMost = 4;

    CompareView(GridDocument& document, JobRunner& jobs, QWidget* parent = nullptr);

    /// Begins with the document's learner and others, or lets all go.
    void setActive(bool active);
    bool isActive() const { return !m_tiles.empty(); }
    const std::vector<CompareTile*>& tiles() const { return m_tiles; }
    QToolButton* addButton() const { return m_add; }
    void add(const core::grid::Learner& learner);
    void setDisplay(const GridDisplay& display, bool dark);

    void stepBackup();
    void stepRound();
    void run(int speed, StepUnit unit);
    void pause();
    void solve();
    void reset();
    bool isRunning() const;

    /// One row for each learner: learner, rounds, steps, rmse, largest.
    core::report::Table table() const;

signals:
    void failed(const gpu::Error& error);
    void changed();
    /// Of one cell what all learners think of it.
    void readOut(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void remove(CompareTile* tile);
    void arrange();
    void follow();
    void light(int state);
    void retranslate();

    GridDocument& m_document;
    JobRunner& m_jobs;
    GridDisplay m_display;
    bool m_dark = false;
    std::vector<CompareTile*> m_tiles;
    int m_made = 0;
    QToolButton* m_add;
    QGridLayout* m_grid;
};

} // namespace widgets::grid
