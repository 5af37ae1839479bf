#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QString>

#include "core/image/label_map.h"
#include "core/segment/comparison.h"
#include "widgets/job_runner.h"
#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

/// A truth read from a file. Immutable.
struct TruthFile {
    std::shared_ptr<const core::LabelMap> map;
    std::vector<core::segment::ObjectClass> classes;
    bool namesClasses = false; ///< the file says names, by which its classes are those of the scene
    bool isMask = false;       ///< only object and background
    std::string path;
    std::string sha256;
    std::vector<gpu::Message> notes;

    core::segment::LabelNames names() const;
};

/// The truth of the document: which one is a part of its scene, the pixels are kept here. A file that cannot be used
/// leaves everything as it was. UI thread.
class TruthStore : public QObject {
    Q_OBJECT
public:
    TruthStore(SegmentDocument& document, JobRunner& runner, QObject* parent = nullptr);

    // Each is one step of the undo stack; a file after it was read.
    void chooseFile(const QString& path);
    void chooseObject(int64_t id);
    void chooseNone();
    void ignore(std::optional<uint32_t> label);
    /// Adds an object that is the truth, to be drawn; returns its id.
    int64_t addObject();

    /// The file of the scene's truth; null: it is none, or it is not read.
    std::shared_ptr<const TruthFile> file() const { return m_file; }
    bool isLoading() const;
    /// Whether the scene names a truth, which may not be there (yet).
    bool isWanted() const;

signals:
    /// file() or isLoading() has changed.
    void changed();
    void failed(const gpu::Error& error);
    /// What could not be taken as it is.
    void noted(const QString& text);

private:
    using Pointer = std::shared_ptr<const TruthFile>;

    void follow();
    void follow(const core::segment::TruthSource& truth);
    void keep(const Pointer& file);
    Pointer find(const core::segment::TruthSource& source) const;
    bool fits(const TruthFile& file) const;
    void read(const QString& path, std::function<void(const Pointer&)> use);
    void apply(const QString& text, const core::segment::TruthSource& truth);

    SegmentDocument& m_document;
    JobRunner& m_runner;
    Pointer m_file;
    std::deque<Pointer> m_known;       ///< so that undo does not read again; the newest first
    core::segment::TruthSource m_seen; ///< the one that m_file is for
    std::weak_ptr<const Picture> m_picture;
};

} // namespace widgets::segment
