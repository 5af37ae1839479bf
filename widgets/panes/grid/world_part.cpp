#include "widgets/panes/grid/world_part.h"

#include <algorithm>
#include <cmath>

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "core/grid/generate.h"
#include "core/grid/presets.h"
#include "widgets/choice_box.h"
#include "widgets/message_text.h"
#include "widgets/panes/grid/checked_field.h"
#include "widgets/theme.h"

namespace widgets::grid {

namespace {
constexpr double kLargestSeed = 9007199254740991.0; // what a field keeps exactly
}

WorldPart::WorldPart(GridDocument& document, WorldEdits& edits, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_edits(edits),
      m_presets(new ChoiceBox(this)),
      m_source(new QLabel(this)),
      m_generators(new ChoiceBox(this)),
      m_seed(new CheckedField(
          [](double value) {
              if (!(value >= 0 && value <= kLargestSeed) || value != std::floor(value))
                  throw gpu::Error(gpu::ErrorKind::InvalidInput, {gpu::mark("GridPane", "The seed is not usable.")},
                                   {gpu::mark("GridPane", "A seed is a whole number from 0 to 2^53.")});
          },
          this)),
      m_generate(new QPushButton(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(6);
    layout->addWidget(m_presets);
    layout->addWidget(m_source);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_generators, 1);
    row->addWidget(m_generate);
    layout->addLayout(row);
    layout->addWidget(m_seed);
    m_generators->setObjectName(QStringLiteral("gridGenerator"));
    m_seed->setValue(1);
    connect(m_generate, &QPushButton::clicked, this, &WorldPart::generate);
    m_presets->setObjectName(QStringLiteral("gridPreset"));
    // Long names give way to the width of the inspector.
    for (QComboBox* box : {m_presets, m_generators}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    m_presets->setMaxVisibleItems(40);
    m_source->setWordWrap(true);
    setTextRole(m_source, TextRole::Small);
    connect(m_presets, &QComboBox::activated, this, [this] {
        const QString name = m_presets->currentData().toString();
        if (!name.isEmpty())
            m_document.openPreset(name.toStdString());
    });
    connect(&m_document, &GridDocument::worldChanged, this, &WorldPart::refresh);
    retranslate();
}

void WorldPart::generate()
{
    try {
        m_edits.generate(m_generators->currentData().toString().toStdString(), static_cast<uint64_t>(m_seed->value()));
    } catch (const gpu::Error& error) {
        emit failed(error);
    }
}

void WorldPart::refresh()
{
    const GridState& state = m_document.state();
    const QSignalBlocker blocker(m_presets);
    // The first place is for a world that is none of the built-in ones.
    if (m_presets->count() > 0 && m_presets->itemData(0).toString().isEmpty())
        m_presets->removeItem(0);
    if (state.preset.empty())
        m_presets->insertItem(0, tr("%1 (changed)").arg(state.name), QString());
    if (state.preset.empty() && !state.file.empty())
        m_presets->setItemText(0, state.name);
    m_presets->setCurrentIndex(state.preset.empty() ? 0 : m_presets->findData(QString::fromStdString(state.preset)));
    const core::grid::World& world = m_document.world();
    QString text = tr("%1 rows, %2 columns").arg(world.rows).arg(world.columns);
    if (const core::grid::Preset* known = core::grid::findPreset(state.preset))
        text += QLatin1Char('\n') + QString::fromUtf8(known->source);
    m_source->setText(text);
}

void WorldPart::retranslate()
{
    {
        const QSignalBlocker blocker(m_presets);
        m_presets->clear();
        for (const core::grid::Preset& preset : core::grid::presets())
            m_presets->addItem(translated({preset.title}), QLatin1String(preset.name));
    }
    const int generator = std::max(0, m_generators->currentIndex());
    m_generators->clear();
    for (const core::grid::Generator& one : core::grid::generators())
        m_generators->addItem(translated({one.title}), QLatin1String(one.name));
    m_generators->setCurrentIndex(generator);
    m_generators->setAccessibleName(tr("Kind of random world"));
    m_seed->setTitle(tr("its seed"), tr("The same size and seed give the same world."));
    m_generate->setText(tr("Generate"));
    m_generate->setToolTip(tr("A random world of the size of this one"));
    m_presets->setAccessibleName(tr("World"));
    refresh();
}

void WorldPart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::grid
