#pragma once

#include <filesystem>
#include <memory>

#include <QString>

#include "app/cli/segment_answer.h"
#include "app/cli/segment_request.h"
#include "app/cli/terminal.h"
#include "core/jobs/job_queue.h"
#include "core/segment/session.h"

namespace app::cli {

/// Segments pictures one after the other with one device and one set of models.
class SegmentWorker {
public:
    SegmentWorker(const SegmentRequest& request, Terminal& terminal);

    /// Reads a picture and checks the prompts against it. Throws what loadImage, loadMask and checkPrompts throw.
    SegmentAnswer load(const std::filesystem::path& image);
    /// Opens device and models, once. What fails here would fail for every picture.
    void open();
    /// Fills in the masks of what load() gave last. After open().
    void predict(SegmentAnswer& answer);

    /// Stands before each step that the terminal shows, e.g. which of several pictures it is.
    void setPrefix(const QString& prefix);
    core::JobContext& context() { return m_context; }
    core::segment::Session& session() { return *m_session; }

private:
    const SegmentRequest& m_request;
    Terminal& m_terminal;
    core::JobContext m_context;
    core::segment::Prompts m_prompts;
    std::unique_ptr<core::segment::Session> m_session;
    gpu::DeviceInfo m_device;
    double m_opened = 0; ///< milliseconds, of the first picture
    QString m_prefix;
};

} // namespace app::cli
