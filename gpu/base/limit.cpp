#include "gpu/base/limit.h"

#include <utility>

namespace gpu {

void Limit::set(int64_t value)
{
    if (value < 1 || value > m_highest)
        throw Error(ErrorKind::InvalidInput,
                    {mark("Limits", "The limit %1 can be 1 to %2, not %3"),
                     {m_name, std::to_string(m_highest), std::to_string(value)}},
                    mark("Limits", "docs/limits.md and \"tessera limits\" list all limits."));
    m_value.store(value, std::memory_order_relaxed);
}

Message Limit::hint() const
{
    if (!canBeRaised())
        return {mark("Limits", "The limit %1 is %2 and cannot be raised; docs/limits.md says why."),
                {m_name, std::to_string(value())}};
    return {mark("Limits", "The limit %1 is %2. To allow more, start Tessera with --limit %1=NUMBER, up to %3."),
            {m_name, std::to_string(value()), std::to_string(m_highest)}};
}

void Limit::refuse(Message what) const { throw Error(ErrorKind::LimitExceeded, std::move(what), hint()); }

namespace limits {

constinit Limit tensorElements{"tensor-elements", mark("Limits", "elements of one tensor"), int64_t{1} << 33,
                               int64_t{1} << 48};
constinit Limit deviceBytes{"device-bytes", mark("Limits", "bytes held on a device at one time"), int64_t{1} << 36,
                            int64_t{1} << 48};

} // namespace limits

} // namespace gpu
