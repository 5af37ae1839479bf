#include "widgets/palette_model.h"

#include <algorithm>

#include <QAction>
#include <QRegularExpression>

#include "widgets/actions.h"
#include "widgets/fuzzy_match.h"

namespace widgets {

namespace {
constexpr int kTitleBonus = 12; ///< a word found in the title counts more than one found in the category
constexpr int kUsedBonus = 6;
constexpr int kBlockedCost = 4;
} // namespace

PaletteEntry paletteEntry(const ActionTable& actions, QAction* action)
{
    const std::string id = action->objectName().toStdString();
    return {action->objectName(),    actions.category(id), actions.plainTitle(id),
            actions.sourceTitle(id), action->icon(),       action->shortcut().toString(QKeySequence::NativeText),
            actions.reason(id),      action->isChecked(),  [action] { action->trigger(); }};
}

void PaletteModel::setEntries(std::vector<PaletteEntry> entries, const QStringList& usedLast)
{
    m_entries = std::move(entries);
    m_usedLast = usedLast;
    setQuery({});
}

int PaletteModel::recency(const PaletteEntry& entry) const
{
    const qsizetype place = m_usedLast.indexOf(entry.id);
    return place < 0 ? 0 : static_cast<int>(m_usedLast.size() - place);
}

bool PaletteModel::rate(const QStringList& words, Row& row) const
{
    const PaletteEntry& entry = m_entries[row.entry];
    for (const QString& word : words) {
        const auto inTitle = fuzzyMatch(word, entry.title);
        const auto inSource = fuzzyMatch(word, entry.sourceTitle);
        const auto inCategory = fuzzyMatch(word, entry.category);
        if (!inTitle && !inSource && !inCategory)
            return false;
        const int title = inTitle ? inTitle->score + kTitleBonus : 0;
        const int source = inSource ? inSource->score + kTitleBonus - 1 : 0;
        const int category = inCategory ? inCategory->score : 0;
        const int best = std::max({title, source, category});
        row.score += best;
        if (inTitle && title == best)
            row.positions.append(QList<int>(inTitle->positions.begin(), inTitle->positions.end()));
    }
    if (!words.isEmpty()) {
        row.score += recency(entry) > 0 ? kUsedBonus : 0;
        row.score -= entry.reason.isEmpty() ? 0 : kBlockedCost;
    } else {
        row.score = recency(entry);
    }
    return true;
}

void PaletteModel::setQuery(const QString& query)
{
    static const QRegularExpression kSpace(QStringLiteral("\\s+"));
    const QStringList words = query.split(kSpace, Qt::SkipEmptyParts);
    beginResetModel();
    m_rows.clear();
    for (size_t i = 0; i < m_entries.size(); ++i) {
        Row row;
        row.entry = i;
        if (rate(words, row))
            m_rows.push_back(std::move(row));
    }
    const auto before = [this, &words](const Row& a, const Row& b) {
        if (a.score != b.score || words.isEmpty())
            return a.score > b.score;
        return m_entries[a.entry].title.size() < m_entries[b.entry].title.size();
    };
    std::stable_sort(m_rows.begin(), m_rows.end(), before);
    endResetModel();
}

const PaletteEntry& PaletteModel::entry(int row) const { return m_entries[m_rows[static_cast<size_t>(row)].entry]; }

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const PaletteEntry& shown = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.title;
    case Qt::DecorationRole:
        return shown.icon;
    case Qt::ToolTipRole:
        return shown.reason.isEmpty() ? shown.title : shown.title + QLatin1Char('\n') + shown.reason;
    case Qt::AccessibleTextRole:
        return QStringList{shown.category, shown.title, shown.shortcut, shown.reason}
            .filter(QRegularExpression(QStringLiteral(".")))
            .join(QStringLiteral(", "));
    case CategoryRole:
        return shown.category;
    case ShortcutRole:
        return shown.shortcut;
    case ReasonRole:
        return shown.reason;
    case CheckedRole:
        return shown.checked;
    case PositionsRole:
        return QVariant::fromValue(m_rows[static_cast<size_t>(index.row())].positions);
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    // What is blocked stays selectable, so that its reason can be read by keyboard too.
    return index.isValid() ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

} // namespace widgets
