#include "widgets/panes/segment/metrics_watch.h"
#include "widgets/panes/segment/object_list_model.h"

#include <utility>

#include "widgets/panes/segment/highlight.h"

namespace widgets::segment {

namespace {

using core::segment::AgreementQuery;
using core::segment::ClickHistory;
using core::segment::Comparison;
using core::segment::TruthSource;
using gpu::mark;

const QString kEvaluate = QStringLiteral("segment.evaluate");
const QString kAgreement = QStringLiteral("segment.agreement");

} // namespace

MetricsWatch::MetricsWatch(SegmentDocument& document, JobRunner& runner, std::shared_ptr<core::segment::Engine> engine,
                           QObject* parent)
    : QObject(parent), m_document(document), m_runner(runner), m_engine(std::move(engine)), m_truth(document, runner)
{
    connect(&m_document, &SegmentDocument::pictureChanged, this, [this] {
        m_histories.clear();
        record();
        refresh();
    });
    // After a step: while the scene changes, the stack does not say yet which step it is.
    connect(&m_document.undoStack(), &QUndoStack::indexChanged, this, [this] {
        record();
        emit changed();
    });
    connect(&m_document, &SegmentDocument::sceneChanged, this, &MetricsWatch::refresh);
    connect(&m_document, &SegmentDocument::masksChanged, this, &MetricsWatch::refresh);
    connect(&m_document, &SegmentDocument::labelMapChanged, this, &MetricsWatch::refresh);
    connect(&m_truth, &TruthStore::changed, this, &MetricsWatch::refresh);
    connect(&m_truth, &TruthStore::failed, this, &MetricsWatch::failed);
}

/// What there is to compare; a lack other than None says what is missing.
MetricsWatch::Lack MetricsWatch::gather(Parts& parts) const
{
    const core::segment::Scene& scene = m_document.scene();
    const TruthSource& truth = scene.truth;
    if (!m_document.picture())
        return Lack::Picture;
    if (truth.kind == TruthSource::Kind::None)
        return Lack::Truth;
    parts.ignored = truth.ignored;
    if (truth.kind == TruthSource::Kind::Object) {
        if (!scene.object(truth.objectId))
            return Lack::TruthObject;
        if (m_document.isOutdated(truth.objectId))
            return Lack::Busy;
        parts.ignored.reset();
        parts.truthMask = m_document.objectMask(truth.objectId);
        if (!parts.truthMask)
            return Lack::TruthMask;
    } else {
        parts.file = m_truth.file();
        if (!parts.file)
            return m_truth.isLoading() ? Lack::Busy : Lack::Truth;
    }
    parts.object = core::segment::ratedObject(scene);
    if (!parts.object)
        return Lack::Object;
    if (parts.truthMask || parts.file->isMask) {
        if (m_document.isOutdated(parts.object->id))
            return Lack::Busy;
        parts.mask = m_document.objectMask(parts.object->id);
        return parts.mask ? Lack::None : Lack::Mask;
    }
    parts.labels = m_document.labelMap();
    return parts.labels ? Lack::None : Lack::Busy;
}

void MetricsWatch::refresh()
{
    Parts parts;
    m_lack = gather(parts);
    if (m_lack == Lack::None && (parts == m_rated || parts == m_asked)) {
        m_outdated = parts != m_rated;
        if (!m_outdated && m_runner.isActive(kEvaluate)) {
            m_asked = {};
            m_runner.cancel(kEvaluate);
        }
    } else if (m_lack == Lack::None) {
        m_outdated = true;
        rate(parts);
    } else {
        m_asked = {};
        m_runner.cancel(kEvaluate);
        m_outdated = m_lack == Lack::Busy && m_rating;
        if (m_lack != Lack::Busy)
            take({}, nullptr);
    }
    emit changed();
}

void MetricsWatch::rate(const Parts& parts)
{
    m_asked = parts;
    const auto work = [parts, engine = m_engine,
                       names = core::segment::namesOf(m_document.scene())](core::JobContext& context) {
        auto rating = std::make_shared<Rating>();
        rating->object = parts.object;
        Comparison& comparison = rating->comparison;
        core::segment::LabelNames all = names;
        if (parts.file)
            all.merge(parts.file->names());
        if (parts.mask) {
            const core::LabelMap truth =
                parts.file ? *parts.file->map : core::segment::labelsOfMask(parts.truthMask->mask());
            comparison = core::segment::compareMasks(parts.mask->mask(), truth, parts.ignored);
        } else {
            comparison = {.predicted = parts.labels, .truth = parts.file->map, .ignored = parts.ignored};
        }
        rating->words = ClassWords(std::move(all), comparison.ofMasks);
        context.control.throwIfStopped();
        rating->evaluation = engine->evaluate(*comparison.predicted, *comparison.truth, comparison.ignored, context);
        return std::shared_ptr<const Rating>(std::move(rating));
    };
    m_runner.run<std::shared_ptr<const Rating>>(kEvaluate, mark("SegmentPane", "Comparing with the truth"), work, this,
                                                [this, parts](Outcome<std::shared_ptr<const Rating>> outcome) {
                                                    if (outcome.value)
                                                        take(parts, *outcome.value);
                                                    emit changed();
                                                    if (outcome.error)
                                                        emit failed(*outcome.error);
                                                });
}

void MetricsWatch::take(const Parts& parts, std::shared_ptr<const Rating> rating)
{
    m_rated = parts;
    m_outdated = false;
    if (rating == m_rating)
        return;
    m_rating = std::move(rating);
    if (m_rating)
        note(*m_rating);
    relight();
}

/// What was clicked since the last time. Where the undo stack is full, its steps are not told apart any more.
void MetricsWatch::record()
{
    const core::segment::Scene& scene = m_document.scene();
    if (scene.truth.kind == TruthSource::Kind::None)
        return;
    const QUndoStack& stack = m_document.undoStack();
    const int step = stack.index() == stack.undoLimit() ? -1 : stack.index();
    auto& histories = m_histories[truthKey()];
    const auto rated = core::segment::ratedObject(scene);
    for (const auto& object : scene.objects) {
        // Of objects that are not rated only those are followed that were: undo may reach them.
        const auto found = histories.find(object->id);
        if (found != histories.end())
            found->second.moveTo(object, step);
        else if (object == rated && (object->isPrompted() || object->fixedMask || !object->edits.empty()))
            histories[object->id].moveTo(object, step);
    }
}

void MetricsWatch::note(const Rating& rating)
{
    const auto& object = rating.object;
    if (!object)
        return;
    const uint32_t label = rating.comparison.ofMasks ? uint32_t{core::segment::kObjectLabel} : object->label;
    std::optional<double> iou;
    for (const core::segment::ClassMetrics& one : rating.evaluation.metrics.perClass)
        if (one.label == label)
            iou = one.iou;
    std::optional<double> predicted;
    if (const auto result = object->isPrompted() ? m_document.result(object->id) : nullptr) {
        const int chosen = object->candidate < 0 ? result->best : object->candidate;
        predicted = result->candidates[static_cast<size_t>(chosen)].predictedIou;
    }
    m_histories[truthKey()][object->id].note(object.get(), iou, predicted);
}

std::vector<core::segment::ClickSeries> MetricsWatch::clicks() const
{
    std::vector<core::segment::ClickSeries> series;
    const auto histories = m_histories.find(truthKey());
    if (histories == m_histories.end() || !m_truth.isWanted())
        return series;
    for (const auto& object : m_document.scene().objects) {
        const auto found = histories->second.find(object->id);
        if (found != histories->second.end() && !found->second.empty())
            series.push_back({object->id, nameOf(m_document.scene(), *object).toStdString(), found->second.records()});
    }
    return series;
}

std::vector<core::workspace::ClickTrace> MetricsWatch::traces() const
{
    std::vector<core::workspace::ClickTrace> traces;
    for (const auto& [truth, histories] : m_histories)
        for (const auto& [id, history] : histories)
            if (!history.empty() && m_document.scene().object(id))
                traces.push_back({truth, {id, {}, history.records()}});
    return traces;
}

void MetricsWatch::restore(const std::vector<core::workspace::ClickTrace>& traces)
{
    for (const core::workspace::ClickTrace& trace : traces) {
        const auto object = m_document.scene().object(trace.series.object);
        const std::vector<core::segment::ClickRecord>& records = trace.series.records;
        if (object && !records.empty() && records.back().prompts == static_cast<int64_t>(object->prompts.size()) &&
            records.back().edits == static_cast<int64_t>(object->edits.size()))
            m_histories[trace.truth][object->id].restore(records, object);
    }
    emit changed();
}

QString MetricsWatch::situation() const
{
    switch (m_lack) {
    case Lack::Picture:
        return tr("Open a picture first.");
    case Lack::Truth:
        return tr("Choose what is right: a label map, a mask, another object, or draw it.");
    case Lack::TruthObject:
        return tr("The object that was the truth is no longer there.");
    case Lack::TruthMask:
        return tr("Draw the truth on the picture: it has no pixel yet.");
    case Lack::Object:
        return tr("There is no object to compare with the truth yet. Add one.");
    case Lack::Mask:
        return tr("The object has no mask yet: point at it.");
    case Lack::Busy:
    case Lack::None:
        break;
    }
    if (!m_rating)
        return tr("Comparing …");
    if (m_rating->comparison.ofMasks && m_rating->object)
        return tr("%1 against the truth").arg(nameOf(m_document.scene(), *m_rating->object));
    return tr("All visible objects against the truth");
}

void MetricsWatch::light(const std::optional<AgreementQuery>& query)
{
    if (query == m_query)
        return;
    m_query = query;
    relight();
}

void MetricsWatch::relight()
{
    if (!m_query || !m_rating) {
        m_runner.cancel(kAgreement);
        m_document.setHighlight(nullptr);
        return;
    }
    const bool all = m_query->scope != AgreementQuery::Scope::Class;
    AgreementNames names;
    names[1] = all ? tr("Right") : tr("True positives");
    names[2] = all ? tr("Only in the predicted band") : tr("False positives");
    names[3] = all ? tr("Only in the truth's band") : tr("False negatives");
    names[4] = tr("Wrong");
    if (m_query->scope == AgreementQuery::Scope::Cell)
        names[1] = names[4] = tr("Truth %1, predicted %2")
                                  .arg(m_rating->words.name(m_query->label), m_rating->words.name(m_query->predicted));
    const auto work = [query = *m_query, rating = m_rating, names](core::JobContext& context) {
        const Comparison& comparison = rating->comparison;
        const core::segment::AgreementMap map =
            core::segment::agreementOf(*comparison.predicted, *comparison.truth, comparison.ignored, query);
        context.control.throwIfStopped();
        return highlightOf(map, names);
    };
    m_runner.run<std::shared_ptr<const Highlight>>(
        kAgreement, mark("SegmentPane", "Finding the pixels"), work, this,
        [this](Outcome<std::shared_ptr<const Highlight>> outcome) {
            if (outcome.value)
                m_document.setHighlight(*outcome.value);
            if (outcome.error)
                emit failed(*outcome.error);
        },
        Lane::Files);
}

} // namespace widgets::segment
