#include "widgets/recorder.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/actions.h"
#include "widgets/theme.h"

namespace widgets {

QString shellQuoted(const QStringList& words)
{
    static const QRegularExpression kPlain(QStringLiteral("^[A-Za-z0-9_./:=,+@%-]+$"));
    QStringList quoted;
    for (const QString& word : words) {
        if (kPlain.match(word).hasMatch()) {
            quoted << word;
            continue;
        }
        // Nothing is special between single quotes but the quote, which has to stand outside.
        QString inner = word;
        quoted << QLatin1Char('\'') + inner.replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
    }
    return quoted.join(QLatin1Char(' '));
}

void Recorder::record(const QStringList& words)
{
    const QString text = shellQuoted(QStringList{QStringLiteral("tessera")} + words);
    if (!m_lines.empty() && m_lines.back() == text)
        return;
    if (rowCount() == kMost) {
        beginRemoveRows({}, 0, 0);
        m_lines.pop_front();
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount());
    m_lines.push_back(text);
    endInsertRows();
}

void Recorder::clear()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

QString Recorder::line(int row) const
{
    return row >= 0 && row < rowCount() ? m_lines[static_cast<size_t>(row)] : QString();
}

QString Recorder::all() const
{
    QString text;
    for (const QString& one : m_lines)
        text += one + QLatin1Char('\n');
    return text;
}

int Recorder::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant Recorder::data(const QModelIndex& index, int role) const
{
    if (index.isValid() && (role == Qt::DisplayRole || role == Qt::ToolTipRole))
        return line(index.row());
    if (index.isValid() && role == Qt::FontRole)
        return QFontDatabase::systemFont(QFontDatabase::FixedFont);
    return {};
}

RecorderPanel::RecorderPanel(Recorder& recorder, ActionTable& actions, QWidget* parent)
    : QWidget(parent),
      m_recorder(recorder),
      m_actions(actions),
      m_list(new QListView(this)),
      m_nothing(new QLabel(m_list))
{
    m_list->setModel(&m_recorder);
    m_list->setObjectName(QStringLiteral("recorder"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    setFocusProxy(m_list);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    setTextRole(m_nothing, TextRole::Quiet);
    auto* cover = new QVBoxLayout(m_list);
    cover->addWidget(m_nothing);
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(4);
    for (const char* id : {"recorder.copy", "recorder.copy-all", "recorder.clear"}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(m_actions.action(id));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize(QSize(16, 16));
        button->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    connectActions();
    retranslate();
}

void RecorderPanel::connectActions()
{
    const auto copy = [](const QString& text) { QApplication::clipboard()->setText(text); };
    connect(m_actions.action("recorder.copy"), &QAction::triggered, this,
            [this, copy] { copy(m_recorder.line(m_list->currentIndex().row())); });
    connect(m_actions.action("recorder.copy-all"), &QAction::triggered, this, [this, copy] { copy(m_recorder.all()); });
    connect(m_actions.action("recorder.clear"), &QAction::triggered, this, [this] { m_recorder.clear(); });
    connect(&m_recorder, &QAbstractItemModel::rowsInserted, this, [this] {
        // The newest is what one wants to copy.
        m_list->setCurrentIndex(m_recorder.index(m_recorder.rowCount() - 1, 0));
        refresh();
    });
    connect(&m_recorder, &QAbstractItemModel::modelReset, this, &RecorderPanel::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &RecorderPanel::refresh);
}

void RecorderPanel::refresh()
{
    const bool empty = m_recorder.rowCount() == 0;
    m_nothing->setVisible(empty);
    const QString nothing = empty ? tr("Nothing has been recorded yet.") : QString();
    m_actions.setBlocked("recorder.copy", nothing.isEmpty() && !m_list->currentIndex().isValid()
                                              ? tr("Select a command first.")
                                              : nothing);
    m_actions.setBlocked("recorder.copy-all", nothing);
    m_actions.setBlocked("recorder.clear", nothing);
}

bool RecorderPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        m_actions.action("recorder.copy")->trigger();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void RecorderPanel::retranslate()
{
    m_list->setAccessibleName(tr("Recorded commands"));
    m_nothing->setText(tr("What you do appears here as a command for the terminal."));
    refresh();
}

void RecorderPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets
