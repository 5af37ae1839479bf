// tessera onnx show FILE

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <vector>

#include <QFile>
#include <QJsonDocument>

#include "app/cli/onnx_report.h"
#include "app/cli/onnx_verbs.h"
#include "app/cli/words.h"
#include "core/assets/atomic_file.h"
#include "core/onnx/model.h"
#include "core/onnx/summary_table.h"
#include "core/report/table.h"

namespace app::cli {
namespace {

using namespace core::onnx;

std::filesystem::path fileOf(const QString& path) { return {QFile::encodeName(path).toStdString()}; }

/// The two sides of NAME=VALUE; a name may contain '='.
std::pair<QString, QString> assignment(const QString& option, const QString& text)
{
    const qsizetype equals = text.lastIndexOf('=');
    if (equals < 1)
        throw UsageError(CommandLine::tr("--%1 takes NAME=VALUE, not \"%2\"").arg(option, text));
    return {text.left(equals), text.mid(equals + 1)};
}

ShapeMap shapesFrom(const Arguments& arguments)
{
    ShapeMap shapes;
    for (const QString& text : arguments.values("shape")) {
        const auto [name, shape] = assignment("shape", text);
        shapes[name.toStdString()] = shapeFromText(shape.toStdString());
    }
    return shapes;
}

TensorMap valuesFrom(const Arguments& arguments, const Graph& graph)
{
    TensorMap values;
    for (const QString& text : arguments.values("value")) {
        const auto [name, numbers] = assignment("value", text);
        const auto input = std::find_if(graph.inputs.begin(), graph.inputs.end(),
                                        [&](const ValueInfo& info) { return info.name == name.toStdString(); });
        if (input == graph.inputs.end())
            throw UsageError(CommandLine::tr("the model has no input \"%1\"").arg(name));
        values[input->name] = valuesFromText(*input, numbers.toStdString());
    }
    return values;
}

uint64_t wholeNumber(const Arguments& arguments, const QString& option, uint64_t otherwise, uint64_t least,
                     uint64_t most)
{
    const std::optional<QString> text = arguments.value(option);
    if (!text)
        return otherwise;
    bool isNumber = false;
    const qulonglong number = text->toULongLong(&isNumber);
    if (!isNumber || number < least || number > most)
        throw UsageError(CommandLine::tr("--%1 takes a number from %2 to %3, not \"%4\"")
                             .arg(option)
                             .arg(least)
                             .arg(most)
                             .arg(*text));
    return number;
}

OnnxResult resultOf(const std::string& name, const HostTensor& tensor)
{
    const std::vector<double> values = tensor.toDoubles();
    if (values.empty())
        return {name, tensor.info(), std::nan(""), std::nan(""), std::nan("")};
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    return {name, tensor.info(), *least, *greatest, sum / static_cast<double>(values.size())};
}

void runPlan(Plan& plan, const Arguments& arguments, Terminal& terminal, OnnxAnswer& answer)
{
    const uint64_t runs = wholeNumber(arguments, "runs", 5, 1, 1000);
    const uint64_t seed = wholeNumber(arguments, "seed", 1, 0, UINT64_MAX);
    TensorMap inputs = sampleInputs(plan, SampleValues::Random, seed);
    if (answer.sentence)
        for (const auto& [name, value] : answer.sentence->inputs)
            inputs.insert_or_assign(name, value);
    for (const auto& [name, value] : inputs)
        plan.setInput(name, value);
    gpu::RunControl control = terminal.control();
    control.progress = [&](double fraction) { terminal.progress(CommandLine::tr("Running the model"), fraction); };
    answer.times = timePlan(plan, static_cast<int>(runs), control);
    terminal.clearProgress();
    for (const ValueInfo& output : answer.summary.outputs)
        answer.results.push_back(resultOf(output.name, plan.output(output.name)));
}

void lookWithDevice(OnnxAnswer& answer, const std::shared_ptr<const Model>& model, const SummaryOptions& options,
                    const Arguments& arguments, Terminal& terminal)
{
    gpu::DeviceOptions choice;
    choice.selector = arguments.value("device").value_or(QString()).toStdString();
    const std::unique_ptr<gpu::Device> device = gpu::Device::open(choice);
    answer.device = device->info();
    const std::unique_ptr<Plan> plan = planSummarised(answer.summary, *device, model, options, {}, terminal.control());
    if (!arguments.has("run"))
        return;
    if (plan)
        runPlan(*plan, arguments, terminal, answer);
    else
        terminal.note(CommandLine::tr("Not run: %n nodes are not supported.", nullptr,
                                      answer.summary.count(NodeFate::Unsupported)));
}

void writeText(const QString& path, const std::filesystem::path& model, const QByteArray& bytes)
{
    const std::filesystem::path file = fileOf(path);
    std::error_code failed;
    if (std::filesystem::equivalent(file, model, failed))
        throw UsageError(CommandLine::tr("%1 would be written over the model").arg(path));
    core::writeFileAtomically(file, std::string_view(bytes.constData(), static_cast<size_t>(bytes.size())));
}

} // namespace

QString onnxShowSummary() { return CommandLine::tr("what a model is made of, what it costs, and how it runs here."); }

QList<OptionSpec> onnxShowOptions()
{
    QList<OptionSpec> options{
        {"json", CommandLine::tr("FILE|-"), CommandLine::tr("Write JSON; - is standard output, as if left out."), false,
         "-"},
        {"csv", CommandLine::tr("FILE"), CommandLine::tr("Write one line for each node.")},
        {"nodes", {}, CommandLine::tr("Show one line for each node, too.")},
        {"shape", "NAME=1,3,H,W",
         CommandLine::tr("The shape of an input whose extents the model leaves open; what is not given is assumed, "
                         "and said."),
         true},
        {"value", "NAME=A,B,…",
         CommandLine::tr("The numbers of a small input that decides shapes, such as the size of a picture."), true},
        {"weights", CommandLine::tr("FILE"),
         CommandLine::tr("A safetensors file whose tensors take the place of the model's by their names."), true},
        {"run", {}, CommandLine::tr("Run the model on random inputs, and show where the time goes.")},
        {"runs", "N", CommandLine::tr("Timed runs, of which the median is shown; 5 if left out.")},
        {"seed", "S", CommandLine::tr("Seed of the random numbers; 1 if left out.")},
        {"device", "D", CommandLine::tr("Index or part of the name of the device.")},
        {"no-device", {}, CommandLine::tr("Only what the file says: no kernels, no plan of the memory.")},
    };
    return options + sentenceOptions();
}

int runOnnxShow(const QString& file, const Arguments& arguments, Terminal& terminal)
{
    if (arguments.has("no-device") && (arguments.has("run") || arguments.has("device")))
        throw UsageError(CommandLine::tr("--no-device goes with neither --device nor --run"));
    if (!arguments.has("run") && (arguments.has("runs") || arguments.has("seed")))
        throw UsageError(CommandLine::tr("--runs and --seed want --run"));
    checkSentenceOptions(arguments);
    std::vector<std::filesystem::path> weights;
    for (const QString& name : arguments.values("weights"))
        weights.push_back(fileOf(name));
    const std::shared_ptr<const Model> model = Model::load(fileOf(file), weights);
    SummaryOptions options{shapesFrom(arguments), valuesFrom(arguments, model->graph())};
    std::optional<OnnxSentence> sentence = sentenceFrom(arguments, *model);
    if (sentence)
        for (const auto& [name, value] : sentence->inputs)
            options.shapes[name] = value.shape();
    OnnxAnswer answer{model->path(), model->sha256(), summarise(*model, options), {}, {}, {}, std::move(sentence)};
    if (!arguments.has("no-device"))
        lookWithDevice(answer, model, options, arguments, terminal);
    if (const std::optional<QString> csv = arguments.value("csv"))
        writeText(*csv, model->path(), QByteArray::fromStdString(core::report::toCsv(nodeTable(answer.summary))));
    const std::optional<QString> json = arguments.value("json");
    if (!json) {
        terminal.write(onnxText(answer, arguments.has("nodes")));
        return 0;
    }
    const QByteArray bytes = QJsonDocument(onnxJson(answer)).toJson();
    if (*json == "-")
        terminal.write(QString::fromUtf8(bytes));
    else
        writeText(*json, model->path(), bytes);
    return 0;
}

} // namespace app::cli
