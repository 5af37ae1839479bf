#pragma once

#include <atomic>
#include <memory>

#include "core/assets/assets.h"
#include "core/segment/device_lender.h"
#include "core/segment/device_watch.h"
#include "core/segment/engine.h"
#include "gpu/device.h"

namespace core::segment {

class Session;

/// The engine on a real device, with the models of the asset store. After a lost device the next call opens it again.
class SessionEngine final : public Engine, public DeviceLender, public DeviceWatch {
public:
    explicit SessionEngine(gpu::DeviceOptions device, AssetStore store = {}, PredictorOptions options = {});
    ~SessionEngine() override;

    DeviceSummary open(JobContext& context) override;
    std::vector<DeviceSummary> devices(JobContext& context) override;
    DeviceSummary choose(int index, JobContext& context) override;
    std::shared_ptr<const Embedding> encode(const Image& image, JobContext& context, EmbeddingSource& source) override;
    Prediction predict(const Embedding& embedding, const Prompts& prompts, JobContext& context) override;
    Evaluation evaluate(const LabelMap& predicted, const LabelMap& truth, std::optional<uint32_t> ignored,
                        JobContext& context) override;
    MaskAttention attention(const Embedding& embedding, const Prompts& prompts, JobContext& context) override;
    EverythingResult everything(const Image& image, const EverythingOptions& options, JobContext& context) override;
    std::optional<EmbeddingSource> keptWhere(const std::string& pixelSha256, JobContext& context) override;
    void onDevice(const std::function<void(gpu::Device&)>& work, JobContext& context) override;
    Belongings& belongings() override;
    void loseDevice(JobContext& context) override;
    int losses() const override { return m_losses; }

private:
    Session& session();
    Predictor& predictor(JobContext& context);

    gpu::DeviceOptions m_device;
    AssetStore m_store;
    PredictorOptions m_options;
    std::shared_ptr<Session> m_session;
    std::atomic<int> m_losses = 0;
};

} // namespace core::segment
