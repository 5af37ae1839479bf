#pragma once
// What the segmentation pane does on the compute thread: functions of values, no widgets.

#include <array>
#include <memory>
#include <string>
#include <vector>

#include <QImage>
#include <QString>

#include "core/image/image_io.h"
#include "core/segment/engine.h"
#include "widgets/image_levels.h"
#include "widgets/panes/segment/object_view.h"

namespace widgets::segment {

/// A decoded picture, ready to be shown. Immutable.
struct Picture {
    std::shared_ptr<const core::LoadedImage> loaded;
    ImageLevels levels;
    QString name; ///< of the file, without its folder

    const core::Image& image() const { return loaded->image; }
};

/// One candidate, ready to be shown.
struct CandidateView {
    std::shared_ptr<const ObjectView> view;
    double predictedIou = 0;
    double stability = 0;
    QImage thumbnail; ///< the picture with the mask
};

/// What a prediction gave. Immutable.
struct SegmentResult {
    std::array<CandidateView, 4> candidates;
    int best = 0;

    /// What it takes of memory, about.
    size_t bytes() const;
};

/// An embedding and where it came from.
struct EncodedPicture {
    std::shared_ptr<const core::segment::Embedding> embedding;
    core::segment::EmbeddingSource source = core::segment::EmbeddingSource::Computed;
};

/// Throws what core::loadImage throws, Cancelled.
std::shared_ptr<const Picture> loadPicture(const QString& path, core::JobContext& context);
/// A picture from the clipboard; transparent parts become white. Throws LimitExceeded, Unsupported.
std::shared_ptr<const Picture> takePicture(const QImage& image, const QString& name, core::JobContext& context);
/// A picture that was read already. Throws Cancelled.
std::shared_ptr<const Picture> presentPicture(core::LoadedImage&& loaded, const QString& name,
                                              core::JobContext& context);
/// Outlines, coverage and thumbnails of at most `thumbnail` pixels. Throws Cancelled.
std::shared_ptr<const SegmentResult> presentPrediction(core::segment::Prediction prediction, const Picture& picture,
                                                       QSize thumbnail, core::JobContext& context);

/// "picture.jpg" and "folder/picture" become "….png"; a name that ends in .png stays.
QString withPngExtension(const QString& path);

} // namespace widgets::segment
