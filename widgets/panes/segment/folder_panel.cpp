#include "widgets/panes/segment/folder_panel.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/job_runner.h"
#include "widgets/panes/segment/folder_delegate.h"
#include "widgets/theme.h"

namespace widgets::segment {

namespace {

const QString kListTag = QStringLiteral("segment.folder");
const QString kThumbnailTag = QStringLiteral("segment.thumbnail");
constexpr int kFilterWidth = 200;

QToolButton* toolButton(QAction* action, Qt::ToolButtonStyle style, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setIconSize(QSize(16, 16));
    button->setToolButtonStyle(style);
    return button;
}

} // namespace

FolderPanel::FolderPanel(SegmentDocument& document, const SegmentKeeper& keeper, JobRunner& runner,
                         std::shared_ptr<core::segment::Engine> engine, const ActionTable& actions, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_keeper(keeper),
      m_runner(runner),
      m_ahead(m_model, document, runner, std::move(engine), [this] { return neighbours(); })
{
    m_shown.setSourceModel(&m_model);
    m_shown.setFilterCaseSensitivity(Qt::CaseInsensitive);
    makeList();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(makeBar(actions));
    layout->addWidget(m_list, 1);
    m_empty = new QLabel(m_list);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    setTextRole(m_empty, TextRole::Quiet);
    auto* cover = new QVBoxLayout(m_list);
    cover->addWidget(m_empty);

    m_thumbnailTimer.setSingleShot(true);
    m_thumbnailTimer.setInterval(0);
    connect(&m_thumbnailTimer, &QTimer::timeout, this, &FolderPanel::loadNextThumbnail);
    connect(&m_document, &SegmentDocument::pictureChanged, this, [this] {
        m_goal.clear();
        followPicture();
    });
    connect(&m_document, &SegmentDocument::sceneChanged, this, [this] {
        if (m_document.picture())
            m_model.setObjects(pathOf(*m_document.picture()), static_cast<int>(m_document.scene().objects.size()));
    });
    retranslate();
}

QWidget* FolderPanel::makeBar(const ActionTable& actions)
{
    auto* bar = new QWidget(this);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_filter = new QLineEdit(bar);
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(kFilterWidth);
    m_words = new QLabel(bar);
    m_words->setTextFormat(Qt::PlainText);
    setTextRole(m_words, TextRole::Quiet);
    layout->addWidget(toolButton(actions.action("segment.open-folder"), Qt::ToolButtonTextBesideIcon, bar));
    layout->addWidget(toolButton(actions.action("segment.previous-picture"), Qt::ToolButtonIconOnly, bar));
    layout->addWidget(toolButton(actions.action("segment.next-picture"), Qt::ToolButtonIconOnly, bar));
    layout->addSpacing(4);
    layout->addWidget(m_filter);
    layout->addSpacing(8);
    layout->addWidget(m_words, 1);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_shown.setFilterFixedString(text.trimmed());
        followPicture();
    });
    return bar;
}

void FolderPanel::makeList()
{
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("folderList"));
    m_list->setModel(&m_shown);
    m_list->setItemDelegate(new FolderDelegate(m_list));
    m_list->setFlow(QListView::LeftToRight);
    m_list->setWrapping(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->viewport()->installEventFilter(this);
    const auto open = [this](const QModelIndex& index) {
        if (index.isValid())
            want(index.data(FolderModel::PathRole).toString());
    };
    connect(m_list, &QListView::clicked, this, open);
    connect(m_list, &QListView::activated, this, open);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, &m_thumbnailTimer, qOverload<>(&QTimer::start));
}

void FolderPanel::openFolder(const QString& folder, bool openFirst)
{
    m_runner.run<std::vector<FolderFile>>(
        kListTag, gpu::mark("SegmentPane", "Reading the folder"),
        [folder](core::JobContext& context) { return listPictures(folder, context); }, this,
        [this, folder, openFirst](Outcome<std::vector<FolderFile>> outcome) {
            if (outcome.value)
                takeFiles(QDir(folder).absolutePath(), std::move(*outcome.value), openFirst);
            else if (outcome.error)
                emit failed(*outcome.error);
        },
        Lane::Files);
}

void FolderPanel::takeFiles(const QString& folder, std::vector<FolderFile> files, bool openFirst)
{
    m_folder = folder;
    m_filter->clear();
    m_model.setFiles(std::move(files));
    for (const auto& [path, objects] : m_keeper.objectCounts())
        m_model.setObjects(QString::fromStdString(path), objects);
    m_ahead.reset();
    followPicture();
    if (openFirst && currentRow() < 0 && m_shown.rowCount() > 0)
        want(m_model.file(0).path);
}

void FolderPanel::closeFolder()
{
    m_runner.cancel(kListTag);
    if (!m_folder.isEmpty())
        takeFiles({}, {}, false);
}

void FolderPanel::want(const QString& path)
{
    m_goal = path;
    emit wanted(path);
}

int FolderPanel::currentRow() const { return m_document.picture() ? m_model.rowOf(pathOf(*m_document.picture())) : -1; }

int FolderPanel::goalRow() const
{
    const int goal = m_model.rowOf(m_goal);
    return goal >= 0 ? goal : currentRow();
}

int FolderPanel::shownRow(int row) const { return row < 0 ? -1 : m_shown.mapFromSource(m_model.index(row)).row(); }

bool FolderPanel::canStep(int step) const
{
    const int target = shownRow(goalRow()) + step;
    return m_shown.rowCount() > 0 && target >= 0 && target < m_shown.rowCount();
}

bool FolderPanel::step(int step)
{
    if (!canStep(step))
        return false;
    want(m_shown.index(shownRow(goalRow()) + step, 0).data(FolderModel::PathRole).toString());
    return true;
}

std::vector<int> FolderPanel::neighbours() const
{
    std::vector<int> rows;
    const int at = shownRow(currentRow());
    for (const int step : {1, -1})
        if (at >= 0 && at + step >= 0 && at + step < m_shown.rowCount())
            rows.push_back(m_shown.mapToSource(m_shown.index(at + step, 0)).row());
    return rows;
}

void FolderPanel::followPicture()
{
    const int row = shownRow(currentRow());
    if (row >= 0) {
        m_list->setCurrentIndex(m_shown.index(row, 0));
        m_list->scrollTo(m_shown.index(row, 0));
    } else {
        m_list->clearSelection();
    }
    m_thumbnailTimer.start();
    refresh();
    emit stateChanged();
}

/// The first picture in sight that was not looked at yet; -1: none.
int FolderPanel::nextWithoutThumbnail() const
{
    const QRect sight = m_list->viewport()->rect();
    const QSize cell = FolderDelegate::kCell;
    const int columns = std::max(1, sight.width() / cell.width());
    const int first = std::max(0, m_list->verticalScrollBar()->value() / cell.height() * columns);
    const int count = (sight.height() / cell.height() + 2) * columns;
    for (int row = first; row < std::min(first + count, m_shown.rowCount()); ++row) {
        const QModelIndex index = m_shown.index(row, 0);
        if (m_model.needsThumbnail(m_shown.mapToSource(index).row()) && m_list->visualRect(index).intersects(sight))
            return m_shown.mapToSource(index).row();
    }
    return -1;
}

void FolderPanel::loadNextThumbnail()
{
    if (!m_list->isVisible() || m_runner.isActive(kThumbnailTag))
        return;
    const int row = nextWithoutThumbnail();
    if (row < 0)
        return;
    const QString path = m_model.file(row).path;
    const QSize bounds = FolderDelegate::kThumbnail * m_list->devicePixelRatioF();
    m_runner.run<FolderThumbnail>(
        kThumbnailTag, gpu::mark("SegmentPane", "Looking at the pictures of the folder"),
        [path, bounds](core::JobContext& context) { return makeThumbnail(path, bounds, context); }, this,
        [this, path](Outcome<FolderThumbnail> outcome) {
            if (outcome.value) {
                m_model.setThumbnail(path, std::move(*outcome.value));
                m_thumbnailTimer.start();
            }
        },
        Lane::Thumbnails);
}

void FolderPanel::refresh()
{
    const QLocale locale;
    const int all = m_model.rowCount();
    const int shown = m_shown.rowCount();
    const int at = shownRow(currentRow());
    QString words;
    if (!folder().isEmpty()) {
        words = QDir::toNativeSeparators(folder()) + QStringLiteral("  ·  ");
        words += at >= 0 ? tr("%1 of %2").arg(locale.toString(at + 1), locale.toString(shown))
                         : tr("%n pictures", nullptr, shown);
        if (shown != all)
            words += QStringLiteral("  ·  ") + tr("%1 in all").arg(locale.toString(all));
    }
    m_words->setText(words);
    QString empty;
    if (folder().isEmpty())
        empty = tr("Open a folder, or drop one here, to go through its pictures.");
    else if (all == 0)
        empty = tr("There are no pictures in this folder.");
    else if (shown == 0)
        empty = tr("No name contains \"%1\".").arg(m_filter->text().trimmed());
    m_empty->setText(empty);
    m_empty->setVisible(!empty.isEmpty());
}

void FolderPanel::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter by name"));
    m_filter->setAccessibleName(tr("Filter by name"));
    m_list->setAccessibleName(tr("Pictures of the folder"));
    m_model.retranslate();
    refresh();
}

void FolderPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FolderPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_thumbnailTimer.start();
}

bool FolderPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        m_thumbnailTimer.start();
    return QWidget::eventFilter(watched, event);
}

} // namespace widgets::segment
