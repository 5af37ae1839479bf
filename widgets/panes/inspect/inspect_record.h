#pragma once
// The words that files have for how a model was run and looked at.

#include <string>

#include "core/workspace/workspace.h"
#include "widgets/export/export_item.h"
#include "widgets/panes/inspect/inspect_document.h"
#include "widgets/panes/inspect/tensor_picture.h"

namespace widgets::inspect {

/// "random", "zeros", "picture" or "sentence".
std::string wordOf(InputKind kind);
/// "picture", "heatmap" or "numbers".
std::string wordOf(TensorLook look);
/// The other way round; the first one for a word that is none of them.
InputKind inputKind(const std::string& word);
TensorLook tensorLook(const std::string& word);

inline constexpr const char* kNodesItem = "inspect.nodes";
/// The table of the model's nodes.
ExportItem nodesItem(const core::onnx::ModelSummary& summary);

/// What a replay has to know of the model as it was summarised, for the record of an export.
core::workspace::ExportRecord recordOf(const OpenModel& model);
/// And of a tensor and of how it is looked at.
core::workspace::ExportRecord recordOf(const OpenModel& model, const TappedTensor& tensor, const TensorView& view);

/// The record with its files, as a workspace keeps it.
core::workspace::ModelExport modelExport(core::workspace::ExportRecord record);
/// The settings that the record tells of; picture and tokenizer as their files' paths.
InspectSettings settingsOf(const core::workspace::ModelExport& made);
/// And how the tensor was looked at.
core::onnx::SliceChoice sliceOf(const core::workspace::ExportRecord& record);

} // namespace widgets::inspect
