#pragma once
// A slice of a tensor as a picture, on the screen and as a figure.

#include <memory>
#include <string>
#include <vector>

#include <QString>

#include "core/image/image.h"
#include "core/onnx/tensor_slice.h"
#include "widgets/export/export_item.h"
#include "widgets/figure_style.h"
#include "widgets/image_levels.h"

class QPainter;

namespace widgets::inspect {

enum class TensorLook { Picture, Heatmap, Numbers };

/// From which value to which, over the whole tensor, so that slices compare.
struct TensorRange {
    double low = 0;
    double high = 0;
    TensorLook look = TensorLook::Heatmap;
    bool isSigned = false; ///< blue, white at zero, red

    friend bool operator==(const TensorRange&, const TensorRange&) = default;
};

/// Both ends at the same distance from zero if the heatmap of a tensor has both signs.
TensorRange rangeOf(const core::onnx::TensorStats& stats, TensorLook look);

/// One slice and its picture; immutable once made.
struct TensorView {
    core::onnx::SliceChoice choice;
    core::onnx::TensorSlice slice;
    TensorRange range;
    bool colours = false;                      ///< three channels as red, green and blue
    std::shared_ptr<const ImageLevels> levels; ///< one pixel for each value; empty if there is none
    std::shared_ptr<const core::Image> picture;
};

/// A picture of three channels shows all of them where it can; what is no number is purple. For a job.
std::shared_ptr<const TensorView> viewOf(const core::onnx::HostTensor& tensor, const core::onnx::TensorStats& stats,
                                         const core::onnx::SliceChoice& choice, TensorLook look);

/// The colours from low to high with round numbers below.
void paintRange(QPainter& painter, const QRectF& bar, const TensorRange& range, const FigureStyle& style);

/// The slice with its title and range.
FigureSource tensorFigure(std::shared_ptr<const TensorView> view, const QString& title);
/// Its numbers: a column "row", then one for each column.
core::report::Table sliceTable(const core::onnx::TensorSlice& slice);
/// "relu_3  f32[1×4×10×12]".
QString tensorTitle(const std::string& output, const core::onnx::HostTensor& values);
inline constexpr const char* kTensorItem = "inspect.tensor";
inline constexpr const char* kNumbersItem = "inspect.tensor-data";
/// The figure and the numbers of a view that has a picture.
std::vector<ExportItem> tensorItems(const std::shared_ptr<const TensorView>& view, const QString& title);

} // namespace widgets::inspect
