#pragma once

#include <QCoreApplication>

namespace app::cli {

/// `CommandLine::tr("...")`: the texts of all verbs, filed under one context for translators. A free function called tr
/// would not do: lupdate files its texts under the namespace, where nobody looks them up.
struct CommandLine {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace app::cli
