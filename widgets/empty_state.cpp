#include "widgets/empty_state.h"

#include <QAction>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/action_button.h"
#include "widgets/icons.h"
#include "widgets/recent_files.h"
#include "widgets/theme.h"

namespace widgets {

namespace {

constexpr int kNameWidth = 220;
constexpr int kFolderWidth = 300;

/// A push button that is the face of an action: same title, icon, tooltip and state.
QPushButton* buttonFor(QAction* action, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    followAction(button, action);
    return button;
}

} // namespace

EmptyState::EmptyState(QAction* open, QAction* samples, QWidget* canvas)
    : QWidget(canvas),
      m_sentence(new QLabel(this)),
      m_open(buttonFor(open, this)),
      m_samples(buttonFor(samples, this)),
      m_list(new QWidget(this))
{
    m_open->setProperty("primary", true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    setTextRole(m_sentence, TextRole::Title);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_open);
    buttons->addWidget(m_samples);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(16);
    layout->addStretch();
    layout->addWidget(m_sentence);
    layout->addLayout(buttons);
    layout->addWidget(m_list, 0, Qt::AlignHCenter);
    layout->addStretch();
    m_list->hide();
    canvas->installEventFilter(this);
    setGeometry(canvas->rect());
}

void EmptyState::setSentence(const QString& sentence) { m_sentence->setText(sentence); }

void EmptyState::setRecent(RecentFiles& recent)
{
    m_recent = &recent;
    connect(&recent, &RecentFiles::changed, this, &EmptyState::fillRecent);
    fillRecent();
}

void EmptyState::fillRecent()
{
    delete m_list->layout();
    qDeleteAll(m_list->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    auto* grid = new QGridLayout(m_list);
    grid->setContentsMargins(0, 8, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(0);
    auto* heading = new QLabel(tr("Recent"), m_list);
    heading->setContentsMargins(4, 0, 0, 4);
    setTextRole(heading, TextRole::Heading);
    grid->addWidget(heading, 0, 0);
    int row = 1;
    for (const QString& path : m_recent->paths())
        addRecent(path, row++);
    m_list->setVisible(row > 1);
}

void EmptyState::addRecent(const QString& path, int row)
{
    auto* grid = qobject_cast<QGridLayout*>(m_list->layout());
    const QFileInfo file(path);
    const bool missing = m_recent->isMissing(path);
    auto* button = new QToolButton(m_list);
    button->setObjectName(QStringLiteral("recentFile"));
    button->setFixedSize(kNameWidth, 28);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon); // which also aligns it at the left
    button->setIcon(icon(QStringLiteral("open")));
    button->setIconSize(QSize(16, 16));
    button->setText(button->fontMetrics().elidedText(file.fileName(), Qt::ElideMiddle, kNameWidth - 44));
    button->setAccessibleName(file.fileName());
    button->setEnabled(!missing);
    button->setToolTip(QDir::toNativeSeparators(path) +
                       (missing ? QLatin1Char('\n') + tr("The file is not there any more.") : QString()));
    auto* folder = new QLabel(m_list);
    folder->setFixedWidth(kFolderWidth);
    folder->setTextFormat(Qt::PlainText);
    folder->setText(missing ? tr("not there any more")
                            : folder->fontMetrics().elidedText(QDir::toNativeSeparators(file.absolutePath()),
                                                               Qt::ElideMiddle, kFolderWidth - 8));
    setTextRole(folder, TextRole::Quiet);
    grid->addWidget(button, row, 0);
    grid->addWidget(folder, row, 1);
    // Later, for a changed list deletes the buttons.
    connect(
        button, &QToolButton::clicked, this, [this, path] { emit chosen(path); }, Qt::QueuedConnection);
}

void EmptyState::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_recent)
        m_recent->check();
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_recent)
        fillRecent();
}

bool EmptyState::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace widgets
