#pragma once
// What a window or a verb needs of the segmentation engine, and no more: a device to name, encode, predict, evaluate.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/segment/evaluation.h"
#include "core/segment/predictor.h"

namespace core::segment {

/// The device that computes, for people.
struct DeviceSummary {
    std::string name;
    std::string type; ///< "discrete", "integrated", "virtual", "software", "other"
    std::string driver;
    int index = 0;        ///< for Engine::choose
    std::string unusable; ///< why Tessera cannot compute on it; empty: it can
};

/// Lives on the compute thread: every function takes its JobContext.
class Engine {
public:
    virtual ~Engine() = default;

    /// Opens the device if it is not open, and tells which one it really is. Throws what gpu::Device::open throws.
    virtual DeviceSummary open(JobContext& context) = 0;
    /// All devices of this machine. Throws Unsupported if there is no driver at all.
    virtual std::vector<DeviceSummary> devices(JobContext& context) = 0;
    /// Computes on another device from now on; embeddings stay valid. If that does not open, throws what
    /// gpu::Device::open throws and goes on with the one before.
    virtual DeviceSummary choose(int index, JobContext& context) = 0;
    /// The embedding of a picture, from memory, disk, or computed. Throws NotFound with the command that fetches the
    /// models if they are not here, Cancelled, and what Predictor::encode throws.
    virtual std::shared_ptr<const Embedding> encode(const Image& image, JobContext& context,
                                                    EmbeddingSource& source) = 0;
    /// All four masks for the prompts. Throws InvalidInput, Cancelled.
    virtual Prediction predict(const Embedding& embedding, const Prompts& prompts, JobContext& context) = 0;
    /// Counts and rates a prediction against the truth; needs no models. Throws what core::segment::evaluate throws.
    virtual Evaluation evaluate(const LabelMap& predicted, const LabelMap& truth, std::optional<uint32_t> ignored,
                                JobContext& context) = 0;
    /// Where the decoder looks for the prompts. Throws InvalidInput, LimitExceeded, Unsupported, Cancelled.
    virtual MaskAttention attention(const Embedding& embedding, const Prompts& prompts, JobContext& context) = 0;
};

} // namespace core::segment
