#include "widgets/command_palette.h"

#include <algorithm>

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QVBoxLayout>

#include "widgets/palette_delegate.h"
#include "widgets/theme.h"

namespace widgets {

namespace {
const QString kUsedKey = QStringLiteral("palette/used");
constexpr qsizetype kMostUsed = 12;
constexpr int kWidth = 640;
constexpr int kTop = 48;
constexpr int kMostRows = 12;
constexpr int kRowHeight = 32;
constexpr int kBorder = 1;
} // namespace

CommandPalette::CommandPalette(Source source, QWidget* window)
    : QFrame(window),
      m_source(std::move(source)),
      m_query(new QLineEdit(this)),
      m_list(new QListView(this)),
      m_nothing(new QLabel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setFrameShape(QFrame::StyledPanel);
    hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kBorder, kBorder, kBorder, 4);
    layout->setSpacing(4);
    layout->addWidget(m_query);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing);
    m_query->setObjectName(QStringLiteral("paletteQuery"));
    m_query->setFrame(false);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus); // the arrows move it from the line
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    setTextRole(m_nothing, TextRole::Quiet);
    m_query->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_query, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model.setQuery(text);
        refresh();
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { runRow(index.row()); });
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget*, const QWidget* now) {
        if (isVisible() && now && now != this && !isAncestorOf(now))
            hide();
    });
    retranslate();
}

void CommandPalette::open()
{
    if (isVisible()) {
        close();
        return;
    }
    m_focusBefore = window()->focusWidget();
    m_model.setEntries(m_source(), QSettings().value(kUsedKey).toStringList());
    m_query->clear();
    refresh();
    show();
    raise();
    m_query->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::close()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::refresh()
{
    const int rows = m_model.rowCount();
    m_list->setVisible(rows > 0);
    m_nothing->setVisible(rows == 0);
    m_list->setFixedHeight(std::clamp(rows, 1, kMostRows) * kRowHeight);
    if (rows > 0) {
        m_list->setCurrentIndex(m_model.index(0, 0));
        m_list->scrollToTop();
    }
    place();
}

void CommandPalette::place()
{
    const int width = std::min(kWidth, parentWidget()->width() - 16);
    setFixedWidth(width);
    adjustSize();
    QFrame::move((parentWidget()->width() - width) / 2, kTop);
}

void CommandPalette::runRow(int row)
{
    if (row < 0 || row >= m_model.rowCount() || !m_model.entry(row).reason.isEmpty())
        return; // the row says why
    const PaletteEntry entry = m_model.entry(row);
    QSettings settings;
    QStringList used = settings.value(kUsedKey).toStringList();
    used.removeAll(entry.id);
    used.prepend(entry.id);
    settings.setValue(kUsedKey, QStringList(used.mid(0, kMostUsed)));
    close();
    entry.run();
}

void CommandPalette::move(int rows)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int now = m_list->currentIndex().row();
    // One step goes round; a page stops at the ends.
    const int next = std::abs(rows) == 1 ? (now + rows + count) % count : std::clamp(now + rows, 0, count - 1);
    m_list->setCurrentIndex(m_model.index(next, 0));
}

bool CommandPalette::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runRow(m_list->currentIndex().row());
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_PageUp:
        move(1 - kMostRows);
        return true;
    case Qt::Key_PageDown:
        move(kMostRows - 1);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // the line is the only stop
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_query && event->type() == QEvent::ShortcutOverride) {
        // Keys of the window stay out while somebody types here, but for those with Ctrl.
        if (!(static_cast<QKeyEvent*>(event)->modifiers() & Qt::ControlModifier))
            event->accept();
    } else if (watched == m_query && event->type() == QEvent::KeyPress) {
        return handleKey(static_cast<QKeyEvent*>(event)->key());
    } else if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::retranslate()
{
    m_query->setPlaceholderText(tr("What would you like to do?"));
    m_query->setAccessibleName(tr("Search for a command"));
    m_list->setAccessibleName(tr("Commands"));
    m_nothing->setText(tr("Nothing fits these words."));
    setAccessibleName(tr("Command palette"));
}

void CommandPalette::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets
