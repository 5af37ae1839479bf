#pragma once
// What the inspect pane's jobs do, on their threads.

#include "core/jobs/job_queue.h"
#include "widgets/panes/inspect/inspect_document.h"

namespace widgets::inspect {

/// Reads and summarises a file. Throws as core::onnx::Model::load, summarise, the readers of shapes and
/// values, tokenizerOf and modelText.
std::shared_ptr<const OpenModel> readModel(const QString& path, const InspectSettings& settings);
/// True. Throws as loadTokenizer if a file is no tokenizer that can be used here.
bool canRead(const QString& tokenizer);
/// The same model with other shapes.
std::shared_ptr<const OpenModel> summarised(const OpenModel& model, const InspectSettings& settings);

/// The model with what the device knows of it.
std::shared_ptr<const OpenModel> planned(const OpenModel& model, core::segment::Engine& engine,
                                         core::JobContext& context);
/// Runs it a few times. Throws Unsupported if it has unsupported nodes.
core::onnx::PlanTimes timed(const OpenModel& model, const InspectSettings& settings, core::segment::Engine& engine,
                            core::JobContext& context);
/// Runs it once as far as the first output of a node needs.
std::shared_ptr<const TappedTensor> tapped(const OpenModel& model, const InspectSettings& settings, size_t node,
                                           core::segment::Engine& engine, core::JobContext& context);
/// Lets go of what the device holds of models. True.
bool forgetPlans(core::segment::Engine& engine, core::JobContext& context);

} // namespace widgets::inspect
