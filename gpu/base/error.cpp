#include "gpu/base/error.h"

#include <utility>

namespace gpu {

Error::Error(ErrorKind kind, Message what, Message hint)
    : m_kind(kind), m_message(std::move(what)), m_hint(std::move(hint)), m_english(m_message.english())
{
}

} // namespace gpu
