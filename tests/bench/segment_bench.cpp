// Encoder and decoder against ONNX Runtime on the same photo, in the same process, taking turns.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

#include "core/assets/assets.h"
#include "core/bench/segment_bench.h"
#include "core/image/image_io.h"
#include "core/segment/preprocess.h"
#include "gpu/device.h"
#include "tests/bench/bench_commands.h"
#include "tests/peer/onnxruntime.h"

namespace bench {

namespace {

using core::onnx::HostTensor;
using Clock = std::chrono::steady_clock;

constexpr int kPeerThreads = 2;

struct Options {
    int runs = 5;
    std::string json;
    std::string device;
};

Options parse(Arguments arguments)
{
    Options options;
    for (size_t i = 0; i < arguments.size(); i += 2) {
        if (i + 1 == arguments.size())
            throw std::invalid_argument("option " + std::string(arguments[i]) + " needs a value");
        const std::string value(arguments[i + 1]);
        if (arguments[i] == "--runs")
            options.runs = std::max(1, std::stoi(value));
        else if (arguments[i] == "--json")
            options.json = value;
        else if (arguments[i] == "--device")
            options.device = value;
        else
            throw std::invalid_argument("unknown option " + std::string(arguments[i]));
    }
    return options;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// The peer's times with the first, warming run left out.
std::vector<double> timePeer(peer::OnnxRuntime& runtime, const std::map<std::string, HostTensor>& inputs,
                             const std::vector<std::string>& outputs, int runs)
{
    std::vector<double> times;
    for (int run = 0; run <= runs; ++run) {
        const Clock::time_point start = Clock::now();
        runtime.run(inputs, outputs);
        if (run > 0)
            times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    return times;
}

std::vector<double> peerTimes(const std::string& graph, const core::AssetStore& assets, const core::Image& image,
                              int runs)
{
    const std::filesystem::path library = assets.path("onnxruntime");
    if (graph == "encode") {
        peer::OnnxRuntime encoder(library, assets.path("mobilesam-encoder"), kPeerThreads);
        const std::vector<float> input = core::segment::encoderInput(image);
        return timePeer(encoder, {{"input", HostTensor::fromFloats({1, 3, 1024, 1024}, input)}}, {"output"}, runs);
    }
    peer::OnnxRuntime decoder(library, assets.path("mobilesam-decoder"), kPeerThreads);
    core::segment::Prompts prompts;
    prompts.points.push_back({image.width / 2.0, image.height / 2.0, true});
    const auto tensors = core::segment::promptTensors(prompts, image.width, image.height);
    const std::vector<float> embedding(256 * 64 * 64, 0.1F);
    const std::vector<float> none{0.F};
    const std::vector<float> size{static_cast<float>(image.height), static_cast<float>(image.width)};
    return timePeer(decoder,
                    {{"image_embeddings", HostTensor::fromFloats({1, 256, 64, 64}, embedding)},
                     {"point_coords", HostTensor::fromFloats({1, tensors.count, 2}, tensors.coordinates)},
                     {"point_labels", HostTensor::fromFloats({1, tensors.count}, tensors.labels)},
                     {"mask_input", HostTensor::fromFloats({1, 1, 256, 256}, core::segment::maskInput({}))},
                     {"has_mask_input", HostTensor::fromFloats({1}, none)},
                     {"orig_im_size", HostTensor::fromFloats({2}, size)}},
                    {"masks", "iou_predictions"}, runs);
}

} // namespace

int runSegment(Arguments arguments)
{
    const Options options = parse(arguments);
    const core::AssetStore assets;
    core::bench::SegmentBenchOptions own;
    own.files = core::segment::modelFiles(assets);
    own.image = core::loadImage(assets.path("photo-chelsea")).image;
    own.runs = options.runs;
    gpu::DeviceOptions choice;
    choice.selector = options.device;
    const std::unique_ptr<gpu::Device> device = gpu::Device::open(choice);
    core::JobContext context;
    const std::vector<core::bench::GraphTimes> graphs = core::bench::benchSegment(*device, own, context);

    nlohmann::ordered_json json;
    json["device"] = device->info().name;
    json["peer"] = "ONNX Runtime, CPU, " + std::to_string(kPeerThreads) + " threads";
    std::printf("%s against ONNX Runtime on %d CPU threads, medians of %d runs\n", device->info().name.c_str(),
                kPeerThreads, options.runs);
    std::printf("%-8s %12s %12s %8s\n", "graph", "Tessera ms", "peer ms", "ratio");
    for (const core::bench::GraphTimes& graph : graphs) {
        const double theirs = median(peerTimes(graph.name, assets, own.image, options.runs));
        std::printf("%-8s %12.1f %12.1f %8.2f\n", graph.name.c_str(), graph.median(), theirs, graph.median() / theirs);
        nlohmann::ordered_json row{{"graph", graph.name},
                                   {"milliseconds", graph.median()},
                                   {"peerMilliseconds", theirs},
                                   {"ratio", graph.median() / theirs}};
        for (const core::bench::KernelRow& kernel : graph.kernels)
            row["kernels"].push_back({{"kernel", kernel.kernel},
                                      {"dispatches", kernel.dispatches},
                                      {"milliseconds", kernel.milliseconds},
                                      {"gigaflops", kernel.gigaflops},
                                      {"gigabytesPerSecond", kernel.gigabytesPerSecond}});
        json["graphs"].push_back(row);
    }
    if (options.json == "-")
        std::printf("%s\n", json.dump(2).c_str());
    else if (!options.json.empty())
        std::ofstream(options.json) << json.dump(2) << '\n';
    return 0;
}

} // namespace bench
