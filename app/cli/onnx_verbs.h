#pragma once
// What `tessera onnx` can do: one explicit table, one file onnx_<name>.cpp each.

#include <span>

#include "app/cli/arguments.h"
#include "app/cli/terminal.h"

namespace app::cli {

/// A word behind `tessera onnx`. Options of the same name and value may be shared by several.
struct OnnxVerb {
    const char* name;
    QString (*summary)();
    bool takesFile = true; ///< exactly one model file, else nothing
    QList<OptionSpec> (*options)();
    /// As Verb::run; `file` is empty if none is taken.
    int (*run)(const QString& file, const Arguments& arguments, Terminal& terminal);
};

/// In the order in which the help lists them.
std::span<const OnnxVerb> onnxVerbs();

QString onnxShowSummary();
QList<OptionSpec> onnxShowOptions();
int runOnnxShow(const QString& file, const Arguments& arguments, Terminal& terminal);

QString onnxConformanceSummary();
QList<OptionSpec> onnxConformanceOptions();
int runOnnxConformance(const QString& file, const Arguments& arguments, Terminal& terminal);

} // namespace app::cli
