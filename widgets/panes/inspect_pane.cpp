#include "widgets/panes/inspect_pane.h"

#include <QAction>
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/assets/assets.h"
#include "core/onnx/model.h"
#include "widgets/empty_state.h"
#include "widgets/icons.h"
#include "widgets/local_files.h"
#include "widgets/message_bar.h"
#include "widgets/panes/inspect/inspect_actions.h"
#include "widgets/panes/inspect/inspect_record.h"
#include "widgets/panes/inspect/node_words.h"
#include "widgets/recent_files.h"
#include "widgets/theme.h"

namespace widgets {

using inspect::InspectDocument;
using inspect::OpenModel;

std::span<const ActionSpec> InspectPane::actionSpecs() { return inspect::inspectActionSpecs(); }

PaneActions InspectPane::actionPlaces() const { return inspect::inspectActionPlaces(); }

InspectPane::InspectPane(const PaneServices& services, QWidget* parent)
    : Pane(parent),
      m_services(services),
      m_document(services.jobs, services.segmentEngine),
      m_stack(new QStackedWidget(this)),
      m_emptyPage(new QWidget(this)),
      m_empty(
          new EmptyState(services.actions.action("file.open"), services.actions.action("file.samples"), m_emptyPage)),
      m_page(new QWidget(this)),
      m_header(new inspect::SummaryHeader(m_document, m_page)),
      m_search(new QLineEdit(m_page)),
      m_count(new QLabel(m_page)),
      m_table(new inspect::NodeTable(m_page)),
      m_messages(new MessageBar(m_stack)),
      m_inspector(new inspect::InspectInspector(m_document, services.actions, this)),
      m_tensor(new inspect::TensorPanel(m_document, services.jobs, services.actions, this))
{
    setAcceptDrops(true);
    makePages();
    connectActions();
    connect(&m_document, &InspectDocument::modelChanged, this, &InspectPane::refreshModel);
    connect(&m_document, &InspectDocument::timesChanged, this, [this] {
        m_table->nodes().setTimes(m_document.times());
        refreshActions();
    });
    connect(&m_document, &InspectDocument::settingsChanged, this, [this] {
        refreshActions();
        emit keptChanged();
    });
    connect(&m_document, &InspectDocument::selectionChanged, this, [this] {
        if (m_document.selected() >= 0 && m_table->currentNode() != m_document.selected())
            m_table->showNode(m_document.selected());
        refreshActions();
        emit keptChanged();
    });
    connect(&m_document, &InspectDocument::tensorChanged, this, [this] {
        emit stateChanged();
        emit keptChanged();
    });
    connect(&m_document, &InspectDocument::busyChanged, this, &InspectPane::refreshActions);
    connect(&m_document, &InspectDocument::opened, this, &Pane::opened);
    connect(&m_document, &InspectDocument::failed, this, &InspectPane::showError);
    connect(m_table, &inspect::NodeTable::nodeChosen, &m_document, &InspectDocument::select);
    connect(m_table, &QTableView::doubleClicked, services.actions.action("inspect.tap"), &QAction::trigger);
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        refilter();
        emit keptChanged();
    });
    connect(m_tensor, &inspect::TensorPanel::readOut, this, &Pane::readOut);
    connect(m_tensor, &inspect::TensorPanel::lookChanged, this, &Pane::keptChanged);
    connect(m_tensor, &inspect::TensorPanel::viewChanged, this, &Pane::stateChanged);
    connect(m_empty, &EmptyState::chosen, this, [this](const QString& path) { openFiles({path}); });
    retranslate();
    refreshModel();
}

InspectPane::~InspectPane()
{
    m_document.disconnect();
    delete m_inspector;
    delete m_tensor;
}

void InspectPane::makePages()
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(16, 0, 16, 8);
    row->setSpacing(8);
    m_search->setObjectName(QStringLiteral("inspectSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(360);
    auto* unsupported = new QToolButton(m_page);
    unsupported->setObjectName(QStringLiteral("inspectUnsupported"));
    unsupported->setDefaultAction(m_services.actions.action("inspect.unsupported"));
    unsupported->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setTextRole(m_count, TextRole::Quiet);
    row->addWidget(m_search, 1);
    row->addWidget(unsupported);
    row->addStretch();
    row->addWidget(m_count);
    auto* page = new QVBoxLayout(m_page);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_header);
    page->addLayout(row);
    page->addWidget(m_table, 1);
    m_stack->addWidget(m_emptyPage);
    m_stack->addWidget(m_page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_empty->setRecent(m_services.recent);
    m_table->setFrameShape(QFrame::NoFrame);
}

void InspectPane::connectActions()
{
    const auto on = [this](const char* id, auto handler) {
        connect(m_services.actions.action(id), &QAction::triggered, this, handler);
    };
    on("inspect.run", [this] { m_document.run(); });
    on("inspect.tap", [this] {
        emit panelWanted(QStringLiteral("inspect.tensor"));
        m_document.tap();
    });
    on("inspect.find", [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    on("inspect.unsupported", [this] { refilter(); });
    on("inspect.close", [this] { m_document.close(); });
}

QWidget* InspectPane::inspector() { return m_inspector.data(); }

std::vector<PanePanel> InspectPane::panels()
{
    return {{"inspect.tensor", QT_TRANSLATE_NOOP("Panels", "Tensor"), "heatmap", m_tensor.data(),
             inspect::TensorPanel::kHeight}};
}

QString InspectPane::documentName() const
{
    const auto model = m_document.model();
    return model ? model->name() : QString();
}

void InspectPane::refreshModel()
{
    const auto model = m_document.model();
    const OpenModel* before = m_table->nodes().model();
    if (!before || !model || before->model != model->model) { // another file: nothing of the old one is sought
        m_search->clear();
        m_messages->clear();
        m_services.actions.action("inspect.unsupported")->setChecked(false);
        m_table->filter().setOnlyUnsupported(false);
    } else if (!model->summary.plan) { // read with other shapes: what was refused before is no matter any more
        m_messages->clear();
    }
    m_table->nodes().setModel(model);
    const bool appears = model && m_stack->currentWidget() != m_page;
    m_stack->setCurrentWidget(model ? m_page : m_emptyPage);
    if (appears && isVisible()) // the keys are those of its nodes
        m_table->setFocus();
    setFocusProxy(model ? static_cast<QWidget*>(m_table) : static_cast<QWidget*>(m_emptyPage));
    refreshCount();
    refreshActions();
    emit stateChanged();
}

void InspectPane::refreshActions()
{
    ActionTable& actions = m_services.actions;
    const auto model = m_document.model();
    const QString open = model ? QString() : tr("Open a model first.");
    actions.setBlocked("inspect.run", m_document.whyNoRun());
    actions.setBlocked("inspect.tap", m_document.whyNoTap());
    actions.setBlocked("inspect.find", open);
    actions.setBlocked("inspect.close", open);
    actions.setBlocked("inspect.unsupported",
                       open.isEmpty() && model->summary.runs() && !m_table->filter().onlyUnsupported()
                           ? tr("All nodes are supported.")
                           : open);
}

void InspectPane::refilter()
{
    m_table->setFilter(m_search->text(), m_services.actions.action("inspect.unsupported")->isChecked(),
                       m_document.selected());
    refreshCount();
}

void InspectPane::refreshCount()
{
    const int all = m_table->nodes().rowCount();
    const int shown = m_table->filter().rowCount();
    m_count->setText(shown == all ? tr("%1 nodes").arg(all) : tr("%1 of %2 nodes").arg(shown).arg(all));
}

QString InspectPane::openTitle() const { return tr("Open model"); }

QString InspectPane::fileFilter() const { return tr("Models (%1)").arg(QStringLiteral("*.onnx")); }

void InspectPane::openFiles(const QStringList& paths)
{
    if (!paths.isEmpty())
        m_document.open(paths.front());
}

void InspectPane::openImage(const QImage&, const QString&)
{
    m_messages->showNotice(tr("A picture is no model."),
                           tr("To run a model on a picture, choose it under Run at the right."));
}

void InspectPane::showSamples(QWidget* anchor)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("inspectSamples"));
    const core::AssetStore store;
    for (const core::Asset& asset : store.assets()) {
        if (asset.kind != "model" || !asset.member.ends_with(".onnx"))
            continue;
        QAction* action = menu->addAction(QCoreApplication::translate("Assets", asset.title.c_str()));
        try {
            const QString path = QFile::decodeName(store.path(asset.id).c_str());
            connect(action, &QAction::triggered, this, [this, path] { openFiles({path}); });
        } catch (const gpu::Error&) { // missing or damaged
            action->setEnabled(false);
            action->setText(tr("%1 (not here: tessera assets fetch)").arg(action->text()));
        }
    }
    menu->popup(anchor ? anchor->mapToGlobal(QPoint(0, anchor->height())) : mapToGlobal(QPoint(16, 16)));
}

void InspectPane::showError(const gpu::Error& error)
{
    if (error.kind() != gpu::ErrorKind::Cancelled)
        m_messages->showError(error);
}

std::vector<ExportItem> InspectPane::exportItems() const
{
    const auto model = m_document.model();
    if (!model)
        return {};
    std::vector<ExportItem> items{inspect::nodesItem(model->summary)};
    items.front().record = inspect::recordOf(*model);
    const auto view = m_tensor ? m_tensor->view() : nullptr;
    if (!view || !view->picture)
        return items;
    const core::workspace::ExportRecord record = inspect::recordOf(*model, *m_document.tensor(), *view);
    for (ExportItem& item : inspect::tensorItems(view, m_tensor->title())) {
        item.record = record;
        items.push_back(std::move(item));
    }
    return items;
}

Provenance InspectPane::provenance() const
{
    const auto model = m_document.model();
    return model ? Provenance{model->name(), QString::fromStdString(model->model->sha256()), model->device}
                 : Provenance();
}

void InspectPane::retranslate()
{
    m_empty->setSentence(tr("Open an ONNX model, and see what it is made of."));
    m_search->setPlaceholderText(tr("Search nodes, operators, shapes, kernels"));
    m_search->setAccessibleName(tr("Search nodes"));
    m_table->setAccessibleName(tr("Nodes of the model"));
    m_table->nodes().retranslate();
    refreshCount();
    refreshActions();
}

void InspectPane::changeEvent(QEvent* event)
{
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void InspectPane::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void InspectPane::dropEvent(QDropEvent* event)
{
    const QStringList files = localFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    emit filesOffered(files);
}

} // namespace widgets
