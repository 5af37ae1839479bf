#include "widgets/panes/inspect/inspect_work.h"

#include <QFile>

#include "core/attention/text_inputs.h"
#include "core/attention/tokenizer_file.h"
#include "core/image/image_io.h"
#include "core/onnx/model.h"
#include "core/onnx/picture_input.h"
#include "core/onnx/plan_keeper.h"
#include "core/segment/device_lender.h"

namespace widgets::inspect {

using core::onnx::Model;
using core::onnx::Plan;
using core::onnx::SummaryOptions;
using core::onnx::TensorMap;
using core::onnx::ValueInfo;

namespace {

constexpr int kRuns = 5; ///< of which the median counts

SummaryOptions optionsOf(const Model& model, const InspectSettings& settings)
{
    SummaryOptions options;
    for (const auto& [name, text] : settings.shapes)
        if (!text.empty())
            options.shapes[name] = core::onnx::shapeFromText(text);
    for (const ValueInfo& input : model.graph().inputs)
        if (const auto text = settings.values.find(input.name); text != settings.values.end() && !text->second.empty())
            options.values[input.name] = core::onnx::valuesFromText(input, text->second);
    return options;
}

/// The settings, the options that they make, and the sentences as inputs, whose shapes win.
void apply(const InspectSettings& settings, OpenModel& opened)
{
    opened.settings = settings;
    opened.options = optionsOf(*opened.model, settings);
    opened.text.reset();
    opened.knownTokenizer.reset();
    if (core::attention::takesText(opened.model->graph()))
        opened.knownTokenizer = core::attention::knownTokenizer(opened.model->path(), opened.model->sha256());
    if (settings.input != InputKind::Sentence || settings.sentence.isEmpty())
        return;
    const core::onnx::Graph& graph = opened.model->graph();
    core::attention::fixedTokens(graph); // before a tokenizer is sought: for a model that takes no text
    const std::filesystem::path tokenizer =
        settings.tokenizer.isEmpty() ? core::attention::tokenizerOf(opened.model->path(), opened.model->sha256())
                                     : std::filesystem::path(QFile::encodeName(settings.tokenizer).toStdString());
    std::vector<std::string> sentences{settings.sentence.toStdString()};
    if (!settings.second.isEmpty())
        sentences.push_back(settings.second.toStdString());
    opened.text = core::attention::modelText(graph, tokenizer, sentences);
    for (const auto& [name, value] : opened.text->inputs) {
        opened.options.shapes[name] = value.shape();
        opened.options.values.erase(name);
    }
}

core::segment::DeviceLender& lenderOf(core::segment::Engine& engine)
{
    auto* lender = dynamic_cast<core::segment::DeviceLender*>(&engine);
    if (!lender)
        throw gpu::Error(gpu::ErrorKind::Unsupported,
                         {gpu::mark("InspectPane", "There is no device to compute on."), {}},
                         {gpu::mark("InspectPane", "Choose a device in the status bar."), {}});
    return *lender;
}

/// Those on the device that is lent.
core::onnx::PlanKeeper& plansOf(core::segment::Engine& engine)
{
    return lenderOf(engine).belongings().get<core::onnx::PlanKeeper>();
}

/// The picture that the inputs are made from; an empty one if they are made otherwise.
core::LoadedImage pictureOf(const InspectSettings& settings)
{
    if (settings.input != InputKind::Picture)
        return {};
    return core::loadImage(QFile::encodeName(settings.picture).toStdString());
}

/// Plans the model for some outputs, gives it inputs, and hands it on.
void withPlan(const OpenModel& model, const InspectSettings& settings, const core::Image& picture,
              const std::vector<std::string>& outputs, core::segment::Engine& engine, core::JobContext& context,
              const std::function<void(Plan&)>& work)
{
    lenderOf(engine).onDevice(
        [&](gpu::Device& device) {
            const gpu::RunControl quiet{context.control.stop, {}};
            core::onnx::ModelSummary summary = model.summary;
            Plan* plan = plansOf(engine).plan(summary, device, model.model, model.options, outputs, quiet);
            if (!plan)
                throw gpu::Error(gpu::ErrorKind::Unsupported,
                                 {gpu::mark("InspectPane", "The model has nodes that cannot be computed here."), {}},
                                 {gpu::mark("InspectPane", "The table names them, with the reason."), {}});
            const auto kind =
                settings.input == InputKind::Zeros ? core::onnx::SampleValues::Zeros : core::onnx::SampleValues::Random;
            TensorMap inputs = core::onnx::sampleInputs(*plan, kind, settings.seed);
            if (settings.input == InputKind::Picture)
                for (auto& [name, value] : inputs)
                    if (const auto fitted = core::onnx::pictureInput(value.info(), picture))
                        value = *fitted;
            if (settings.input == InputKind::Sentence && model.text)
                for (auto& [name, value] : inputs)
                    if (const auto words = model.text->inputs.find(name); words != model.text->inputs.end())
                        value = words->second;
            for (const auto& [name, value] : inputs)
                plan->setInput(name, value);
            work(*plan);
        },
        context);
}

} // namespace

std::shared_ptr<const OpenModel> readModel(const QString& path, const InspectSettings& settings)
{
    auto opened = std::make_shared<OpenModel>();
    opened->path = path;
    opened->model = Model::load(QFile::encodeName(path).toStdString());
    (void)opened->model->sha256(); // hashed here, where nobody waits for it
    apply(settings, *opened);
    opened->summary = core::onnx::summarise(*opened->model, opened->options);
    return opened;
}

bool canRead(const QString& tokenizer)
{
    (void)core::attention::loadTokenizer(QFile::encodeName(tokenizer).toStdString());
    return true;
}

std::shared_ptr<const OpenModel> summarised(const OpenModel& model, const InspectSettings& settings)
{
    auto changed = std::make_shared<OpenModel>(model);
    apply(settings, *changed);
    changed->summary = core::onnx::summarise(*model.model, changed->options);
    changed->device.clear();
    return changed;
}

std::shared_ptr<const OpenModel> planned(const OpenModel& model, core::segment::Engine& engine,
                                         core::JobContext& context)
{
    auto known = std::make_shared<OpenModel>(model);
    core::segment::DeviceLender& lender = lenderOf(engine);
    known->device = QString::fromStdString(engine.open(context).name);
    lender.onDevice(
        [&](gpu::Device& device) {
            plansOf(engine).plan(known->summary, device, model.model, model.options, {}, context.control);
        },
        context);
    return known;
}

core::onnx::PlanTimes timed(const OpenModel& model, const InspectSettings& settings, core::segment::Engine& engine,
                            core::JobContext& context)
{
    core::onnx::PlanTimes times;
    withPlan(model, settings, pictureOf(settings).image, {}, engine, context,
             [&](Plan& plan) { times = core::onnx::timePlan(plan, kRuns, context.control); });
    return times;
}

bool forgetPlans(core::segment::Engine& engine, core::JobContext& context)
{
    lenderOf(engine).onDevice([&](gpu::Device&) { plansOf(engine).clear(); }, context);
    return true;
}

std::shared_ptr<const TappedTensor> tapped(const OpenModel& model, const InspectSettings& settings, size_t node,
                                           core::segment::Engine& engine, core::JobContext& context)
{
    auto tensor = std::make_shared<TappedTensor>();
    const core::LoadedImage picture = pictureOf(settings);
    tensor->node = node;
    tensor->settings = settings;
    tensor->pictureSha256 = picture.sha256;
    const std::string name = model.summary.nodes[node].output;
    withPlan(model, settings, picture.image, {name}, engine, context, [&](Plan& plan) {
        plan.run(context.control);
        tensor->values = plan.output(name);
    });
    tensor->stats = core::onnx::statsOf(tensor->values);
    return tensor;
}

} // namespace widgets::inspect
