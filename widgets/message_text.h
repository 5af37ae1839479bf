#pragma once

#include <QString>

#include "core/jobs/job_queue.h"

namespace widgets {

/// A message of the lower floors in the person's language, its arguments filled in.
QString translated(const gpu::Message& message);

} // namespace widgets
