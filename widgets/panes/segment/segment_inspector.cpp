#include "widgets/panes/segment/segment_inspector.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/section.h"
#include "widgets/theme.h"

namespace widgets::segment {

namespace {

constexpr int kRowHeight = 26;
constexpr int kTableHeight = 5 * kRowHeight;
constexpr int kCoordinateWidth = 78;
/// The multi-mask candidates first: they are what the keys 1, 2, 3 choose.
constexpr std::array<int, 4> kCardOrder{1, 2, 3, 0};

QVBoxLayout* column(QWidget* widget, int spacing)
{
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(spacing);
    return layout;
}

QToolButton* toolButton(QAction* action, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setIconSize(QSize(16, 16));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

} // namespace

SegmentInspector::SegmentInspector(SegmentDocument& document, EditSettings& settings, ActionTable& actions,
                                   QWidget* parent)
    : QWidget(parent), m_document(document), m_model(document)
{
    auto* content = new QWidget(this);
    m_objects = new ObjectsPart(document, actions, content);
    m_edits = new EditPart(document, settings, actions, content);
    m_objectSection = new Section(m_objects, content);
    m_editSection = new Section(m_edits, content);
    m_promptSection = new Section(makePromptPart(actions), content);
    m_candidateSection = new Section(makeCandidatePart(), content);
    m_pictureSection = new Section(makePicturePart(), content);
    Section* const sections[] = {m_candidateSection, m_promptSection, m_objectSection, m_editSection, m_pictureSection};
    stackSections(this, content, sections);
    connectDocument();
    retranslate();
}

QWidget* SegmentInspector::makePromptPart(const ActionTable& actions)
{
    auto* part = new QWidget(this);
    m_table = new QTableView(part);
    m_table->setModel(&m_model);
    m_table->setObjectName(QStringLiteral("promptTable"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->horizontalHeader()->setMinimumSectionSize(40);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(PromptListModel::KindColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(PromptListModel::XColumn, kCoordinateWidth);
    m_table->setColumnWidth(PromptListModel::YColumn, kCoordinateWidth);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setFixedHeight(kTableHeight);
    m_noPrompts = new QLabel(m_table);
    m_noPrompts->setWordWrap(true);
    m_noPrompts->setAlignment(Qt::AlignCenter);
    m_noPrompts->setAttribute(Qt::WA_TransparentForMouseEvents);
    setTextRole(m_noPrompts, TextRole::Quiet);
    auto* cover = new QVBoxLayout(m_table);
    cover->setContentsMargins(12, kRowHeight, 12, 0);
    cover->addWidget(m_noPrompts);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(toolButton(actions.action("segment.delete-prompt"), part));
    buttons->addWidget(toolButton(actions.action("segment.clear-prompts"), part));
    QToolButton* mask = toolButton(actions.action("segment.mask-prompt"), part);
    mask->setToolButtonStyle(Qt::ToolButtonIconOnly); // three texts have no room beside each other
    buttons->addWidget(mask);
    buttons->addStretch();
    QVBoxLayout* layout = column(part, 4);
    layout->addWidget(m_table);
    layout->addLayout(buttons);
    return part;
}

QWidget* SegmentInspector::makeCandidatePart()
{
    auto* part = new QWidget(this);
    QVBoxLayout* layout = column(part, 6);
    auto* group = new QButtonGroup(part);
    for (const int index : kCardOrder) {
        auto* card = new CandidateCard(index, part);
        m_cards[static_cast<size_t>(index)] = card;
        group->addButton(card, index);
        layout->addWidget(card);
    }
    connect(group, &QButtonGroup::idClicked, &m_document, &SegmentDocument::choose);
    return part;
}

QWidget* SegmentInspector::makePicturePart()
{
    auto* part = new QWidget(this);
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(8, 0, 8, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](QLabel*& title, QLabel*& value) {
        title = new QLabel(part);
        value = new QLabel(part);
        setTextRole(title, TextRole::Quiet);
        value->setTextFormat(Qt::PlainText);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        value->setWordWrap(true);
        grid->addWidget(title, row, 0, Qt::AlignTop);
        grid->addWidget(value, row++, 1);
    };
    add(m_nameTitle, m_name);
    add(m_sizeTitle, m_size);
    add(m_embeddingTitle, m_embedding);
    return part;
}

void SegmentInspector::connectDocument()
{
    connect(&m_document, &SegmentDocument::promptsChanged, this, [this] {
        m_noPrompts->setVisible(m_model.rowCount() == 0);
        refreshCards();
        m_table->scrollToBottom();
    });
    connect(&m_document, &SegmentDocument::resultChanged, this, &SegmentInspector::refreshCards);
    connect(&m_document, &SegmentDocument::pictureChanged, this, &SegmentInspector::refreshPicture);
    connect(&m_document, &SegmentDocument::selectionChanged, this, [this] {
        if (m_document.selected() < 0)
            m_table->clearSelection();
        else
            m_table->selectRow(m_document.selected());
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const QModelIndexList rows = m_table->selectionModel()->selectedRows();
        m_document.select(rows.isEmpty() ? -1 : rows.front().row());
    });
}

void SegmentInspector::setEmbeddingState(const QString& words) { m_embedding->setText(words); }

void SegmentInspector::refreshCards()
{
    const auto& result = m_document.result();
    for (int index = 0; index < static_cast<int>(m_cards.size()); ++index) {
        CandidateFigures figures;
        if (result) {
            const CandidateView& view = result->candidates[static_cast<size_t>(index)];
            const double pixels = static_cast<double>(view.view->picture.width()) * view.view->picture.height();
            figures = {view.thumbnail,        view.predictedIou,
                       view.stability,        static_cast<double>(view.view->area) / pixels,
                       result->best == index, m_document.isResultOutdated()};
        }
        CandidateCard* card = m_cards[static_cast<size_t>(index)];
        card->setFigures(figures);
        card->setChecked(result && m_document.chosen() == index);
    }
}

void SegmentInspector::refreshPicture()
{
    const auto& picture = m_document.picture();
    const QLocale locale;
    m_name->setText(picture ? picture->name : QStringLiteral("–"));
    m_size->setText(
        picture
            ? tr("%1 × %2 px").arg(locale.toString(picture->image().width), locale.toString(picture->image().height))
            : QStringLiteral("–"));
}

void SegmentInspector::retranslate()
{
    m_promptSection->setTitle(tr("Prompts"));
    m_candidateSection->setTitle(tr("Masks"));
    m_objectSection->setTitle(tr("Objects"));
    m_editSection->setTitle(tr("Drawing and filter"));
    m_pictureSection->setTitle(tr("Picture"));
    m_noPrompts->setText(tr("Left click: object\nRight click: background\nDrag: box"));
    m_table->setAccessibleName(tr("Prompts"));
    m_nameTitle->setText(tr("Name"));
    m_sizeTitle->setText(tr("Size"));
    m_embeddingTitle->setText(tr("Embedding"));
    m_model.retranslate();
    m_objects->retranslate();
    m_edits->retranslate();
    for (CandidateCard* card : m_cards)
        card->retranslate();
    refreshPicture();
}

void SegmentInspector::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::segment
