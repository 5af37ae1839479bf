#pragma once

#include <memory>

#include <QObject>

#include "widgets/job_runner.h"
#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

/// Sends the pane's work to the threads of the job runner and puts what comes back into the document. A newer request
/// replaces an older one of the same kind; a failure leaves the document as it is.
class SegmentJobs : public QObject {
    Q_OBJECT
public:
    SegmentJobs(SegmentDocument& document, JobRunner& runner, std::shared_ptr<core::segment::Engine> engine,
                QObject* parent = nullptr);

    void openFile(const QString& path);
    void openImage(const QImage& image, const QString& name);
    /// Encodes the picture; predicts afterwards if there are prompts.
    void encode();
    /// Predicts for the present prompts, encoding first if that was not done. Without prompts the result goes.
    void predict();
    void saveMask(const QString& path);
    /// Stops loading, encoding and predicting.
    void stop();

    bool isLoading() const;
    bool isEncoding() const;
    bool isPredicting() const;
    void setThumbnailSize(QSize pixels) { m_thumbnail = pixels; }

signals:
    /// Something started or ended.
    void stateChanged();
    void failed(const gpu::Error& error);
    void encodingStopped();
    void maskSaved(const QString& path);

private:
    template <typename T>
    void start(const QString& tag, gpu::Message title, std::function<T(core::JobContext&)> work,
               std::function<void(T)> succeeded, std::function<void()> cancelled = {}, Lane lane = Lane::Compute);
    void open(std::function<std::shared_ptr<const Picture>(core::JobContext&)> load);

    SegmentDocument& m_document;
    JobRunner& m_runner;
    std::shared_ptr<core::segment::Engine> m_engine;
    QSize m_thumbnail{168, 112};
};

} // namespace widgets::segment
