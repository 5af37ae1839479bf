#include "app/cli/verbs.h"

namespace app::cli {

std::span<const Verb> verbs()
{
    static constexpr Verb kVerbs[] = {
        {"assets", describeAssets, runAssets},       {"bench", describeBench, runBench},
        {"devices", describeDevices, runDevices},    {"faces", describeFaces, runFaces},
        {"grid", describeGrid, runGrid, true},       {"limits", describeLimits, runLimits},
        {"metrics", describeMetrics, runMetrics},    {"onnx", describeOnnx, runOnnx},
        {"replay", describeReplay, runReplay, true}, {"segment", describeSegment, runSegment},
    };
    return kVerbs;
}

} // namespace app::cli
