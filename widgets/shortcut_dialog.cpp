#include "widgets/shortcut_dialog.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include "widgets/actions.h"
#include "widgets/shortcut_settings.h"
#include "widgets/theme.h"

namespace widgets {

namespace {
constexpr int kRowHeight = 28;
constexpr QSize kSize(720, 560);
constexpr int kCategoryWidth = 140;
constexpr int kKeysWidth = 160;
} // namespace

ShortcutDialog::ShortcutDialog(ActionTable& actions, QWidget* parent)
    : QDialog(parent),
      m_actions(actions),
      m_model(actions),
      m_search(new QLineEdit(this)),
      m_table(new QTableView(this)),
      m_title(new QLabel(this)),
      m_keys(new QKeySequenceEdit(this)),
      m_conflict(new QLabel(this)),
      m_reassign(new QPushButton(this)),
      m_remove(new QPushButton(this)),
      m_reset(new QPushButton(this)),
      m_resetAll(new QPushButton(this)),
      m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("shortcutDialog"));
    resize(kSize);
    build();
    connectParts();
    retranslate();
    m_table->selectRow(0);
    m_search->setFocus();
}

void ShortcutDialog::build()
{
    m_shown.setSourceModel(&m_model);
    m_shown.setFilterKeyColumn(-1);
    m_shown.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_search->setClearButtonEnabled(true);
    m_table->setModel(&m_shown);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(ShortcutModel::TitleColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(ShortcutModel::CategoryColumn, kCategoryWidth);
    m_table->setColumnWidth(ShortcutModel::KeysColumn, kKeysWidth);
    m_keys->setFixedWidth(kKeysWidth + 40);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_conflict->setWordWrap(true);
    for (QPushButton* button : {m_reassign, m_remove, m_reset, m_resetAll, m_close})
        button->setAutoDefault(false);

    auto* editing = new QHBoxLayout;
    editing->setSpacing(8);
    editing->addWidget(m_title, 1);
    editing->addWidget(m_keys);
    editing->addWidget(m_remove);
    editing->addWidget(m_reset);
    auto* asking = new QHBoxLayout;
    asking->setSpacing(8);
    asking->addWidget(m_conflict, 1);
    asking->addWidget(m_reassign);
    auto* closing = new QHBoxLayout;
    closing->setSpacing(8);
    closing->addWidget(m_resetAll);
    closing->addStretch();
    closing->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    layout->addLayout(editing);
    layout->addLayout(asking);
    layout->addLayout(closing);
    // The row keeps its height, so that nothing moves when a conflict comes.
    m_reassign->setSizePolicy([this] {
        QSizePolicy policy = m_reassign->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        return policy;
    }());
    m_reassign->hide();
}

void ShortcutDialog::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_shown.setFilterFixedString(text);
        if (m_table->currentIndex().row() < 0 && m_shown.rowCount() > 0)
            m_table->selectRow(0);
        showSelected();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ShortcutDialog::showSelected);
    m_keys->installEventFilter(this);
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutDialog::enter);
    connect(m_reassign, &QPushButton::clicked, this, [this] {
        if (const QAction* other = m_actions.conflict(selectedId().toStdString(), m_wanted))
            m_actions.setShortcut(other->objectName().toStdString(), {});
        assign(selectedId(), m_wanted);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] { assign(selectedId(), {}); });
    connect(m_reset, &QPushButton::clicked, this,
            [this] { enter(m_actions.defaultShortcut(selectedId().toStdString())); });
    connect(m_resetAll, &QPushButton::clicked, this, &ShortcutDialog::resetAll);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
}

QString ShortcutDialog::selectedId() const
{
    const QModelIndex index = m_shown.mapToSource(m_table->currentIndex());
    return index.isValid() ? m_model.idOf(index.row()) : QString();
}

void ShortcutDialog::selectAction(const QString& id)
{
    for (int row = 0; row < m_shown.rowCount(); ++row)
        if (m_model.idOf(m_shown.mapToSource(m_shown.index(row, 0)).row()) == id)
            m_table->selectRow(row);
}

QString ShortcutDialog::conflictText() const { return m_conflict->text(); }

void ShortcutDialog::showSelected()
{
    const QString id = selectedId();
    const bool any = !id.isEmpty();
    const QSignalBlocker blocker(m_keys);
    const QKeySequence keys = any ? m_actions.action(id.toStdString())->shortcut() : QKeySequence();
    m_keys->setKeySequence(keys);
    m_title->setText(any ? tr("Keys for “%1”").arg(m_actions.plainTitle(id.toStdString())) : QString());
    m_keys->setEnabled(any);
    m_remove->setEnabled(!keys.isEmpty());
    m_reset->setEnabled(any && keys != m_actions.defaultShortcut(id.toStdString()));
    m_conflict->clear();
    m_reassign->hide();
    m_wanted = {};
}

void ShortcutDialog::enter(const QKeySequence& keys)
{
    const QString id = selectedId();
    if (id.isEmpty() || keys.isEmpty())
        return;
    const QKeySequence one(keys[0]); // one stroke: the editor would wait for more
    const QAction* other = m_actions.conflict(id.toStdString(), one);
    if (!other) {
        assign(id, one);
        return;
    }
    {
        const QSignalBlocker blocker(m_keys);
        m_keys->setKeySequence(one);
    }
    m_wanted = one;
    m_conflict->setText(
        tr("%1 belongs to “%2”.")
            .arg(one.toString(QKeySequence::NativeText), m_actions.plainTitle(other->objectName().toStdString())));
    m_reassign->show();
}

bool ShortcutDialog::eventFilter(QObject* watched, QEvent* event)
{
    // The editor would wait a second for another stroke.
    if (watched == m_keys && event->type() == QEvent::KeyRelease && !static_cast<QKeyEvent*>(event)->isAutoRepeat()) {
        if (m_keys->keySequence().isEmpty())
            showSelected();
        else
            enter(m_keys->keySequence());
    }
    return QDialog::eventFilter(watched, event);
}

void ShortcutDialog::assign(const QString& id, const QKeySequence& keys)
{
    if (id.isEmpty())
        return;
    m_actions.setShortcut(id.toStdString(), keys);
    saveShortcuts(m_actions);
    m_model.refresh();
    showSelected();
}

void ShortcutDialog::resetAll()
{
    for (const QAction* action : m_actions.all()) {
        const std::string id = action->objectName().toStdString();
        m_actions.setShortcut(id, m_actions.defaultShortcut(id));
    }
    saveShortcuts(m_actions);
    m_model.refresh();
    showSelected();
}

void ShortcutDialog::retranslate()
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_search->setPlaceholderText(tr("Search for an action or for keys"));
    m_search->setAccessibleName(tr("Search"));
    m_table->setAccessibleName(tr("Actions and their keys"));
    m_keys->setAccessibleName(tr("Keys"));
    m_reassign->setText(tr("Take it from there"));
    m_remove->setText(tr("Remove"));
    m_reset->setText(tr("Reset"));
    m_resetAll->setText(tr("Reset all"));
    m_close->setText(tr("Close"));
    m_model.refresh();
    showSelected();
}

void ShortcutDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets
