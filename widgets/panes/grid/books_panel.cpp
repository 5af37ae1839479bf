#include "widgets/panes/grid/books_panel.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

#include "core/grid/presets.h"
#include "widgets/message_text.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"
#include "widgets/ticks.h"

namespace widgets::grid {

namespace {

using core::grid::BookCheck;
using core::grid::ConventionTrial;
using core::report::Cell;
using core::report::Table;
using Checks = std::vector<std::shared_ptr<const BookCheck>>;

const QString kBooks = QStringLiteral("grid.books");

QString groupTitle(std::string_view id)
{
    for (const core::grid::ConventionGroup& group : core::grid::conventionGroups())
        if (group.id == id)
            return translated({group.title});
    return {};
}

/// The table takes the width that there is: one column gives way. `hidden` are for exports only.
void fit(TableView& view, int yielding, std::initializer_list<int> hidden)
{
    for (const int column : hidden)
        view.setColumnHidden(column, true);
    if (yielding < view.model()->columnCount())
        view.horizontalHeader()->setSectionResizeMode(yielding, QHeaderView::Stretch);
}

} // namespace

BooksPanel::BooksPanel(JobRunner& jobs, QWidget* parent)
    : QWidget(parent),
      m_jobs(jobs),
      m_tables(new TableView(this)),
      m_verdict(new QLabel(this)),
      m_trials(new TableView(this))
{
    auto* right = new QVBoxLayout;
    right->setContentsMargins(8, 4, 8, 0);
    right->setSpacing(4);
    right->addWidget(m_verdict);
    right->addWidget(m_trials, 1);
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    m_tables->setObjectName(QStringLiteral("gridBooks"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tables, 1);
    layout->addLayout(right, 1);
    connect(m_tables, &TableView::currentRowChanged, this, [this](int row) {
        showTrials();
        if (row >= 0 && row < static_cast<int>(m_checks.size()))
            emit chosen(m_checks[static_cast<size_t>(row)]);
    });
    retranslate();
}

BooksPanel::~BooksPanel() { m_jobs.cancel(kBooks); }

QString BooksPanel::verdict() const { return m_verdict->text(); }

void BooksPanel::setProvenance(const std::function<Provenance()>& provenance)
{
    m_tables->setExport(QStringLiteral("grid.books"), tr("Tables of the books"), provenance);
    m_trials->setExport(QStringLiteral("grid.conventions"), tr("Conventions"), provenance);
}

std::vector<ExportItem> BooksPanel::exportItems() const
{
    std::vector<ExportItem> items;
    if (!m_checks.empty())
        items.push_back(m_tables->exportItem());
    if (!m_trials->table().rows.empty())
        items.push_back(m_trials->exportItem());
    return items;
}

void BooksPanel::clearChoice()
{
    m_tables->clearSelection();
    m_tables->setCurrentIndex({});
}

void BooksPanel::chooseFor(const std::string& preset)
{
    m_wanted = m_checks.empty() ? preset : std::string();
    for (size_t row = 0; row < m_checks.size(); ++row)
        if (preset == m_checks[row]->table->preset) {
            m_tables->selectRow(static_cast<int>(row));
            return;
        }
}

void BooksPanel::run()
{
    m_asked = true;
    m_jobs.run<Checks>(
        kBooks, gpu::mark("GridPane", "Checking the tables of the books"),
        [](core::JobContext& context) {
            Checks checks;
            for (const core::grid::BookTable& table : core::grid::bookTables()) {
                context.control.throwIfStopped();
                checks.push_back(std::make_shared<const BookCheck>(core::grid::checkTable(table, context.control)));
                context.control.report(static_cast<double>(checks.size()) /
                                       static_cast<double>(core::grid::bookTables().size()));
            }
            return checks;
        },
        this,
        [this](Outcome<Checks> outcome) {
            if (outcome.value)
                m_checks = std::move(*outcome.value);
            else
                m_asked = false;
            if (outcome.error)
                emit failed(*outcome.error);
            refresh();
            if (!m_wanted.empty())
                chooseFor(std::exchange(m_wanted, {}));
        },
        Lane::Masks);
}

void BooksPanel::refresh()
{
    Table table;
    table.columns = {"table", "verdict", "difference", "allowed", "cells", "world"};
    for (const auto& check : m_checks)
        table.rows.push_back({std::string(check->table->name),
                              (check->matches ? tr("✓ matches") : tr("✗ differs")).toStdString(), check->difference,
                              check->table->tolerance, static_cast<int64_t>(check->cells.size()),
                              std::string(check->table->preset)});
    m_tables->setTable(std::move(table), {{tr("Table"), {}, -1},
                                          {tr("Verdict"), {}, -1},
                                          {tr("Difference"), {}, -1},
                                          {tr("Allowed"), {}, -1},
                                          {tr("Numbers"), {}, -1},
                                          {tr("World"), {}, -1}});
    fit(*m_tables, 0, {4, 5});
    showTrials();
}

void BooksPanel::showTrials()
{
    const int row = m_tables->currentRow();
    if (row < 0 || row >= static_cast<int>(m_checks.size())) {
        const auto good = std::count_if(m_checks.begin(), m_checks.end(), [](const auto& one) { return one->matches; });
        m_verdict->setText(
            m_checks.empty()
                ? tr("The tables are being checked.")
                : tr("%1 of %2 tables match. Choose one to see it cell by cell.").arg(good).arg(m_checks.size()));
        m_trials->setTable({});
        return;
    }
    const BookCheck& check = *m_checks[static_cast<size_t>(row)];
    Table table;
    table.columns = {"convention", "verdict", "difference", "question"};
    QStringList needed;
    for (const ConventionTrial& trial : check.trials) {
        table.rows.push_back({translated({trial.convention->title}).toStdString(),
                              (trial.matches ? tr("✓ matches") : tr("✗ differs")).toStdString(),
                              trial.difference ? Cell(*trial.difference) : Cell(),
                              groupTitle(trial.convention->group).toStdString()});
        // What matters is a convention of which another one does not match.
        const bool otherFails = std::any_of(check.trials.begin(), check.trials.end(), [&trial](const auto& other) {
            return std::string_view(other.convention->group) == trial.convention->group && !other.matches;
        });
        if (trial.holds && trial.matches && otherFails)
            needed << groupTitle(trial.convention->group) + QStringLiteral(": ") +
                          translated({trial.convention->title});
    }
    QString text =
        check.matches ? tr("All numbers match to %1.").arg(numberText(check.difference, 2))
                      : tr("Not all numbers match: the largest difference is %1.").arg(numberText(check.difference, 2));
    if (!needed.isEmpty())
        text += QLatin1Char(' ') + tr("It takes: %1.").arg(needed.join(QStringLiteral("; ")));
    m_verdict->setText(text);
    m_trials->setTable(
        std::move(table),
        {{tr("Convention"), {}, -1}, {tr("Verdict"), {}, -1}, {tr("Difference"), {}, -1}, {tr("Question"), {}, -1}});
    fit(*m_trials, 3, {});
}

void BooksPanel::retranslate()
{
    setAccessibleName(tr("Books"));
    m_tables->setAccessibleName(tr("Tables of the books"));
    m_trials->setAccessibleName(tr("Conventions"));
    m_tables->setEmptyText(tr("The tables are being checked."));
    m_trials->setEmptyText(tr("Choose a table."));
    refresh();
}

void BooksPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void BooksPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_asked)
        run();
}

} // namespace widgets::grid
