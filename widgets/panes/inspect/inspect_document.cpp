#include "widgets/panes/inspect/inspect_document.h"

#include <utility>

#include <QFileInfo>

#include "widgets/job_runner.h"
#include "widgets/panes/inspect/inspect_work.h"

namespace widgets::inspect {

namespace {

const QString kLoad = QStringLiteral("inspect.load");
const QString kPlan = QStringLiteral("inspect.plan");
const QString kRun = QStringLiteral("inspect.run");
const QString kTap = QStringLiteral("inspect.tap");
const QString kTokenizer = QStringLiteral("inspect.tokenizer");
const QString kForget = QStringLiteral("inspect.forget");

using Opened = std::shared_ptr<const OpenModel>;
using Tapped = std::shared_ptr<const TappedTensor>;

} // namespace

bool haveSameShapes(const InspectSettings& one, const InspectSettings& other)
{
    const auto sentence = [](const InspectSettings& settings) {
        return settings.input == InputKind::Sentence ? settings.sentence : QString();
    };
    return one.shapes == other.shapes && one.values == other.values && sentence(one) == sentence(other) &&
           (sentence(one).isEmpty() || (one.second == other.second && one.tokenizer == other.tokenizer));
}

QString OpenModel::name() const { return QFileInfo(path).fileName(); }

InspectDocument::InspectDocument(JobRunner& jobs, std::shared_ptr<core::segment::Engine> engine, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_engine(std::move(engine))
{
}

InspectDocument::~InspectDocument()
{
    for (const QString& tag : {kLoad, kPlan, kRun, kTap, kTokenizer})
        m_jobs.cancel(tag);
}

void InspectDocument::open(const QString& path)
{
    stopReading();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    m_jobs.run<Opened>(
        kLoad, gpu::mark("InspectPane", "Reading the model"),
        [absolute](core::JobContext&) { return readModel(absolute, {}); }, this,
        [this, absolute](const Outcome<Opened>& outcome) {
            if (outcome.error)
                emit failed(*outcome.error);
            if (!outcome.value)
                return;
            restore(*outcome.value, -1);
            emit opened(absolute);
        },
        Lane::Files);
}

void InspectDocument::restore(std::shared_ptr<const OpenModel> model, int selected)
{
    stopReading();
    m_settings = model->settings;
    m_selected = -1;
    show(std::move(model));
    if (selected < static_cast<int>(m_model->summary.nodes.size()))
        m_selected = selected;
    emit settingsChanged();
    emit selectionChanged();
}

void InspectDocument::close()
{
    stopReading();
    m_jobs.cancel(kPlan);
    if (m_model && !m_model->device.isEmpty())
        m_jobs.run<bool>(
            kForget, gpu::mark("InspectPane", "Closing the model"),
            [engine = m_engine](core::JobContext& context) { return forgetPlans(*engine, context); }, this,
            [](const Outcome<bool>&) {}); // if it fails, the device and all that was on it are gone
    m_model.reset();
    m_settings = {};
    m_selected = -1;
    forgetResults();
    emit modelChanged();
    emit settingsChanged();
    emit selectionChanged();
}

void InspectDocument::useDevice(const QString& name)
{
    // A plan that is being made is made on this device already.
    if (!m_model || name.isEmpty() || m_model->device == name || m_jobs.isActive(kPlan))
        return;
    if (m_model->device.isEmpty())
        plan();
    else
        summarise(m_model->settings);
}

void InspectDocument::show(std::shared_ptr<const OpenModel> model)
{
    m_jobs.cancel(kPlan);
    m_model = std::move(model);
    forgetResults();
    emit modelChanged();
    plan();
}

void InspectDocument::forgetResults()
{
    m_jobs.cancel(kRun);
    m_jobs.cancel(kTap);
    m_times.reset();
    m_tensor.reset();
    dropWaiting();
    setAwaited(-1);
    emit timesChanged();
    emit tensorChanged();
}

void InspectDocument::setSettings(const InspectSettings& settings)
{
    if (settings == m_settings)
        return;
    const bool shapes = !haveSameShapes(settings, m_settings);
    m_settings = settings;
    emit settingsChanged();
    if (!m_model)
        return;
    if (shapes)
        summarise(m_settings);
    else
        forgetResults(); // they were of other inputs
}

void InspectDocument::chooseTokenizer(const QString& path)
{
    if (!m_model)
        return;
    const QString absolute = QFileInfo(path).absoluteFilePath();
    m_jobs.run<bool>(
        kTokenizer, gpu::mark("InspectPane", "Reading the tokenizer"),
        [absolute](core::JobContext&) { return canRead(absolute); }, this,
        [this, absolute, model = m_model->model](const Outcome<bool>& outcome) {
            if (!m_model || m_model->model != model)
                return;
            if (outcome.error)
                emit failed(*outcome.error);
            if (!outcome.value)
                return;
            InspectSettings settings = m_settings;
            settings.tokenizer = absolute;
            setSettings(settings);
        },
        Lane::Files);
}

void InspectDocument::stopReading()
{
    m_jobs.cancel(kLoad);
    m_jobs.cancel(kTokenizer);
    m_summarising = false;
    dropWaiting();
}

void InspectDocument::dropWaiting()
{
    if (std::exchange(m_tapsNext, false))
        setAwaited(-1);
    if (std::exchange(m_runsNext, false))
        setBusy(false);
}

void InspectDocument::summarise(const InspectSettings& settings)
{
    m_summarising = true;
    m_jobs.run<Opened>(
        kLoad, gpu::mark("InspectPane", "Reading the model"),
        [model = m_model, settings](core::JobContext&) { return summarised(*model, settings); }, this,
        [this](const Outcome<Opened>& outcome) { takeSummary(outcome.value.value_or(nullptr), outcome.error.get()); },
        Lane::Files);
}

void InspectDocument::takeSummary(const Opened& model, const gpu::Error* error)
{
    const bool runs = m_runsNext;
    const int node = m_tapsNext ? m_awaited : -1;
    m_summarising = false;
    dropWaiting();
    if (error)
        emit failed(*error);
    if (!model)
        return;
    show(model);
    if (runs)
        run();
    if (node >= 0)
        startTap(node);
}

bool InspectDocument::isAdopting()
{
    if (!m_summarising && !haveSameShapes(m_model->settings, m_settings))
        summarise(m_settings); // it was refused; what was missing may be there now
    return m_summarising;
}

void InspectDocument::plan()
{
    m_jobs.run<Opened>(
        kPlan, gpu::mark("InspectPane", "Planning the model"),
        [model = m_model, engine = m_engine](core::JobContext& context) { return planned(*model, *engine, context); },
        this,
        [this, model = m_model](const Outcome<Opened>& outcome) {
            if (model != m_model)
                return;
            if (outcome.error)
                emit failed(*outcome.error);
            if (!outcome.value)
                return;
            m_model = *outcome.value;
            emit modelChanged();
        });
}

void InspectDocument::select(int node)
{
    if (node == m_selected)
        return;
    m_selected = node;
    emit selectionChanged();
}

QString InspectDocument::whyNothing() const
{
    if (!m_model)
        return tr("Open a model first.");
    if (!m_model->summary.runs())
        return tr("The model has nodes that are not supported.");
    if (m_settings.input == InputKind::Picture && m_settings.picture.isEmpty())
        return tr("Choose a picture for the input first.");
    if (m_settings.input == InputKind::Sentence && m_settings.sentence.isEmpty())
        return tr("Type a sentence for the input first.");
    return {};
}

QString InspectDocument::whyNoRun() const
{
    const QString why = whyNothing();
    return why.isEmpty() && m_busy ? tr("The model is running.") : why;
}

QString InspectDocument::whyNoTap() const
{
    if (QString why = whyNothing(); !why.isEmpty())
        return why;
    if (m_selected < 0)
        return tr("Select a node first.");
    const core::onnx::NodeSummary& node = m_model->summary.nodes[static_cast<size_t>(m_selected)];
    if (node.output.empty() || !node.info.valid())
        return tr("The node gives nothing that could be shown.");
    return {};
}

void InspectDocument::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    emit busyChanged();
}

void InspectDocument::setAwaited(int node)
{
    if (node == m_awaited)
        return;
    m_awaited = node;
    emit awaitedChanged();
}

bool InspectDocument::isTapped() const
{
    return m_selected >= 0 &&
           (m_awaited == m_selected || (m_tensor && m_tensor->node == static_cast<size_t>(m_selected)));
}

void InspectDocument::run()
{
    if (!whyNoRun().isEmpty())
        return;
    setBusy(true);
    m_runsNext = isAdopting();
    if (!m_runsNext)
        startRun();
}

void InspectDocument::startRun()
{
    m_jobs.run<core::onnx::PlanTimes>(
        kRun, gpu::mark("InspectPane", "Running the model"),
        [model = m_model, settings = m_settings, engine = m_engine](core::JobContext& context) {
            return timed(*model, settings, *engine, context);
        },
        this,
        [this, model = m_model->model, settings = m_settings](Outcome<core::onnx::PlanTimes> outcome) {
            setBusy(false);
            if (outcome.error)
                emit failed(*outcome.error);
            if (!outcome.value || !m_model || m_model->model != model || settings != m_settings)
                return; // it ended before it could be stopped
            m_times = std::move(*outcome.value);
            emit timesChanged();
        });
}

void InspectDocument::tap()
{
    if (!whyNoTap().isEmpty() || m_awaited == m_selected)
        return;
    setAwaited(m_selected);
    m_tapsNext = isAdopting();
    if (!m_tapsNext)
        startTap(m_selected);
}

void InspectDocument::startTap(int node)
{
    setAwaited(node);
    m_jobs.run<Tapped>(
        kTap, gpu::mark("InspectPane", "Computing the tensor"),
        [model = m_model, settings = m_settings, engine = m_engine, node = static_cast<size_t>(node)](
            core::JobContext& context) { return tapped(*model, settings, node, *engine, context); },
        this,
        [this, model = m_model->model](const Outcome<Tapped>& outcome) {
            setAwaited(-1);
            if (outcome.error)
                emit failed(*outcome.error);
            if (!outcome.value || !m_model || m_model->model != model || (*outcome.value)->settings != m_settings)
                return; // likewise
            m_tensor = *outcome.value;
            emit tensorChanged();
        });
}

} // namespace widgets::inspect
