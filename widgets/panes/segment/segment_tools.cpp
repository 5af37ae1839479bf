#include "widgets/panes/segment/segment_tools.h"

#include <QAction>
#include <QActionGroup>

#include "widgets/image_view.h"

namespace widgets::segment {

namespace {

constexpr std::array<ActionSpec, 9> kActions{{
    {"segment.point", QT_TRANSLATE_NOOP("Actions", "&Point and box"), "point-object", "V", true},
    {"segment.move", QT_TRANSLATE_NOOP("Actions", "&Move prompt"), "move", "M", true},
    {"segment.brush", QT_TRANSLATE_NOOP("Actions", "&Brush"), "brush", "B", true},
    {"segment.eraser", QT_TRANSLATE_NOOP("Actions", "&Eraser"), "eraser", "E", true},
    {"segment.polygon", QT_TRANSLATE_NOOP("Actions", "Pol&ygon"), "polygon", "P", true},
    {"segment.lasso", QT_TRANSLATE_NOOP("Actions", "&Lasso"), "lasso", "L", true},
    {"segment.subtract", QT_TRANSLATE_NOOP("Actions", "Polygon and lasso c&ut out"), "subtract", "T", true},
    {"segment.brush-smaller", QT_TRANSLATE_NOOP("Actions", "S&maller brush"), "", "["},
    {"segment.brush-larger", QT_TRANSLATE_NOOP("Actions", "La&rger brush"), "", "]"},
}};

constexpr std::array<const char*, 6> kToolIds{"segment.point",  "segment.move",    "segment.brush",
                                              "segment.eraser", "segment.polygon", "segment.lasso"};

} // namespace

std::span<const ActionSpec> SegmentTools::actionSpecs() { return kActions; }

std::span<const char* const> SegmentTools::toolIds() { return kToolIds; }

SegmentTools::SegmentTools(SegmentDocument& document, ImageView& view, ActionTable& actions, QObject* parent)
    : QObject(parent),
      m_view(view),
      m_actions(actions),
      m_point(document, true),
      m_move(document, false),
      m_brush(document, m_settings, true),
      m_eraser(document, m_settings, false),
      m_polygon(document, m_settings, RingTool::Way::Corners),
      m_lasso(document, m_settings, RingTool::Way::Drag),
      m_tools{&m_point, &m_move, &m_brush, &m_eraser, &m_polygon, &m_lasso}
{
    auto* group = new QActionGroup(this);
    for (size_t i = 0; i < kToolIds.size(); ++i) {
        group->addAction(actions.action(kToolIds[i]));
        connect(actions.action(kToolIds[i]), &QAction::triggered, this, [this, i] { choose(i); });
    }
    connect(actions.action("segment.subtract"), &QAction::toggled, this,
            [this](bool on) { m_settings.setSubtracts(on); });
    connect(actions.action("segment.brush-smaller"), &QAction::triggered, this,
            [this] { m_settings.growRadius(false); });
    connect(actions.action("segment.brush-larger"), &QAction::triggered, this, [this] { m_settings.growRadius(true); });
    connect(&m_settings, &EditSettings::changed, &m_view, qOverload<>(&QWidget::update));
    actions.action(kToolIds[0])->setChecked(true);
    choose(0);
}

SegmentTools::~SegmentTools() { m_view.setTool(nullptr); }

void SegmentTools::choose(size_t index)
{
    m_current = index;
    m_view.setTool(m_tools[index]);
    emit chosen();
}

void SegmentTools::setBlocked(const QString& reason)
{
    for (const ActionSpec& spec : kActions)
        m_actions.setBlocked(spec.id, reason);
}

} // namespace widgets::segment
