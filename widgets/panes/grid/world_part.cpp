#include "widgets/panes/grid/world_part.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "core/grid/presets.h"
#include "widgets/message_text.h"
#include "widgets/theme.h"

namespace widgets::grid {

WorldPart::WorldPart(GridDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_presets(new QComboBox(this)), m_source(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(6);
    layout->addWidget(m_presets);
    layout->addWidget(m_source);
    m_presets->setObjectName(QStringLiteral("gridPreset"));
    m_presets->setMinimumContentsLength(12);
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
