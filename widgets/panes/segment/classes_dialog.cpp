#include "widgets/panes/segment/classes_dialog.h"

#include <algorithm>

#include <QColorDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "widgets/panes/segment/object_list_model.h"
#include "widgets/theme.h"

namespace widgets::segment {

namespace {

enum Column { LabelColumn, ColourColumn, NameColumn, ColumnCount };

constexpr int kLabelWidth = 72;
constexpr int kColourWidth = 64;
constexpr uint kLargestLabel = 65535;

using core::segment::ObjectClass;

} // namespace

ClassesDialog::ClassesDialog(SegmentDocument& document, QWidget* parent)
    : QDialog(parent),
      m_document(document),
      m_sentence(new QLabel(this)),
      m_table(new QTableWidget(0, ColumnCount, this)),
      m_add(new QPushButton(this)),
      m_remove(new QPushButton(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setObjectName(QStringLiteral("classesDialog"));
    m_sentence->setWordWrap(true);
    setTextRole(m_sentence, TextRole::Quiet);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->horizontalHeader()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setColumnWidth(LabelColumn, kLabelWidth);
    m_table->setColumnWidth(ColourColumn, kColourWidth);
    m_buttons->addButton(m_add, QDialogButtonBox::ActionRole);
    m_buttons->addButton(m_remove, QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_sentence);
    layout->addWidget(m_table);
    layout->addWidget(m_buttons);
    resize(420, 320);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, &ClassesDialog::addClass);
    connect(m_remove, &QPushButton::clicked, this, &ClassesDialog::removeClass);
    connect(m_table, &QTableWidget::cellChanged, this, &ClassesDialog::change);
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row, int column) {
        if (column == ColourColumn)
            chooseColour(row);
    });
    connect(m_table, &QTableWidget::cellClicked, this, [this](int row, int column) {
        if (column == ColourColumn)
            chooseColour(row);
    });
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ClassesDialog::refreshButtons);
    connect(&m_document, &SegmentDocument::sceneChanged, this, &ClassesDialog::fill);
    retranslate();
    fill();
}

void ClassesDialog::fill()
{
    m_filling = true;
    const int row = m_table->currentRow();
    const auto& classes = m_document.scene().classes;
    m_table->setRowCount(static_cast<int>(classes.size()));
    for (int i = 0; i < static_cast<int>(classes.size()); ++i) {
        const ObjectClass& entry = classes[static_cast<size_t>(i)];
        auto* label = new QTableWidgetItem(QString::number(entry.label));
        label->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(i, LabelColumn, label);
        auto* colour = new QTableWidgetItem(swatch(entry.colour, 16), QString());
        colour->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        colour->setToolTip(toColour(entry.colour).name());
        colour->setData(Qt::AccessibleTextRole, toColour(entry.colour).name());
        m_table->setItem(i, ColourColumn, colour);
        m_table->setItem(i, NameColumn, new QTableWidgetItem(QString::fromStdString(entry.name)));
    }
    if (row >= 0 && row < m_table->rowCount())
        m_table->selectRow(row);
    m_filling = false;
    refreshButtons();
}

void ClassesDialog::change(int row, int column)
{
    if (m_filling || row >= static_cast<int>(m_document.scene().classes.size()))
        return;
    ObjectClass entry = m_document.scene().classes[static_cast<size_t>(row)];
    const QString text = m_table->item(row, column)->text().trimmed();
    if (column == NameColumn && !text.isEmpty()) {
        entry.name = text.toStdString();
        m_document.setClass(entry);
    } else if (column == LabelColumn) {
        bool isNumber = false;
        const uint label = text.toUInt(&isNumber);
        if (isNumber && label >= 1 && label <= kLargestLabel)
            m_document.relabelClass(entry.label, label);
    }
    fill(); // what was not taken goes back
}

void ClassesDialog::chooseColour(int row)
{
    const ObjectClass entry = m_document.scene().classes[static_cast<size_t>(row)];
    auto* dialog = new QColorDialog(toColour(entry.colour), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    for (size_t i = 0; i < 7; ++i)
        QColorDialog::setCustomColor(static_cast<int>(i), toColour(core::segment::classColour(i)));
    connect(dialog, &QColorDialog::colorSelected, this, [this, entry](const QColor& colour) {
        ObjectClass changed = entry;
        changed.colour = {static_cast<uint8_t>(colour.red()), static_cast<uint8_t>(colour.green()),
                          static_cast<uint8_t>(colour.blue())};
        m_document.setClass(changed);
    });
    dialog->open();
}

void ClassesDialog::addClass()
{
    uint32_t label = 1;
    for (const ObjectClass& entry : m_document.scene().classes)
        label = std::max(label, entry.label + 1);
    if (label > kLargestLabel)
        return;
    m_document.setClass(
        {label, "class " + std::to_string(label), core::segment::classColour(m_document.scene().classes.size())});
    const int row = m_table->rowCount() - 1;
    m_table->setCurrentCell(row, NameColumn);
    m_table->editItem(m_table->item(row, NameColumn));
}

void ClassesDialog::removeClass()
{
    const int row = m_table->currentRow();
    const auto& classes = m_document.scene().classes;
    if (row < 0 || classes.size() < 2)
        return;
    const uint32_t label = classes[static_cast<size_t>(row)].label;
    m_document.removeClass(label, classes[row == 0 ? 1 : 0].label);
}

void ClassesDialog::refreshButtons()
{
    const bool several = m_document.scene().classes.size() > 1;
    m_remove->setEnabled(several && m_table->currentRow() >= 0);
    QString reason = tr("The objects of the class get the first other class.");
    if (!several)
        reason = tr("One class must stay.");
    else if (m_table->currentRow() < 0)
        reason = tr("Select a class first.");
    m_remove->setToolTip(reason);
}

void ClassesDialog::retranslate()
{
    setWindowTitle(tr("Classes"));
    m_sentence->setText(tr("A label is the class's value in label maps, from 1 to 65535."));
    m_table->setHorizontalHeaderLabels({tr("Label"), tr("Colour"), tr("Name")});
    m_table->setAccessibleName(tr("Classes"));
    m_add->setText(tr("Add class"));
    m_remove->setText(tr("Delete class"));
    m_buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    refreshButtons();
}

void ClassesDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::segment
