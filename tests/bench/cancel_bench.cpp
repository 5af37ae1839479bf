// How long a running encode takes to stop after a person asked for it, at several moments of its course.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <stop_token>
#include <thread>
#include <vector>

#include "core/assets/assets.h"
#include "core/image/image_io.h"
#include "core/onnx/model.h"
#include "core/onnx/plan.h"
#include "core/segment/preprocess.h"
#include "gpu/base/error.h"
#include "gpu/device.h"
#include "tests/bench/bench_commands.h"

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;

/// Asks for a stop once `fraction` of the run is done; gives the milliseconds until run() came back.
double millisecondsToStop(core::onnx::Plan& plan, double fraction)
{
    std::stop_source source;
    Clock::time_point asked;
    // A person's request comes at any time, not only when progress is told: from another thread, a little later.
    std::thread person;
    const auto request = [&](double done) {
        if (done < fraction || person.joinable())
            return;
        person = std::thread([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(7));
            asked = Clock::now();
            source.request_stop();
        });
    };
    try {
        plan.run({source.get_token(), request});
    } catch (const gpu::Error& error) {
        if (error.kind() != gpu::ErrorKind::Cancelled)
            throw;
    }
    const Clock::time_point stopped = Clock::now();
    person.join();
    return std::chrono::duration<double, std::milli>(stopped - asked).count();
}

} // namespace

int runCancel(Arguments arguments)
{
    if (!arguments.empty())
        throw std::invalid_argument("cancel takes no options");
    const core::AssetStore assets;
    const std::unique_ptr<gpu::Device> device = gpu::Device::open();
    const gpu::Shape frame{1, 3, core::segment::kFrameSize, core::segment::kFrameSize};
    core::onnx::Plan plan(*device, core::onnx::Model::load(assets.path("mobilesam-encoder")),
                          {{{"input", frame}}, {}, {}, {}});
    const core::Image image = core::loadImage(assets.path("photo-chelsea")).image;
    plan.setInput("input", core::onnx::HostTensor::fromFloats(frame, core::segment::encoderInput(image)));
    plan.run(); // compiles the kernels
    std::vector<double> times;
    for (int i = 0; i < 18; ++i)
        times.push_back(millisecondsToStop(plan, 0.05 * i));
    std::sort(times.begin(), times.end());
    std::printf("%s: %zu cancelled encodes, %zu submissions each\n", device->info().name.c_str(), times.size(),
                plan.commands().sliceCount());
    std::printf("stopped after: median %.0f ms, at most %.0f ms\n", times[times.size() / 2], times.back());
    return 0;
}

} // namespace bench
