#pragma once
// The one exception of the project. It is caught at the job border, in the command line's main and in the
// application's notify(); everybody else lets it pass.

#include <exception>
#include <string>

#include "gpu/base/text.h"

namespace gpu {

enum class ErrorKind {
    InvalidInput,  ///< what the person gave cannot be used; nothing was changed
    NotFound,      ///< a file, asset, device or name does not exist
    Unsupported,   ///< valid, but outside what this program or device can do
    LimitExceeded, ///< larger than a documented cap
    OutOfMemory,
    DeviceLost,
    Io,        ///< reading or writing failed
    Corrupt,   ///< a file's content contradicts its format or checksum
    Cancelled, ///< the person stopped the job; not shown as a failure
    Internal,  ///< a bug of ours
};

/// What failed (with the offending value) and what to do next.
class Error : public std::exception {
public:
    Error(ErrorKind kind, Message what, Message hint = {});

    ErrorKind kind() const { return m_kind; }
    const Message& message() const { return m_message; }
    const Message& hint() const { return m_hint; }
    /// The English sentence of message().
    const char* what() const noexcept override { return m_english.c_str(); }

private:
    ErrorKind m_kind;
    Message m_message;
    Message m_hint;
    std::string m_english;
};

} // namespace gpu
