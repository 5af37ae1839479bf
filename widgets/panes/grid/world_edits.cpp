#include "widgets/panes/grid/world_edits.h"

#include <memory>
#include <utility>

#include "core/grid/generate.h"
#include "widgets/job_runner.h"

namespace widgets::grid {

namespace {

using core::grid::World;
using gpu::mark;

const QString kTag = QStringLiteral("grid.edit");
constexpr int64_t kMostCellsAtOnce = 1 << 16;

} // namespace

WorldEdits::WorldEdits(GridDocument& document, JobRunner& jobs, QObject* parent)
    : QObject(parent), m_document(document), m_jobs(jobs)
{
}

WorldEdits::~WorldEdits() { m_jobs.cancel(kTag); }

void WorldEdits::change(const QString& text, int64_t cells, const Edit& edit, const QString& merging)
{
    if (cells <= kMostCellsAtOnce) {
        WorldChange change = changeTo(m_document.sharedWorld(), edit(m_document.world()));
        if (!change.difference.isEmpty())
            m_document.changeWorld(text, std::move(change), merging);
        return;
    }
    m_jobs.run<WorldChange>(
        kTag, mark("GridPane", "Changing the world"),
        [before = m_document.sharedWorld(), edit](core::JobContext&) { return changeTo(before, edit(*before)); }, this,
        [this, text, cells, edit, merging](Outcome<WorldChange> outcome) {
            if (outcome.error)
                emit failed(*outcome.error);
            if (!outcome.value)
                return;
            if (outcome.value->before != m_document.sharedWorld())
                again(text, cells, edit, merging); // somebody was faster: what they did stays
            else if (!outcome.value->difference.isEmpty())
                m_document.changeWorld(text, std::move(*outcome.value), merging);
        },
        Lane::Files);
}

void WorldEdits::again(const QString& text, int64_t cells, const Edit& edit, const QString& merging)
{
    try {
        change(text, cells, edit, merging);
    } catch (const gpu::Error& error) {
        emit failed(error);
    }
}

void WorldEdits::generate(const std::string& generator, uint64_t seed)
{
    if (m_document.world().states() <= kMostCellsAtOnce) {
        m_document.generate(generator, seed);
        return;
    }
    m_jobs.run<WorldChange>(
        kTag, mark("GridPane", "Generating a world"),
        [before = m_document.sharedWorld(), generator, seed](core::JobContext&) {
            return changeTo(before, core::grid::generateWorld(generator, before->rows, before->columns, seed));
        },
        this,
        [this, generator, seed](Outcome<WorldChange> outcome) {
            if (outcome.error)
                emit failed(*outcome.error);
            if (outcome.value)
                m_document.openGenerated(std::move(*outcome.value), generator, seed);
        },
        Lane::Files);
}

} // namespace widgets::grid
