#pragma once

#include <functional>
#include <vector>

#include <QFrame>
#include <QString>

#include "core/jobs/job_queue.h"

class QGridLayout;

namespace widgets {

class JobRunner;

/// A picture that comes with the program, once fetched.
struct Sample {
    QString title;
    QString path; ///< empty if it is not here, or damaged
};

using SampleSource = std::function<std::vector<Sample>()>;

/// The photos of the asset store.
std::vector<Sample> samplesFromAssets();

/// A popup with the samples as thumbnails; says how to fetch them when they are missing.
class SampleGallery : public QFrame {
    Q_OBJECT
public:
    SampleGallery(const std::vector<Sample>& samples, JobRunner& jobs, QWidget* parent);

signals:
    void chosen(const QString& path);

private:
    void addSample(const Sample& sample, int place);
    void addMissing();
    void loadThumbnails(const std::vector<Sample>& samples);

    JobRunner& m_jobs;
    QGridLayout* m_grid;
};

} // namespace widgets
