#include "widgets/panes/segment/objects_part.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/choice_box.h"
#include "widgets/icons.h"
#include "widgets/panes/segment/classes_dialog.h"
#include "widgets/theme.h"

namespace widgets::segment {

namespace {

constexpr std::array<ActionSpec, 6> kActions{{
    {"segment.new-object", QT_TRANSLATE_NOOP("Actions", "&New object"), "plus", "N"},
    {"segment.duplicate-object", QT_TRANSLATE_NOOP("Actions", "D&uplicate object"), "duplicate", "Ctrl+D"},
    {"segment.delete-object", QT_TRANSLATE_NOOP("Actions", "De&lete object"), "delete", "Ctrl+Del"},
    {"segment.object-up", QT_TRANSLATE_NOOP("Actions", "Object &before the last one"), "chevron-up", "Ctrl+Up"},
    {"segment.object-down", QT_TRANSLATE_NOOP("Actions", "Object &after the next one"), "chevron-down", "Ctrl+Down"},
    {"segment.classes", QT_TRANSLATE_NOOP("Actions", "&Classes…"), "classes", ""},
}};

constexpr int kRowHeight = 26;
constexpr int kTableHeight = 5 * kRowHeight;
constexpr int kIconColumn = 26;
constexpr int kAreaColumn = 84;

} // namespace

std::span<const ActionSpec> ObjectsPart::actionSpecs() { return kActions; }

ObjectsPart::ObjectsPart(SegmentDocument& document, ActionTable& actions, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_actions(actions),
      m_model(document),
      m_table(new QTableView(this)),
      m_classTitle(new QLabel(this)),
      m_classes(new ChoiceBox(this)),
      m_editClasses(new QToolButton(this))
{
    makeTable();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    for (size_t i = 0; i + 1 < kActions.size(); ++i) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(actions.action(kActions[i].id));
        button->setIconSize(QSize(16, 16));
        button->setToolButtonStyle(i == 0 ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    setTextRole(m_classTitle, TextRole::Quiet);
    m_classTitle->setBuddy(m_classes);
    m_classes->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_editClasses->setDefaultAction(actions.action("segment.classes"));
    m_editClasses->setIconSize(QSize(16, 16));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(4, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_classTitle);
    row->addWidget(m_classes);
    row->addWidget(m_editClasses);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(4);
    layout->addWidget(m_table);
    layout->addLayout(buttons);
    layout->addLayout(row);
    connect(&m_document, &SegmentDocument::sceneChanged, this, &ObjectsPart::refresh);
    connect(m_classes, &QComboBox::activated, this, [this](int index) {
        m_document.setObjectLabel(m_document.scene().current, m_classes->itemData(index).toUInt());
        refresh(); // a locked object keeps its class
    });
    connectActions();
    retranslate();
    refresh();
}

void ObjectsPart::makeTable()
{
    m_table->setModel(&m_model);
    m_table->setObjectName(QStringLiteral("objectTable"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setIconSize(QSize(16, 16));
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView* header = m_table->horizontalHeader();
    header->setMinimumSectionSize(kIconColumn);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(ObjectListModel::NameColumn, QHeaderView::Stretch);
    header->setHighlightSections(false);
    m_table->setColumnWidth(ObjectListModel::VisibleColumn, kIconColumn);
    m_table->setColumnWidth(ObjectListModel::LockColumn, kIconColumn);
    m_table->setColumnWidth(ObjectListModel::AreaColumn, kAreaColumn);
    m_table->setFixedHeight(kTableHeight);
    connect(m_table, &QTableView::clicked, &m_model, &ObjectListModel::toggle);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) { m_document.setCurrent(m_model.idOf(index.row())); });
}

void ObjectsPart::connectActions()
{
    const auto on = [this](const char* id, auto&& work) {
        connect(m_actions.action(id), &QAction::triggered, this, std::forward<decltype(work)>(work));
    };
    on("segment.new-object", [this] { m_document.addObject(); });
    on("segment.duplicate-object", [this] { m_document.duplicateObject(m_document.scene().current); });
    on("segment.delete-object", [this] { m_document.removeObject(m_document.scene().current); });
    on("segment.object-up", [this] { shift(-1); });
    on("segment.object-down", [this] { shift(1); });
    on("segment.classes", [this] { editClasses(); });
}

void ObjectsPart::shift(int by)
{
    const int64_t id = m_document.scene().current;
    m_document.moveObject(id, m_model.rowOf(id) + by);
}

void ObjectsPart::editClasses()
{
    auto* dialog = new ClassesDialog(m_document, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ObjectsPart::refresh()
{
    const QSignalBlocker blocker(m_table->selectionModel());
    const int row = m_model.rowOf(m_document.scene().current);
    if (row < 0)
        m_table->setCurrentIndex({});
    else if (m_table->currentIndex().row() != row)
        m_table->setCurrentIndex(m_model.index(row, ObjectListModel::NameColumn));
    if (row >= 0)
        m_table->selectRow(row);
    else
        m_table->clearSelection();
    m_table->viewport()->update();
    refreshClasses();
    refreshActions();
}

void ObjectsPart::refreshClasses()
{
    const auto current = m_document.currentObject();
    m_classes->clear();
    for (const core::segment::ObjectClass& entry : m_document.scene().classes) {
        m_classes->addItem(swatch(entry.colour, 14),
                           QStringLiteral("%1  %2").arg(entry.label).arg(QString::fromStdString(entry.name)),
                           entry.label);
        if (current && current->label == entry.label)
            m_classes->setCurrentIndex(m_classes->count() - 1);
    }
    m_classes->setEnabled(current && !current->locked);
    m_classes->setToolTip(current && current->locked ? tr("The object is locked.") : QString());
}

void ObjectsPart::refreshActions()
{
    const QString noPicture = m_document.picture() ? QString() : tr("Open a picture first.");
    const auto current = m_document.currentObject();
    const QString noObject = current ? QString() : tr("There is no object yet.");
    const int row = m_model.rowOf(m_document.scene().current);
    const int last = static_cast<int>(m_document.scene().objects.size()) - 1;
    m_actions.setBlocked("segment.new-object", noPicture);
    m_actions.setBlocked("segment.classes", noPicture);
    m_actions.setBlocked("segment.duplicate-object", noObject);
    m_actions.setBlocked("segment.delete-object", current && current->locked ? tr("The object is locked.") : noObject);
    m_actions.setBlocked("segment.object-up", row == 0 ? tr("It is the first object.") : noObject);
    m_actions.setBlocked("segment.object-down", current && row == last ? tr("It is the last object.") : noObject);
}

void ObjectsPart::retranslate()
{
    m_table->setAccessibleName(tr("Objects"));
    m_classTitle->setText(tr("Class"));
    m_classes->setAccessibleName(tr("Class of the object"));
    m_model.retranslate();
    refreshActions();
}

} // namespace widgets::segment
