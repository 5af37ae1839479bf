#include "tests/fuzz/targets.h"

namespace fuzz {

std::span<const Target> targets()
{
    static constexpr Target kTargets[] = {
        {"onnx_model", onnxModel},
        {"picture", picture},
        {"safetensors", safetensors},
        {"workspace", workspace},
        {"world", world},
        {"coco", coco},
        {"annotations", annotations},
        {"run_lengths", runLengths},
        {"asset_manifest", assetManifest},
        {"tokenizer", tokenizer},
        {"face_pairs", facePairs},
        {"command_line", commandLine},
    };
    return kTargets;
}

} // namespace fuzz
