#pragma once
// MobileSAM: encode an image once (seconds), then predict masks for prompts often (a fraction of a second).
// Source: Kirillov et al. 2023 (Segment Anything); Zhang et al. 2023 (MobileSAM).

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/image/image.h"
#include "core/jobs/job_queue.h"
#include "core/segment/mask_attention.h"
#include "core/segment/prompts.h"

namespace core {
class AssetStore;
}

namespace gpu {
class Device;
}

namespace core::segment {

/// What the encoder made of one image, (1, 256, 64, 64) row-major. Independent of any device: can be kept on disk.
struct Embedding {
    std::vector<float> values;
    int imageWidth = 0;
    int imageHeight = 0;
    std::string key; ///< hex: pixels, model and preprocessing version
};

enum class EmbeddingSource { Computed, Memory, Disk };

/// One of the decoder's masks, upsampled to the image.
struct Candidate {
    Mask mask;
    double predictedIou = 0;
    double stability = 0; ///< |logits > 1| / |logits > -1| on the 256x256 mask
    int64_t area = 0;     ///< object pixels
};

/// The four masks in the graph's order: 0 the single-mask output, 1 to 3 the multi-mask output.
struct Prediction {
    std::array<Candidate, 4> candidates;
    int best = 0; ///< the one that the exported graph itself returns
};

/// Names of the models in the manifest of assets.
inline constexpr std::string_view kEncoderAsset = "mobilesam-encoder";
inline constexpr std::string_view kDecoderAsset = "mobilesam-decoder";

struct PredictorFiles {
    std::filesystem::path encoder;
    std::filesystem::path decoder;
    std::string encoderSha256 = {}; ///< what the file must hash to; empty: any file will do
    std::string decoderSha256 = {};
};

/// Where the models of the manifest are, or would be once fetched, and what they must hash to.
PredictorFiles modelFiles(const AssetStore& store);

/// Throws NotFound or Corrupt, with the command that fetches it, if a model is missing or of the wrong size.
void requireModels(const AssetStore& store);

/// SHA-256 of a model file. Throws Corrupt if it is not the one that was expected (empty: any), Cancelled.
std::string checkedModelHash(const std::filesystem::path& file, const std::string& expected,
                             const gpu::RunControl& control = {});

struct PredictorOptions {
    bool useDiskCache = true;
    std::filesystem::path embeddingFolder; ///< empty: <cache>/embeddings
    int64_t maxDiskBytes = int64_t{512} << 20;
    size_t maxMemoryEntries = 16;
};

/// Milliseconds that went into the predictor's work so far.
struct PredictorTimings {
    double load = 0;   ///< reading models, packing weights, recording plans
    double encode = 0; ///< from pixels to embedding, or fetching it from the cache
    double decode = 0; ///< from prompts to masks
};

/// Lives on the compute thread. Models are loaded when first needed; the encoder's device memory is given back after
/// use.
class Predictor {
public:
    Predictor(gpu::Device& device, PredictorFiles files, const PredictorOptions& options = {});
    ~Predictor();

    /// From memory, disk, or computed. Throws Cancelled; NotFound, Corrupt (a wrong hash too) for the model.
    std::shared_ptr<const Embedding> encode(const Image& image, JobContext& context, EmbeddingSource* source = nullptr);
    /// Whether encode() would return at once.
    bool isCached(const Image& image);
    /// Throws InvalidInput (see checkPrompts), Cancelled.
    Prediction predict(const Embedding& embedding, const Prompts& prompts, JobContext& context);
    /// Where the decoder looks for these prompts. Throws InvalidInput (see checkPrompts), LimitExceeded (more than
    /// kMaxAttentionTokens), Unsupported (a decoder that is built another way), Cancelled.
    MaskAttention attention(const Embedding& embedding, const Prompts& prompts, JobContext& context);

    /// Trouble that did not stop the work (the embedding could not be kept, a kept one was damaged), since the last
    /// call.
    std::optional<gpu::Message> takeWarning();
    const PredictorTimings& timings() const;

    /// SHA-256 of the model files (computed once). Throws Corrupt if it is not what the files must hash to.
    const std::string& encoderHash();
    const std::string& decoderHash();

private:
    struct Private;
    std::unique_ptr<Private> m_state;
};

} // namespace core::segment
