#pragma once
// A deterministic engine for tests of the window: candidate k is the disc of radius 10 (k + 1) around the first object
// point, less the discs around background points; with a box, the box. A test can hold an encoding at its middle.
// "Everything" clicks through these discs with the real procedure.

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "core/segment/device_lender.h"
#include "core/segment/device_watch.h"
#include "core/segment/engine.h"

class SmallEngine final : public core::segment::Engine,
                          public core::segment::DeviceLender,
                          public core::segment::DeviceWatch {
public:
    core::segment::DeviceSummary open(core::JobContext& context) override;
    /// Two that work and one that cannot be used.
    std::vector<core::segment::DeviceSummary> devices(core::JobContext& context) override;
    core::segment::DeviceSummary choose(int index, core::JobContext& context) override;
    void loseDevice(core::JobContext& context) override;
    std::shared_ptr<const core::segment::Embedding> encode(const core::Image& image, core::JobContext& context,
                                                           core::segment::EmbeddingSource& source) override;
    core::segment::Prediction predict(const core::segment::Embedding& embedding, const core::segment::Prompts& prompts,
                                      core::JobContext& context) override;
    /// Counts on the host, pixel by pixel.
    core::segment::Evaluation evaluate(const core::LabelMap& predicted, const core::LabelMap& truth,
                                       std::optional<uint32_t> ignored, core::JobContext& context) override;
    core::segment::MaskAttention attention(const core::segment::Embedding& embedding,
                                           const core::segment::Prompts& prompts, core::JobContext& context) override;

    core::segment::EverythingResult everything(const core::Image& image,
                                               const core::segment::EverythingOptions& options,
                                               core::JobContext& context) override;
    std::optional<core::segment::EmbeddingSource> keptWhere(const std::string& pixelSha256,
                                                            core::JobContext& context) override;

    /// Lends a real device, opened when it is first asked for.
    void onDevice(const std::function<void(gpu::Device&)>& work, core::JobContext& context) override;
    core::segment::Belongings& belongings() override { return m_belongings; }

    /// From now on encode(), predict() and attention() wait until release() or a stop.
    void hold();
    void release();
    /// The next predict() (or encode()) throws.
    void failNextPredict(const gpu::Error& error);
    void failNextEncode(const gpu::Error& error);
    void failNextOpen(const gpu::Error& error);
    void failNextChoose(const gpu::Error& error);
    void failNextAttention(const gpu::Error& error);

    /// As if the embedding of the picture with this pixel hash lay on disk.
    void keepOnDisk(const std::string& pixelSha256);

    int deviceInUse() const { return m_device; }
    int losses() const override { return m_losses; }
    /// How often the device was opened, as far as the window can tell.
    int openings() const { return m_openings; }
    int encodings() const { return m_encodings; }
    int predictions() const { return m_predictions; }
    /// Those that were not stopped, here and in the next two.
    int evaluations() const { return m_evaluations; }
    int completedPredictions() const { return m_completedPredictions; }
    int attentions() const { return m_attentions; }

private:
    void throwIfLost();
    void waitWhileHeld(core::JobContext& context);
    void throwIfAsked(std::optional<gpu::Error>& error);

    std::shared_ptr<gpu::Device> m_lent;
    core::segment::Belongings m_belongings; ///< on it
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_held = false;
    std::set<std::string> m_encoded; ///< pixel hashes
    std::set<std::string> m_onDisk;
    std::optional<gpu::Error> m_predictError;
    std::optional<gpu::Error> m_encodeError;
    std::optional<gpu::Error> m_openError;
    std::optional<gpu::Error> m_chooseError;
    std::atomic<int> m_device = 0;
    std::optional<gpu::Error> m_attentionError;
    std::atomic<bool> m_lost = false;
    std::atomic<int> m_losses = 0;
    std::atomic<int> m_openings = 0;
    std::atomic<int> m_encodings = 0;
    std::atomic<int> m_predictions = 0;
    std::atomic<int> m_completedPredictions = 0;
    std::atomic<int> m_evaluations = 0;
    std::atomic<int> m_attentions = 0;
};
