#pragma once

#include <filesystem>

#include "app/cli/terminal.h"
#include "core/segment/engine.h"
#include "core/workspace/workspace.h"

namespace app::cli {

/// What the pane of models had in a workspace.
struct ModelReplay {
    std::filesystem::path out; ///< folder for the results; made if it is not there
    const core::workspace::ModelState& state;
    std::filesystem::path folder; ///< of the workspace
};

/// Whether the pane had anything.
bool hasModel(const core::workspace::ModelState& state);

/// Looks for every file that the replay will read. Throws what core::workspace::findModel throws.
void checkFiles(const ModelReplay& replay, const gpu::RunControl& control);

/// Writes what is known of the open model (model.json, nodes.csv, nodes.json), and again whatever was exported from
/// the pane, each file whole or not at all. Notes the exports that cannot be repeated, and gives back how many those
/// are. Needs a QApplication. Throws InvalidInput for a file that would replace an input, Io, Cancelled, and what
/// reading and planning throw.
int writeModel(const ModelReplay& replay, core::segment::Engine& engine, core::JobContext& context, Terminal& terminal);

} // namespace app::cli
