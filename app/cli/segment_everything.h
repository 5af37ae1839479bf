#pragma once
// `tessera segment --everything`: its options, and what is said about its result.

#include <optional>
#include <vector>

#include <QJsonObject>
#include <QString>

#include "app/cli/arguments.h"
#include "core/segment/everything.h"

namespace app::cli {

/// What --everything takes, for the help.
std::vector<OptionSpec> everythingOptionSpecs();

/// Nothing without --everything. Throws UsageError for numbers that are none or out of range, for options that only
/// --everything takes, and for prompts or a truth
/// beside it.
std::optional<core::segment::EverythingOptions> everythingOptionsOf(const Arguments& arguments);

/// Parameters, counts, and the masks with their runs as COCO writes them.
QJsonObject everythingJson(const core::segment::EverythingOptions& options,
                           const core::segment::EverythingResult& result);
/// One line for what was found, one for each rule that dropped something.
QString everythingText(const core::segment::EverythingResult& result);

} // namespace app::cli
