#pragma once
// The model that is open, what is known of it, and what a person chose.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include <QObject>
#include <QStringList>

#include "core/attention/model_text.h"
#include "core/onnx/plan_times.h"
#include "core/onnx/summary.h"
#include "core/onnx/tensor_slice.h"
#include "core/segment/engine.h"
#include "gpu/base/error.h"

namespace widgets {
class JobRunner;
}

namespace widgets::inspect {

enum class InputKind { Random, Zeros, Picture, Sentence };

/// What the model is run on, and with which shapes.
struct InspectSettings {
    std::map<std::string, std::string> shapes; ///< as typed, by input: "1,3,480,640"
    std::map<std::string, std::string> values; ///< likewise, of inputs that decide shapes: "480,640"
    InputKind input = InputKind::Random;
    QString picture;   ///< file, for InputKind::Picture
    QString sentence;  ///< for InputKind::Sentence; the shapes of the inputs that it fills are those of its tokens
    QString second;    ///< of a pair; empty: it is a single sentence
    QString tokenizer; ///< file; empty: the one that is known for the model
    uint64_t seed = 1;

    friend bool operator==(const InspectSettings&, const InspectSettings&) = default;
};

/// Whether a model has the same shapes with both.
bool haveSameShapes(const InspectSettings& one, const InspectSettings& other);

/// A model as it was summarised with one set of shapes.
struct OpenModel {
    QString path;
    std::shared_ptr<const core::onnx::Model> model;
    InspectSettings settings;                            ///< of which those count that decide shapes
    std::optional<core::attention::ModelText> text;      ///< of the settings' sentence, if that is the input
    std::optional<std::filesystem::path> knownTokenizer; ///< for a text model, where there is one
    core::onnx::SummaryOptions options;
    core::onnx::ModelSummary summary;
    QString device; ///< that planned it; empty: none yet

    QString name() const;
};

/// A tensor that was looked at.
struct TappedTensor {
    size_t node = 0;           ///< whose first output it is
    InspectSettings settings;  ///< that gave the inputs
    std::string pictureSha256; ///< of the picture's file, if they were made from one
    core::onnx::HostTensor values;
    core::onnx::TensorStats stats;
};

class InspectDocument : public QObject {
    Q_OBJECT
public:
    InspectDocument(JobRunner& jobs, std::shared_ptr<core::segment::Engine> engine, QObject* parent = nullptr);
    ~InspectDocument() override;

    /// Reads a file, then plans it on the device. What was open stays until the file is read.
    void open(const QString& path);
    /// Shows a file that was read already, with the settings with which it was read.
    void restore(std::shared_ptr<const OpenModel> model, int selected);
    void close();
    /// Plans anew where another device computes from now on; what the one before has computed goes.
    void useDevice(const QString& name);
    /// Summarises anew where shapes differ. What is asked for meanwhile waits for that.
    void setSettings(const InspectSettings& settings);
    /// Takes a file that a person chose as the tokenizer, once it was read. If it cannot be read, the one before stays.
    void chooseTokenizer(const QString& path);
    /// A node of the file; -1: none.
    void select(int node);
    /// Runs the model on its inputs, and times every kernel.
    void run();
    /// Runs what the selected node's output needs, and keeps the output. While something else computes, it waits; of
    /// several that wait only the last one is computed.
    void tap();
    /// Why run() or tap() does nothing now; empty: they work.
    QString whyNoRun() const;
    QString whyNoTap() const;

    std::shared_ptr<const OpenModel> model() const { return m_model; }
    const InspectSettings& settings() const { return m_settings; }
    int selected() const { return m_selected; }
    const core::onnx::PlanTimes* times() const { return m_times ? &*m_times : nullptr; }
    const TappedTensor* tensor() const { return m_tensor.get(); }
    /// The node whose tensor is being computed, or waits for that; -1: none.
    int awaited() const { return m_awaited; }
    /// Whether the selected node's tensor is there or will be.
    bool isTapped() const;
    bool isBusy() const { return m_busy; }

signals:
    /// Another model, other shapes, or it has a plan now.
    void modelChanged();
    void settingsChanged();
    void selectionChanged();
    void timesChanged();
    void tensorChanged();
    void awaitedChanged();
    void busyChanged();
    /// The file was read and is shown.
    void opened(const QString& path);
    void failed(const gpu::Error& error);

private:
    void summarise(const InspectSettings& settings);
    void takeSummary(const std::shared_ptr<const OpenModel>& model, const gpu::Error* error);
    /// Whether the model is not yet what the settings make of it. Sees to it that it will be.
    bool isAdopting();
    void stopReading();
    void dropWaiting();
    void startRun();
    void startTap(int node);
    void plan();
    void forgetResults();
    void setBusy(bool busy);
    void setAwaited(int node);
    /// Why nothing can be computed, whether or not something is.
    QString whyNothing() const;
    void show(std::shared_ptr<const OpenModel> model);

    JobRunner& m_jobs;
    std::shared_ptr<core::segment::Engine> m_engine;
    std::shared_ptr<const OpenModel> m_model;
    InspectSettings m_settings;
    int m_selected = -1;
    std::optional<core::onnx::PlanTimes> m_times;
    std::shared_ptr<const TappedTensor> m_tensor;
    int m_awaited = -1;
    bool m_summarising = false;
    bool m_runsNext = false; ///< once it is summarised
    bool m_tapsNext = false; ///< likewise the awaited node
    bool m_busy = false;
};

} // namespace widgets::inspect
