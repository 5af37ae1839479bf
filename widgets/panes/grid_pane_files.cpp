// Worlds from files and to files, and the command that a run stands for.
#include <string_view>

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

#include "core/assets/atomic_file.h"
#include "core/grid/parse.h"
#include "core/grid/presets.h"
#include "core/grid/write_world.h"
#include "widgets/job_runner.h"
#include "widgets/message_bar.h"
#include "widgets/message_text.h"
#include "widgets/panes/grid_pane.h"

namespace widgets {

namespace {

using core::grid::World;

const QString kLoad = QStringLiteral("grid.load");
const QString kSave = QStringLiteral("grid.save");

} // namespace

QString GridPane::openTitle() const { return tr("Open world"); }

QString GridPane::fileFilter() const { return tr("Worlds (%1)").arg(QStringLiteral("*.json *.txt *.map")); }

void GridPane::openFiles(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    const QString path = paths.front();
    load([path] { return core::grid::loadWorld(path.toStdString()); }, QFileInfo(path).fileName(), path);
}

void GridPane::openText(const QString& text, const QString& name)
{
    load([words = text.trimmed().toStdString()] { return core::grid::parseWorld(words); }, name, {});
}

void GridPane::load(std::function<World()> read, const QString& name, const QString& path)
{
    m_services.jobs.run<grid::WorldChange>(
        kLoad, gpu::mark("GridPane", "Reading the world"),
        [read = std::move(read), before = m_document.sharedWorld()](core::JobContext&) {
            return grid::changeTo(before, read());
        },
        this,
        [this, name, path](Outcome<grid::WorldChange> outcome) {
            if (outcome.error)
                showError(*outcome.error);
            if (!outcome.value)
                return;
            m_document.openWorld(std::move(*outcome.value), name, path.toStdString());
            if (!path.isEmpty())
                emit opened(path);
        },
        Lane::Files);
}

void GridPane::openImage(const QImage&, const QString&)
{
    m_messages->showNotice(tr("A picture is no world."),
                           tr("Worlds are JSON files or text maps with one letter for each cell."));
}

void GridPane::showSamples(QWidget* anchor)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("gridSamples"));
    for (const core::grid::Preset& preset : core::grid::presets()) {
        const std::string name = preset.name;
        menu->addAction(translated({preset.title}), this, [this, name] { m_document.openPreset(name); });
    }
    menu->popup(anchor ? anchor->mapToGlobal(QPoint(0, anchor->height())) : mapToGlobal(QPoint(16, 16)));
}

void GridPane::askForTarget()
{
    auto* dialog =
        new QFileDialog(this, tr("Save world"), QDir::homePath(), tr("Whole worlds (*.json);;Letter maps (*.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("world.json"));
    connect(dialog, &QFileDialog::fileSelected, this, &GridPane::saveWorld);
    dialog->open();
}

void GridPane::saveWorld(const QString& path)
{
    m_services.jobs.run<bool>(
        kSave, gpu::mark("GridPane", "Saving the world"),
        [path, world = m_document.sharedWorld()](core::JobContext&) {
            const bool letters = path.endsWith(QLatin1String(".txt"), Qt::CaseInsensitive);
            core::writeFileAtomically(path.toStdString(),
                                      letters ? core::grid::toMap(*world) : core::grid::toJson(*world));
            return !letters || core::grid::rulesAreThoseOfMaps(*world);
        },
        this,
        [this, path](const Outcome<bool>& outcome) {
            if (outcome.error)
                showError(*outcome.error);
            else if (outcome.value)
                m_messages->showNotice(*outcome.value ? tr("World saved.")
                                                      : tr("The cells were saved. The rules are not part of a map."),
                                       QDir::toNativeSeparators(path));
        },
        Lane::Files);
}

void GridPane::record()
{
    const grid::GridState& state = m_document.state();
    const std::string source = state.preset.empty() ? state.file : state.preset;
    if (source.empty())
        return; // changed by hand: no command line has it
    QStringList command{QStringLiteral("grid"), QStringLiteral("solve"), QString::fromStdString(source),
                        QStringLiteral("--algorithm"), QLatin1String(m_document.learner().name)};
    const core::grid::Settings settings = m_document.settings();
    for (const core::grid::Parameter& parameter : m_document.learner().parameters) {
        const double value = settings.at(parameter.name);
        if (value == parameter.fallback && std::string_view(parameter.name) != "gamma")
            continue;
        command << QStringLiteral("--") + QLatin1String(parameter.name)
                << (parameter.choices.empty() ? QString::number(value, 'g', 17)
                                              : QString(parameter.choices[static_cast<size_t>(value)]));
    }
    if (m_document.learner().makeAgent)
        command << QStringLiteral("--seed") << QString::number(m_document.seed());
    if (command != m_recorded)
        emit performed(command);
    m_recorded = command;
}

} // namespace widgets
