#include "core/bench/segment_bench.h"

#include <algorithm>
#include <chrono>
#include <map>

#include "core/onnx/model.h"
#include "core/onnx/plan.h"
#include "core/segment/preprocess.h"

namespace core::bench {

namespace {

using onnx::HostTensor;
using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Plans, then runs with these inputs.
GraphTimes timeGraph(const std::string& name, gpu::Device& device, const std::filesystem::path& file,
                     const onnx::PlanOptions& options, const std::map<std::string, HostTensor>& inputs, int runs,
                     JobContext& context)
{
    GraphTimes times;
    times.name = name;
    const Clock::time_point planned = Clock::now();
    onnx::Plan plan(device, onnx::Model::load(file), options, context.control);
    times.planMilliseconds = millisecondsSince(planned);
    times.arenaBytes = plan.arenaBytes();
    times.dispatches = plan.stepCount();
    times.pipelines = plan.commands().pipelineCount();
    plan.commands().setMeasuring(true);
    const gpu::RunControl control{context.control.stop, nullptr};
    for (int run = 0; run <= runs; ++run) {
        context.step({gpu::mark("bench", "Timing %1: run %2 of %3"), {name, std::to_string(run), std::to_string(runs)}},
                     static_cast<double>(run) / (runs + 1));
        const Clock::time_point start = Clock::now();
        for (const auto& [input, value] : inputs)
            plan.setInput(input, value);
        plan.run(control);
        for (const std::string& output : options.outputs)
            plan.output(output);
        if (run > 0)
            times.milliseconds.push_back(millisecondsSince(start));
    }
    times.kernels = summarise(plan.commands().timings());
    return times;
}

} // namespace

double GraphTimes::median() const
{
    std::vector<double> sorted = milliseconds;
    std::sort(sorted.begin(), sorted.end());
    return sorted.empty() ? 0 : sorted[sorted.size() / 2];
}

std::vector<KernelRow> summarise(const std::vector<gpu::KernelTiming>& timings)
{
    std::map<std::string, KernelRow> rows;
    for (const gpu::KernelTiming& timing : timings) {
        KernelRow& row = rows[timing.kernel];
        row.kernel = timing.kernel;
        ++row.dispatches;
        row.milliseconds += timing.milliseconds;
        row.gigaflops += timing.cost.floatingPointOperations; // sums, until divided by the time below
        row.gigabytesPerSecond += timing.cost.bytes;
    }
    std::vector<KernelRow> sorted;
    for (auto& [name, row] : rows) {
        const double scale = row.milliseconds > 0 ? 1e-6 / row.milliseconds : 0;
        row.gigaflops *= scale;
        row.gigabytesPerSecond *= scale;
        sorted.push_back(row);
    }
    std::sort(sorted.begin(), sorted.end(),
              [](const KernelRow& a, const KernelRow& b) { return a.milliseconds > b.milliseconds; });
    return sorted;
}

std::vector<GraphTimes> benchSegment(gpu::Device& device, const SegmentBenchOptions& options, JobContext& context)
{
    const Image& image = options.image;
    segment::checkedModelHash(options.files.encoder, options.files.encoderSha256, context.control);
    segment::checkedModelHash(options.files.decoder, options.files.decoderSha256, context.control);
    const gpu::Shape frame{1, 3, segment::kFrameSize, segment::kFrameSize};
    std::vector<GraphTimes> all;
    all.push_back(timeGraph("encode", device, options.files.encoder, {{{"input", frame}}, {}, {"output"}, {}},
                            {{"input", HostTensor::fromFloats(frame, segment::encoderInput(image))}}, options.runs,
                            context));

    segment::Prompts prompts;
    prompts.points.push_back({image.width / 2.0, image.height / 2.0, true});
    const segment::PromptTensors tensors = segment::promptTensors(prompts, image.width, image.height);
    onnx::PlanOptions decoder;
    decoder.inputShapes = {{"point_coords", {1, tensors.count, 2}}, {"point_labels", {1, tensors.count}}};
    decoder.outputs = {"/Reshape_9_output_0", "/iou_prediction_head/layers.2/Gemm_output_0"};
    const std::vector<float> embedding(size_t{256} * 64 * 64, 0.1F); // the time does not depend on the values
    const std::vector<float> none{0.F};
    all.push_back(timeGraph("decode", device, options.files.decoder, decoder,
                            {{"image_embeddings", HostTensor::fromFloats({1, 256, 64, 64}, embedding)},
                             {"point_coords", HostTensor::fromFloats({1, tensors.count, 2}, tensors.coordinates)},
                             {"point_labels", HostTensor::fromFloats({1, tensors.count}, tensors.labels)},
                             {"mask_input", HostTensor::fromFloats({1, 1, 256, 256}, segment::maskInput({}))},
                             {"has_mask_input", HostTensor::fromFloats({1}, none)}},
                            options.runs, context));
    return all;
}

} // namespace core::bench
