#include "gpu/base/progress.h"

#include "gpu/base/error.h"

namespace gpu {

void RunControl::throwIfStopped() const
{
    if (stop.stop_requested())
        throw Error(ErrorKind::Cancelled, mark("gpu", "Cancelled"));
}

} // namespace gpu
