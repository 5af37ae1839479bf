#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QPointF>
#include <QString>

#include "core/image/heat_map.h"
#include "core/segment/mask_attention.h"
#include "core/segment/scene.h"
#include "widgets/job_runner.h"
#include "widgets/panes/segment/segment_work.h"

namespace core::segment {
class Engine;
}

namespace widgets::segment {

/// What the attention is read from.
struct AttentionInput {
    std::shared_ptr<const Picture> picture;
    std::shared_ptr<const EncodedPicture> encoded;
    std::shared_ptr<const core::segment::SceneObject> object; ///< whose prompts; null: none
};

/// Which of the attention's maps is looked at.
struct AttentionChoice {
    core::segment::AttentionDirection direction = core::segment::AttentionDirection::TokenToImage;
    size_t layer = 0;
    size_t token = 0;
    int head = core::segment::kMeanOfHeads;

    friend bool operator==(const AttentionChoice&, const AttentionChoice&) = default;
};

/// How the maps are drawn.
struct AttentionStyle {
    core::ColourMap map = core::ColourMap::Viridis;
    core::Upsampling upsampling = core::Upsampling::Tiles;
    double opacity = 0.65;
    bool commonScale = false; ///< all heads and the mean are coloured by the largest value of them all
    bool onCanvas = true;     ///< the chosen map lies over the picture

    friend bool operator==(const AttentionStyle&, const AttentionStyle&) = default;
};

/// The maps of the chosen token in the chosen layer: the mean, then the heads. Immutable.
struct AttentionMaps {
    struct Map {
        core::HeatMap heat;
        float largest = 0;    ///< on the picture
        double bits = 0;      ///< how spread it is
        double onPicture = 0; ///< share of the sum
    };
    std::vector<Map> maps;
    double mostBits = 0;
    float largest = 0; ///< of all maps
};

/// The attention of the prompts at hand, what of it is looked at, and the place under the cursor. UI thread; the
/// reading is a job that runs only while someone looks (setActive), the newest one wins.
class AttentionModel : public QObject {
    Q_OBJECT
public:
    AttentionModel(JobRunner& runner, std::shared_ptr<core::segment::Engine> engine, QObject* parent = nullptr);

    void setInput(AttentionInput input);
    /// Whether someone looks. While nobody does nothing is computed.
    void setActive(bool active);
    bool isActive() const { return m_active; }

    const AttentionInput& input() const { return m_input; }
    /// Null: there is none; see reason().
    const std::shared_ptr<const core::segment::MaskAttention>& attention() const { return m_attention; }
    /// Null with the attention.
    const std::shared_ptr<const AttentionMaps>& maps() const { return m_maps; }
    /// The map that is chosen, or null.
    const AttentionMaps::Map* chosenMap() const;
    /// As segment::scaleOf; 0 without maps.
    double scaleOf(int head) const;
    /// Whether the prompts have changed since the attention was read.
    bool isOutdated() const { return m_attention && m_outdated; }
    /// Why there is nothing to see, for people; empty if there is.
    QString reason() const;

    const AttentionChoice& choice() const { return m_choice; }
    /// Layers and tokens that are not there become the nearest ones that are.
    void choose(AttentionChoice choice);
    const AttentionStyle& style() const { return m_style; }
    void setStyle(const AttentionStyle& style);
    /// The place under the mouse, in image coordinates, on the canvas or on a small map.
    const std::optional<QPointF>& cursor() const { return m_cursor; }
    void setCursor(std::optional<QPointF> cursor);
    /// The cell under the cursor; nothing without one or without an attention.
    std::optional<size_t> cell() const;

signals:
    /// Another attention, or none, or it is outdated.
    void attentionChanged();
    void choiceChanged();
    void styleChanged();
    void cursorChanged();

private:
    void refresh();
    void take(std::shared_ptr<const core::segment::MaskAttention> attention);
    void drop();
    void makeMaps();

    JobRunner& m_runner;
    std::shared_ptr<core::segment::Engine> m_engine;
    AttentionInput m_input;
    std::shared_ptr<const core::segment::MaskAttention> m_attention;
    std::shared_ptr<const AttentionMaps> m_maps;
    std::shared_ptr<const gpu::Error> m_error;
    AttentionChoice m_choice;
    AttentionStyle m_style;
    std::optional<QPointF> m_cursor;
    bool m_active = false;
    bool m_outdated = false;
    bool m_tokenChosen = false; ///< by the person, so that the first prompt does not take over
};

std::shared_ptr<const AttentionMaps> mapsOf(const core::segment::MaskAttention& attention,
                                            const AttentionChoice& choice);
/// The value of the colour map's last colour, for the mean (kMeanOfHeads) or a head.
double scaleOf(const AttentionMaps& maps, const AttentionStyle& style, int head);

/// "IoU token", "Mask 1", "Point 1 (+)", "Box corner, left top": for people.
QString tokenName(const core::segment::AttentionToken& token);
/// "Layer 1", "Final attention".
QString layerName(const core::segment::MaskAttention& attention, core::segment::AttentionDirection direction,
                  size_t layer);
/// "Mean", "Head 3".
QString headName(int head);
/// A weight with three digits: "0.0123", "1.2e−5".
QString weightText(double weight);

} // namespace widgets::segment
