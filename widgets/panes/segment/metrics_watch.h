#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>

#include "core/segment/agreement.h"
#include "core/segment/click_history.h"
#include "core/segment/comparison.h"
#include "core/workspace/workspace.h"
#include "widgets/panes/segment/metric_cell.h"
#include "widgets/panes/segment/truth_store.h"

namespace widgets::segment {

/// What was compared, and what came out. Immutable.
struct Rating {
    core::segment::Comparison comparison;
    core::segment::Evaluation evaluation;
    ClassWords words;
    std::shared_ptr<const core::segment::SceneObject> object; ///< rated; of label maps the current one; may be null
};

/// Rates what is on the canvas whenever it or the truth changes, as long as there is a truth. UI thread.
class MetricsWatch : public QObject {
    Q_OBJECT
public:
    MetricsWatch(SegmentDocument& document, JobRunner& runner, std::shared_ptr<core::segment::Engine> engine,
                 QObject* parent = nullptr);

    TruthStore& truth() { return m_truth; }
    /// Null: nothing to rate, or no truth.
    const std::shared_ptr<const Rating>& rating() const { return m_rating; }
    /// Whether the rating is of an earlier state.
    bool isOutdated() const { return m_outdated; }
    /// What is compared with what, or why nothing is, for people.
    QString situation() const;
    /// IoU by click of each object that was rated, in the scene's order.
    std::vector<core::segment::ClickSeries> clicks() const;
    /// The same of all truths and objects of the picture, for a workspace.
    std::vector<core::workspace::ClickTrace> traces() const;
    /// Goes on from what an earlier session kept; of objects that are as they were then.
    void restore(const std::vector<core::workspace::ClickTrace>& traces);

    /// Lights the pixels that a figure counts, now and after each change; nothing: none.
    void light(const std::optional<core::segment::AgreementQuery>& query);

signals:
    void changed();
    void failed(const gpu::Error& error);

private:
    /// What a rating is made of; the same parts give the same rating.
    struct Parts {
        std::shared_ptr<const TruthFile> file;
        std::shared_ptr<const ObjectView> truthMask;
        std::shared_ptr<const ObjectView> mask;
        std::shared_ptr<const core::LabelMap> labels;
        std::optional<uint32_t> ignored;
        std::shared_ptr<const core::segment::SceneObject> object;

        friend bool operator==(const Parts&, const Parts&) = default;
    };
    enum class Lack { None, Truth, TruthObject, TruthMask, Picture, Object, Mask, Busy };

    void refresh();
    Lack gather(Parts& parts) const;
    void rate(const Parts& parts);
    void take(const Parts& parts, std::shared_ptr<const Rating> rating);
    void record();
    void note(const Rating& rating);
    void relight();
    std::string truthKey() const { return core::workspace::keyOf(m_document.scene().truth); }

    SegmentDocument& m_document;
    JobRunner& m_runner;
    std::shared_ptr<core::segment::Engine> m_engine;
    TruthStore m_truth;
    std::shared_ptr<const Rating> m_rating;
    Parts m_asked;
    Parts m_rated;
    Lack m_lack = Lack::Picture;
    bool m_outdated = false;
    std::optional<core::segment::AgreementQuery> m_query;
    /// By truth, then by object.
    std::map<std::string, std::map<int64_t, core::segment::ClickHistory>> m_histories;
};

} // namespace widgets::segment
