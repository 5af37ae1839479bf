#include "widgets/help_viewer.h"

#include <array>

#include <QCloseEvent>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QSettings>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/help_pages.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace widgets {

namespace {

const QString kGeometryKey = QStringLiteral("help/geometry");
const QString kFirstPage = QStringLiteral("index");
constexpr QSize kSize(920, 680);
constexpr int kIndexWidth = 240;
constexpr int kMargin = 24;
constexpr int kLineHeight = 140; ///< per cent

QToolButton* iconButton(const char* name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(icon(QString::fromLatin1(name)));
    button->setIconSize(QSize(20, 20));
    button->setFixedSize(28, 28);
    return button;
}

} // namespace

HelpViewer::HelpViewer(QWidget* parent)
    : QWidget(parent, Qt::Window),
      m_search(new QLineEdit(this)),
      m_index(new QListWidget(this)),
      m_nothing(new QLabel(m_index)),
      m_browser(new QTextBrowser(this)),
      m_back(iconButton("back", this)),
      m_forward(iconButton("forward", this)),
      m_home(iconButton("home", this))
{
    setObjectName(QStringLiteral("helpViewer"));
    resize(kSize);
    restoreGeometry(QSettings().value(kGeometryKey).toByteArray());
    build();
    connectParts();
    retranslate();
    showPage(kFirstPage);
}

void HelpViewer::build()
{
    m_search->setClearButtonEnabled(true);
    m_index->setFrameShape(QFrame::NoFrame);
    m_index->setObjectName(QStringLiteral("helpIndex"));
    m_browser->setFrameShape(QFrame::NoFrame);
    m_browser->setOpenExternalLinks(true);
    m_browser->document()->setDocumentMargin(kMargin);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    setTextRole(m_nothing, TextRole::Quiet);
    auto* cover = new QVBoxLayout(m_index);
    cover->addWidget(m_nothing);

    auto* left = new QWidget(this);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(m_back);
    buttons->addWidget(m_forward);
    buttons->addWidget(m_home);
    buttons->addStretch();
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(buttons);
    column->addWidget(m_search);
    column->addWidget(m_index, 1);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(left);
    splitter->addWidget(m_browser);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({kIndexWidth, kSize.width() - kIndexWidth});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    const std::array<QWidget*, 6> order{m_search, m_index, m_browser, m_back, m_forward, m_home};
    for (size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void HelpViewer::connectParts()
{
    connect(m_back, &QToolButton::clicked, m_browser, &QTextBrowser::backward);
    connect(m_forward, &QToolButton::clicked, m_browser, &QTextBrowser::forward);
    connect(m_home, &QToolButton::clicked, this, [this] { showPage(kFirstPage); });
    connect(m_browser, &QTextBrowser::backwardAvailable, m_back, &QWidget::setEnabled);
    connect(m_browser, &QTextBrowser::forwardAvailable, m_forward, &QWidget::setEnabled);
    connect(m_browser, &QTextBrowser::sourceChanged, this, [this](const QUrl& url) {
        m_page = helpId(url);
        dress();
        markCurrent();
        markWords();
    });
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        fillIndex();
        markWords();
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (m_index->count() > 0)
            showPage(m_index->item(0)->data(Qt::UserRole).toString());
    });
    connect(m_index, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item)
            showPage(item->data(Qt::UserRole).toString());
    });
    m_back->setEnabled(false);
    m_forward->setEnabled(false);
}

void HelpViewer::showPage(const QString& id)
{
    if (id != currentPage())
        m_browser->setSource(helpUrl(id), QTextDocument::MarkdownResource);
}

void HelpViewer::fillIndex()
{
    const QSignalBlocker blocker(m_index);
    const QStringList found = searchHelp(m_search->text());
    m_index->clear();
    for (const HelpPage& page : helpPages()) {
        if (!found.contains(QLatin1String(page.id)))
            continue;
        auto* item = new QListWidgetItem(QCoreApplication::translate("Help", page.title), m_index);
        item->setData(Qt::UserRole, QString::fromLatin1(page.id));
        item->setSizeHint(QSize(0, 28));
    }
    m_nothing->setVisible(found.isEmpty());
    markCurrent();
}

void HelpViewer::markCurrent()
{
    const QSignalBlocker blocker(m_index);
    m_index->setCurrentRow(-1);
    for (int row = 0; row < m_index->count(); ++row)
        if (m_index->item(row)->data(Qt::UserRole).toString() == currentPage())
            m_index->setCurrentRow(row);
}

void HelpViewer::dress()
{
    QTextCursor cursor(m_browser->document());
    cursor.beginEditBlock();
    for (QTextBlock block = m_browser->document()->begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
        if (format.headingLevel() > 0)
            format.setTopMargin(format.headingLevel() == 1 ? 0 : 20);
        format.setBottomMargin(format.headingLevel() > 0 ? 8 : 4);
        cursor.setPosition(block.position());
        cursor.setBlockFormat(format);
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            if (!part.fragment().charFormat().fontFixedPitch())
                continue;
            QTextCharFormat code;
            code.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
            code.setBackground(tokens().hover);
            QTextCursor range(m_browser->document());
            range.setPosition(part.fragment().position());
            range.setPosition(part.fragment().position() + part.fragment().length(), QTextCursor::KeepAnchor);
            range.mergeCharFormat(code);
        }
    }
    dressTables();
    cursor.endEditBlock();
}

void HelpViewer::dressTables()
{
    for (QTextFrame* frame : m_browser->document()->rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorderCollapse(true);
        format.setBorder(1);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(tokens().border);
        format.setCellPadding(6);
        format.setTopMargin(8);
        format.setBottomMargin(12);
        table->setFormat(format);
    }
}

void HelpViewer::markWords()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const QString& word : m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        for (QTextCursor at = m_browser->document()->find(word); !at.isNull();
             at = m_browser->document()->find(word, at)) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = at;
            mark.format.setBackground(tokens().selection);
            marks << mark;
        }
    }
    m_browser->setExtraSelections(marks);
}

void HelpViewer::reload()
{
    const QString id = m_page;
    if (id.isEmpty())
        return;
    const int place = m_browser->verticalScrollBar()->value();
    if (m_browser->source() == helpUrl(id))
        m_browser->reload();
    else
        m_browser->setSource(helpUrl(id), QTextDocument::MarkdownResource);
    m_browser->verticalScrollBar()->setValue(place);
}

void HelpViewer::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->matches(QKeySequence::Find))
        m_search->setFocus();
    else if (event->matches(QKeySequence::Back))
        m_browser->backward();
    else if (event->matches(QKeySequence::Forward))
        m_browser->forward();
    else
        QWidget::keyPressEvent(event);
}

void HelpViewer::closeEvent(QCloseEvent* event)
{
    QSettings().setValue(kGeometryKey, saveGeometry());
    QWidget::closeEvent(event);
}

void HelpViewer::retranslate()
{
    setWindowTitle(tr("Tessera help"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the help"));
    m_index->setAccessibleName(tr("Pages"));
    m_browser->setAccessibleName(tr("Page"));
    m_nothing->setText(tr("No page has these words."));
    const auto name = [](QToolButton* button, const QString& text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    name(m_back, tr("Back"));
    name(m_forward, tr("Forward"));
    name(m_home, tr("First page"));
    fillIndex();
    reload();
}

void HelpViewer::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        reload(); // the colours of links and code stand in the page
}

} // namespace widgets
