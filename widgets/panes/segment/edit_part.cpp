#include "widgets/panes/segment/edit_part.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

#include "widgets/theme.h"

namespace widgets::segment {

namespace {

constexpr std::array<ActionSpec, 1> kActions{{
    {"segment.clear-edits", QT_TRANSLATE_NOOP("Actions", "&Remove strokes"), "delete", ""},
}};

constexpr int kLargestSlider = 100; ///< larger brushes by number only
constexpr int kLargestFilter = 10'000'000;
constexpr int kFieldWidth = 100;
constexpr int kSliderWidth = 48; ///< at least

} // namespace

std::span<const ActionSpec> EditPart::actionSpecs() { return kActions; }

EditPart::EditPart(SegmentDocument& document, EditSettings& settings, ActionTable& actions, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_settings(settings),
      m_actions(actions),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_report(new QLabel(this))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(8, 0, 8, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    m_radius = addRow(grid, 0, m_radiusTitle, EditSettings::kSmallestRadius, EditSettings::kLargestRadius);
    m_slider->setRange(EditSettings::kSmallestRadius, kLargestSlider);
    m_slider->setMinimumWidth(kSliderWidth);
    grid->addWidget(m_slider, 0, 1);
    m_smallestPart = addRow(grid, 1, m_partTitle, 0, kLargestFilter);
    m_largestHole = addRow(grid, 2, m_holeTitle, 0, kLargestFilter);
    m_report->setWordWrap(true);
    m_report->setObjectName(QStringLiteral("editReport"));
    setTextRole(m_report, TextRole::Quiet);
    grid->addWidget(m_report, 3, 0, 1, 3);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    for (const ActionSpec& spec : kActions) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(actions.action(spec.id));
        button->setIconSize(QSize(16, 16));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    grid->addLayout(buttons, 4, 0, 1, 3);
    connectParts();
    retranslate();
}

QSpinBox* EditPart::addRow(QGridLayout* grid, int row, QLabel*& title, int smallest, int largest)
{
    title = new QLabel(this);
    auto* field = new QSpinBox(this);
    field->setRange(smallest, largest);
    field->setMinimumHeight(28);
    field->setFixedWidth(kFieldWidth);
    field->setKeyboardTracking(false); // a half typed number filters nothing
    field->setAlignment(Qt::AlignRight);
    title->setBuddy(field);
    grid->addWidget(title, row, 0);
    grid->addWidget(field, row, 2);
    return field;
}

void EditPart::connectParts()
{
    connect(m_slider, &QSlider::valueChanged, &m_settings, &EditSettings::setRadius);
    connect(m_radius, &QSpinBox::valueChanged, &m_settings, &EditSettings::setRadius);
    connect(&m_settings, &EditSettings::changed, this, &EditPart::refresh);
    const auto filter = [this] { m_document.setFilter({m_smallestPart->value(), m_largestHole->value()}); };
    connect(m_smallestPart, &QSpinBox::valueChanged, this, filter);
    connect(m_largestHole, &QSpinBox::valueChanged, this, filter);
    connect(&m_document, &SegmentDocument::sceneChanged, this, &EditPart::refresh);
    connect(&m_document, &SegmentDocument::masksChanged, this, &EditPart::refresh);
    connect(m_actions.action("segment.clear-edits"), &QAction::triggered, this, [this] { m_document.clearEdits(); });
}

QString EditPart::report() const
{
    QStringList lines;
    const auto object = m_document.currentObject();
    const auto mask = m_document.currentMask();
    if (object && !object->edits.empty())
        lines << tr("Strokes and shapes drawn by hand: %1").arg(object->edits.size());
    const QLocale locale;
    if (mask && !m_document.isOutdated() && m_document.scene().filter.smallestPart > 0)
        lines << tr("Parts removed: %1 (%2 px)")
                     .arg(locale.toString(static_cast<qlonglong>(mask->removed.parts.components)),
                          locale.toString(static_cast<qlonglong>(mask->removed.parts.pixels)));
    if (mask && !m_document.isOutdated() && m_document.scene().filter.largestHole > 0)
        lines << tr("Holes filled: %1 (%2 px)")
                     .arg(locale.toString(static_cast<qlonglong>(mask->removed.holes.components)),
                          locale.toString(static_cast<qlonglong>(mask->removed.holes.pixels)));
    return lines.join(QLatin1Char('\n'));
}

void EditPart::refresh()
{
    const auto show = [](auto* field, int value) {
        const QSignalBlocker blocker(field);
        field->setValue(value);
    };
    show(m_slider, m_settings.radius());
    show(m_radius, m_settings.radius());
    show(m_smallestPart, static_cast<int>(m_document.scene().filter.smallestPart));
    show(m_largestHole, static_cast<int>(m_document.scene().filter.largestHole));
    m_report->setText(report());
    m_report->setVisible(!m_report->text().isEmpty());
    const auto object = m_document.currentObject();
    m_actions.setBlocked("segment.clear-edits", object && !object->edits.empty()
                                                    ? QString()
                                                    : tr("Nothing was drawn by hand on this object."));
}

void EditPart::retranslate()
{
    m_radiusTitle->setText(tr("Brush radius"));
    m_radius->setSuffix(tr(" px"));
    m_slider->setAccessibleName(tr("Brush radius"));
    m_radius->setAccessibleName(tr("Brush radius in pixels"));
    m_partTitle->setText(tr("Drop parts below"));
    m_smallestPart->setSuffix(tr(" px"));
    m_smallestPart->setAccessibleName(tr("Drop parts below this many pixels"));
    m_smallestPart->setToolTip(tr("Separate parts with fewer pixels are removed from every mask. 0 keeps all."));
    m_holeTitle->setText(tr("Fill holes up to"));
    m_largestHole->setSuffix(tr(" px"));
    m_largestHole->setAccessibleName(tr("Fill holes of up to this many pixels"));
    m_largestHole->setToolTip(tr("Holes with at most this many pixels are filled in every mask. 0 fills none."));
    refresh();
}

} // namespace widgets::segment
