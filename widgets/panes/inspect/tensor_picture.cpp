#include "widgets/panes/inspect/tensor_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QPainter>

#include "core/image/colour_maps.h"
#include "widgets/panes/inspect/node_words.h"
#include "widgets/ticks.h"

namespace widgets::inspect {

using core::onnx::HostTensor;
using core::onnx::SliceChoice;
using core::onnx::TensorStats;

namespace {

constexpr std::array<uint8_t, 3> kNotANumber{170, 51, 119};
constexpr int kStops = 64;
constexpr double kGap = 12;
constexpr double kLine = 18;
constexpr double kBar = 12;
constexpr double kSide = 480; ///< longer side of the slice in a figure

using Colour = std::array<uint8_t, 3>;

uint8_t level(double value, const TensorRange& range)
{
    const double span = range.high - range.low;
    const double part = span > 0 ? (value - range.low) / span : 0.5;
    return static_cast<uint8_t>(std::lround(255 * std::clamp(part, 0.0, 1.0)));
}

Colour colourOf(double value, const TensorRange& range)
{
    if (std::isnan(value))
        return kNotANumber;
    const uint8_t place = level(value, range);
    if (range.look == TensorLook::Picture)
        return {place, place, place};
    return range.isSigned ? core::divergingTable()[place] : core::colourTable(core::ColourMap::Viridis)[place];
}

/// Whether the rows and columns are the sides of a picture of three channels.
bool showsColours(const gpu::Shape& shape, const SliceChoice& choice, TensorLook look)
{
    const int axis = core::onnx::colourAxis(shape);
    return look == TensorLook::Picture && axis > 0 && choice.rowAxis == (axis == 1 ? 2 : 1) &&
           choice.columnAxis == (axis == 1 ? 3 : 2);
}

core::Image colourPicture(const HostTensor& tensor, SliceChoice choice, const TensorRange& range)
{
    core::Image image;
    const auto axis = static_cast<size_t>(core::onnx::colourAxis(tensor.shape()));
    for (int64_t channel = 0; channel < 3; ++channel) {
        choice.indices[axis] = channel;
        const core::onnx::TensorSlice slice = core::onnx::sliceOf(tensor, choice);
        image.width = static_cast<int>(slice.columns);
        image.height = static_cast<int>(slice.rows);
        image.rgb.resize(3 * slice.values.size());
        for (size_t k = 0; k < slice.values.size(); ++k) {
            const double value = slice.values[k];
            image.rgb[3 * k + static_cast<size_t>(channel)] =
                std::isnan(value) ? kNotANumber[static_cast<size_t>(channel)] : level(value, range);
        }
    }
    return image;
}

core::Image plainPicture(const core::onnx::TensorSlice& slice, const TensorRange& range)
{
    core::Image image{static_cast<int>(slice.columns), static_cast<int>(slice.rows), {}};
    image.rgb.reserve(3 * slice.values.size());
    for (const double value : slice.values) {
        const Colour colour = colourOf(value, range);
        image.rgb.insert(image.rgb.end(), colour.begin(), colour.end());
    }
    return image;
}

} // namespace

TensorRange rangeOf(const TensorStats& stats, TensorLook look)
{
    TensorRange range{stats.smallest, stats.largest, look, false};
    if (look == TensorLook::Heatmap && stats.smallest < 0 && stats.largest > 0) {
        range.isSigned = true;
        range.high = std::max(-stats.smallest, stats.largest);
        range.low = -range.high;
    }
    return range;
}

std::shared_ptr<const TensorView> viewOf(const HostTensor& tensor, const TensorStats& stats, const SliceChoice& choice,
                                         TensorLook look)
{
    auto view = std::make_shared<TensorView>();
    view->choice = core::onnx::fittedSlice(choice, tensor.shape());
    view->slice = core::onnx::sliceOf(tensor, view->choice);
    view->range = rangeOf(stats, look);
    if (view->slice.values.empty())
        return view;
    view->colours = showsColours(tensor.shape(), view->choice, look);
    view->picture = std::make_shared<const core::Image>(view->colours ? colourPicture(tensor, view->choice, view->range)
                                                                      : plainPicture(view->slice, view->range));
    view->levels = std::make_shared<const ImageLevels>(view->picture);
    return view;
}

void paintRange(QPainter& painter, const QRectF& bar, const TensorRange& range, const FigureStyle& style)
{
    QLinearGradient ramp(bar.topLeft(), bar.topRight());
    for (int i = 0; i <= kStops; ++i) {
        const double part = static_cast<double>(i) / kStops;
        const Colour colour = colourOf(range.low + part * (range.high - range.low), range);
        ramp.setColorAt(part, QColor(colour[0], colour[1], colour[2]));
    }
    painter.save();
    painter.setPen(QPen(style.grid, 1));
    painter.setBrush(ramp);
    painter.drawRect(bar);
    const QFont font = smallFont(style.font);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    const double span = range.high - range.low;
    const int most = std::clamp(static_cast<int>(bar.width() / 40), 2, 6);
    std::vector<Tick> ticks =
        span > 0 ? linearTicks(range.low, range.high, most) : std::vector<Tick>{{range.low, numberText(range.low)}};
    if (span > 0 && ticks.size() < 2) { // no two round numbers in it: the ends are numbers as well
        ticks = {{range.low, numberText(range.low)}, {range.high, numberText(range.high)}};
        if (range.low < 0 && range.high > 0)
            ticks.push_back({0, numberText(0)});
    }
    for (const Tick& tick : ticks) {
        const double part = span > 0 ? (tick.position - range.low) / span : 0.5;
        const QPointF foot(bar.left() + part * bar.width(), bar.bottom());
        painter.setPen(QPen(style.frame, 1));
        painter.drawLine(foot, foot + QPointF(0, 3));
        painter.setPen(style.quietText);
        const double width = metrics.horizontalAdvance(tick.text);
        painter.drawText(foot + QPointF(-width / 2, 4 + metrics.ascent()), tick.text);
    }
    painter.restore();
}

FigureSource tensorFigure(std::shared_ptr<const TensorView> view, const QString& title)
{
    const QSizeF side = QSizeF(static_cast<double>(view->slice.columns), static_cast<double>(view->slice.rows))
                            .scaled(kSide, kSide, Qt::KeepAspectRatio)
                            .expandedTo(QSizeF(240, 8));
    const QSizeF natural(side.width() + 2 * kGap + 24, side.height() + 4 * kGap + kLine + kBar + kLine);
    const auto paint = [view, title, side, natural](QPainter& painter, const QRectF& area, const FigureStyle& style) {
        const double factor = std::min(area.width() / natural.width(), area.height() / natural.height());
        painter.save();
        painter.translate(area.center());
        painter.scale(factor, factor);
        painter.translate(-natural.width() / 2, -natural.height() / 2);
        painter.setFont(boldFont(style.font));
        painter.setPen(style.text);
        const QRectF line(kGap + 12, kGap, side.width(), kLine);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(painter.font()).elidedText(title, Qt::ElideMiddle, line.width()));
        const QRectF place(line.left(), line.bottom() + kGap, side.width(), side.height());
        const core::Image& picture = *view->picture;
        const QImage image(picture.rgb.data(), picture.width, picture.height, 3 * picture.width, QImage::Format_RGB888);
        painter.drawImage(place, image);
        painter.setPen(QPen(style.frame, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(place);
        paintRange(painter, QRectF(place.left(), place.bottom() + kGap, place.width(), kBar), view->range, style);
        painter.restore();
    };
    return {natural, [paint](QPainter& painter, const QRectF& area) { paint(painter, area, paperStyle(false)); },
            [paint](QPainter& painter, const QRectF& area) { paint(painter, area, paperStyle(true)); }};
}

core::report::Table sliceTable(const core::onnx::TensorSlice& slice)
{
    core::report::Table table;
    table.columns.emplace_back("row");
    for (int64_t column = 0; column < slice.columns; ++column)
        table.columns.push_back(std::to_string(column));
    for (int64_t row = 0; row < slice.rows; ++row) {
        std::vector<core::report::Cell> cells{row};
        for (int64_t column = 0; column < slice.columns; ++column)
            cells.emplace_back(slice.values[static_cast<size_t>(row * slice.columns + column)]);
        table.rows.push_back(std::move(cells));
    }
    return table;
}

QString tensorTitle(const std::string& output, const HostTensor& values)
{
    return QStringLiteral("%1  %2").arg(QString::fromStdString(output), typeText(values.info()));
}

std::vector<ExportItem> tensorItems(const std::shared_ptr<const TensorView>& view, const QString& title)
{
    return {{QLatin1String(kTensorItem), QCoreApplication::translate("widgets::inspect::TensorPanel", "Tensor"),
             tensorFigure(view, title)},
            {QLatin1String(kNumbersItem),
             QCoreApplication::translate("widgets::inspect::TensorPanel", "Numbers of the tensor"),
             TableSource([view] { return sliceTable(view->slice); })}};
}

} // namespace widgets::inspect
