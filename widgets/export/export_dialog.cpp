#include "widgets/export/export_dialog.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>

#include "gpu/base/error.h"
#include "widgets/choice_box.h"
#include "widgets/export/export_menu.h"
#include "widgets/export/export_record.h"
#include "widgets/icons.h"
#include "widgets/message_bar.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace widgets {

namespace {

constexpr double kMmPerPixel = 25.4 / 96;
constexpr int kControlHeight = 28;
constexpr size_t kPreviewRows = 200;

const FigureSource* figureOf(const ExportItem* item)
{
    return item ? std::get_if<FigureSource>(&item->content) : nullptr;
}

QString key(const char* name) { return QStringLiteral("export/") + QLatin1String(name); }

QComboBox* makeCombo(std::initializer_list<const char*> words)
{
    auto* combo = new ChoiceBox;
    combo->setFixedHeight(kControlHeight);
    for (const char* word : words)
        combo->addItem(QString(), QLatin1String(word));
    return combo;
}

void choose(QComboBox* combo, const QVariant& word) { combo->setCurrentIndex(std::max(0, combo->findData(word))); }

} // namespace

ExportDialog::ExportDialog(std::vector<ExportItem> items, Provenance provenance, QWidget* parent)
    : QDialog(parent),
      m_items(std::move(items)),
      m_provenance(std::move(provenance)),
      m_list(new QListWidget),
      m_previews(new QStackedWidget),
      m_figure(new FigurePreview(m_previews)),
      m_table(new TableView(m_previews)),
      m_format(makeCombo({})),
      m_width(new QDoubleSpinBox),
      m_unit(makeCombo({"mm", "px"})),
      m_scale(makeCombo({"1", "2", "3", "4"})),
      m_ground(makeCombo({"light", "dark", "transparent"})),
      m_paths(new QCheckBox),
      m_result(new QLabel)
{
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    m_list->setFixedWidth(232);
    m_previews->setMinimumSize(440, 300);
    m_previews->addWidget(m_figure);
    m_previews->addWidget(m_table);
    layout->addWidget(m_list, 0, 0, 3, 1);
    layout->addWidget(m_previews, 0, 1);
    layout->addWidget(makeSettings(), 1, 1);
    layout->addWidget(makeButtons(), 3, 0, 1, 2);
    layout->setRowStretch(0, 1);
    m_message = new MessageBar(m_previews);
    for (const ExportItem& item : m_items)
        m_list->addItem(
            new QListWidgetItem(icon(std::holds_alternative<FigureSource>(item.content) ? QStringLiteral("figure")
                                                                                        : QStringLiteral("table")),
                                item.title));
    restoreSettings();
    retranslate();
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        fillFormats();
        refresh();
    });
    m_list->setCurrentRow(0);
    resize(800, 560);
}

QWidget* ExportDialog::makeSettings()
{
    m_figureSettings = new QWidget;
    auto* grid = new QGridLayout(m_figureSettings);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    m_width->setFixedHeight(kControlHeight);
    m_width->setKeyboardTracking(false);
    const auto add = [&](const char* text, QWidget* field, int row, int column) {
        auto* label = new QLabel;
        label->setBuddy(field);
        m_labels.emplace_back(label, text);
        grid->addWidget(label, row, column);
        grid->addWidget(field, row, column + 1);
    };
    add(QT_TR_NOOP("&Format"), m_format, 0, 0);
    add(QT_TR_NOOP("&Width"), m_width, 0, 2);
    grid->addWidget(m_unit, 0, 4);
    add(QT_TR_NOOP("&Background"), m_ground, 1, 0);
    add(QT_TR_NOOP("&Scale"), m_scale, 1, 2);
    grid->addWidget(m_paths, 2, 0, 1, 2);
    grid->addWidget(m_result, 2, 2, 1, 3);
    grid->setColumnStretch(5, 1);
    setTextRole(m_result, TextRole::Quiet);
    for (QComboBox* combo : {m_format, m_scale, m_ground})
        connect(combo, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &ExportDialog::refreshUnit);
    connect(m_width, &QDoubleSpinBox::valueChanged, this, &ExportDialog::refresh);
    connect(m_paths, &QCheckBox::toggled, this, &ExportDialog::refresh);
    return m_figureSettings;
}

QWidget* ExportDialog::makeButtons()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_copy = new QPushButton;
    m_close = new QPushButton;
    m_export = new QPushButton;
    m_export->setProperty("primary", true);
    m_export->setDefault(true);
    layout->addWidget(m_copy);
    layout->addStretch(1);
    layout->addWidget(m_close);
    layout->addWidget(m_export);
    connect(m_copy, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::askForPath);
    return row;
}

void ExportDialog::choose(const QString& id)
{
    const auto found = std::ranges::find(m_items, id, &ExportItem::id);
    if (found != m_items.end())
        m_list->setCurrentRow(static_cast<int>(found - m_items.begin()));
}

const ExportItem* ExportDialog::current() const
{
    const int row = m_list->currentRow();
    return row < 0 ? nullptr : &m_items[static_cast<size_t>(row)];
}

FigureOptions ExportDialog::figureOptions() const
{
    FigureOptions options;
    const QString format = m_format->currentData().toString();
    options.format = format == QLatin1String("svg")   ? FigureFormat::Svg
                     : format == QLatin1String("pdf") ? FigureFormat::Pdf
                                                      : FigureFormat::Png;
    (m_millimetres ? options.widthMm : options.widthPixels) = m_width->value();
    options.scale = m_scale->currentData().toDouble();
    options.ground = static_cast<FigureGround>(m_ground->currentIndex());
    options.textAsPaths = m_paths->isChecked();
    options.title = current() ? current()->title : QString();
    return options;
}

TableFormat ExportDialog::tableFormat() const
{
    return m_format->currentData().toString() == QLatin1String("json") ? TableFormat::Json : TableFormat::Csv;
}

QString ExportDialog::extension() const { return m_format->currentData().toString(); }

void ExportDialog::fillFormats()
{
    const bool isFigure = figureOf(current());
    const QSignalBlocker quiet(m_format);
    m_format->clear();
    const QStringList formats = isFigure ? QStringList{"png", "svg", "pdf"} : QStringList{"csv", "json"};
    for (const QString& format : formats)
        m_format->addItem(format.toUpper(), format);
    widgets::choose(m_format, isFigure ? m_figureFormat : m_tableFormat);
}

void ExportDialog::refresh()
{
    const ExportItem* item = current();
    const FigureSource* figure = figureOf(item);
    for (QWidget* field : std::initializer_list<QWidget*>{m_width, m_unit, m_scale, m_ground, m_paths, m_result})
        field->setVisible(figure);
    for (const auto& [label, text] : m_labels)
        label->setVisible(figure || label->buddy() == m_format);
    for (QPushButton* button : {m_copy, m_export})
        button->setEnabled(item);
    if (!item)
        return;
    (figure ? m_figureFormat : m_tableFormat) = extension();
    m_previews->setCurrentWidget(figure ? static_cast<QWidget*>(m_figure) : m_table);
    if (!figure) {
        try {
            core::report::Table table = std::get<TableSource>(item->content)();
            table.rows.resize(std::min(table.rows.size(), kPreviewRows));
            m_table->setTable(std::move(table));
        } catch (const gpu::Error& error) {
            m_table->setTable({});
            m_message->showError(error);
        }
        return;
    }
    const FigureOptions options = figureOptions();
    const bool isPng = options.format == FigureFormat::Png;
    m_scale->setEnabled(isPng);
    m_scale->setToolTip(isPng ? QString() : tr("SVG and PDF are sharp at any size."));
    m_paths->setEnabled(!isPng);
    m_paths->setToolTip(
        isPng ? tr("A PNG has no text, only pixels.")
              : tr("Looks the same everywhere. Without it, text can be edited by those who have the fonts."));
    m_figure->show(*figure, options.ground);
    const QSizeF mm = figureSize(*figure, options) * kMmPerPixel;
    const QSize pixels = figurePixels(*figure, options);
    m_result->setText(isPng ? tr("%1 × %2 pixels").arg(pixels.width()).arg(pixels.height())
                            : tr("%1 × %2 mm").arg(mm.width(), 0, 'f', 1).arg(mm.height(), 0, 'f', 1));
}

void ExportDialog::refreshUnit()
{
    const bool millimetres = m_unit->currentIndex() == 0;
    const double width = m_width->value();
    const double converted = millimetres == m_millimetres ? width
                             : millimetres                ? width * kMmPerPixel
                                                          : width / kMmPerPixel;
    m_millimetres = millimetres;
    const QSignalBlocker quiet(m_width);
    m_width->setDecimals(millimetres ? 1 : 0);
    m_width->setRange(millimetres ? kSmallestFigureMm : 20,
                      millimetres ? kLargestFigureMm : kLargestFigureMm / kMmPerPixel);
    m_width->setValue(converted);
    refresh();
}

void ExportDialog::askForPath()
{
    const ExportItem* item = current();
    if (!item)
        return;
    const QString folder = QSettings().value(key("folder")).toString();
    const QString filter = QStringLiteral("%1 (*.%2)").arg(extension().toUpper(), extension());
    auto* dialog = new QFileDialog(this, tr("Export"), folder, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(extension());
    QString stem = QFileInfo(m_provenance.source).completeBaseName();
    const QString name = item->id.section(QLatin1Char('.'), -1);
    stem = stem.isEmpty() ? name : stem + QLatin1Char('-') + name;
    dialog->selectFile(stem + QLatin1Char('.') + extension());
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::exportTo);
    dialog->open();
}

bool ExportDialog::exportTo(const QString& path)
{
    const ExportItem* item = current();
    if (!item)
        return false;
    try {
        const FigureSource* figure = figureOf(item);
        const FigureOptions options = figureOptions();
        const QString written =
            figure ? writeFigure(path, *figure, options, m_provenance)
                   : writeTable(path, std::get<TableSource>(item->content)(), tableFormat(), m_provenance);
        saveSettings();
        QSettings().setValue(key("folder"), QFileInfo(written).absolutePath());
        m_message->showNotice(tr("Written: %1").arg(written));
        emit exported(written,
                      figure ? exportRecord(*item, options, written) : exportRecord(*item, tableFormat(), written));
        return true;
    } catch (const gpu::Error& error) {
        m_message->showError(error);
        return false;
    }
}

void ExportDialog::copy()
{
    if (!current())
        return;
    try {
        QApplication::clipboard()->setMimeData(mimeDataOf(*current(), figureOptions(), m_provenance));
        m_message->showNotice(tr("Copied."));
    } catch (const gpu::Error& error) {
        m_message->showError(error);
    }
}

void ExportDialog::restoreSettings()
{
    const QSettings settings;
    m_figureFormat = settings.value(key("figure-format"), QStringLiteral("png")).toString();
    m_tableFormat = settings.value(key("table-format"), QStringLiteral("csv")).toString();
    widgets::choose(m_unit, settings.value(key("unit"), QStringLiteral("mm")));
    widgets::choose(m_scale, settings.value(key("scale"), QStringLiteral("2")));
    widgets::choose(m_ground, settings.value(key("background"), QStringLiteral("light")));
    m_paths->setChecked(settings.value(key("text-as-paths"), true).toBool());
    refreshUnit();
    const QSignalBlocker quiet(m_width);
    m_width->setValue(settings.value(key("width"), m_millimetres ? 160 : 640).toDouble());
}

void ExportDialog::saveSettings() const
{
    QSettings settings;
    settings.setValue(key("figure-format"), m_figureFormat);
    settings.setValue(key("table-format"), m_tableFormat);
    settings.setValue(key("unit"), m_unit->currentData());
    settings.setValue(key("scale"), m_scale->currentData());
    settings.setValue(key("background"), m_ground->currentData());
    settings.setValue(key("text-as-paths"), m_paths->isChecked());
    settings.setValue(key("width"), m_width->value());
}

void ExportDialog::retranslate()
{
    setWindowTitle(tr("Export"));
    for (const auto& [label, text] : m_labels)
        label->setText(tr(text));
    m_unit->setItemText(0, tr("mm"));
    m_unit->setItemText(1, tr("pixels"));
    for (int i = 0; i < m_scale->count(); ++i)
        m_scale->setItemText(i, tr("%1×").arg(i + 1));
    const std::array grounds{tr("Light"), tr("Dark"), tr("None")};
    for (int i = 0; i < m_ground->count(); ++i)
        m_ground->setItemText(i, grounds[static_cast<size_t>(i)]);
    m_paths->setText(tr("&Text as paths"));
    m_copy->setText(tr("&Copy"));
    m_close->setText(tr("C&lose"));
    m_export->setText(tr("&Export…"));
    m_list->setAccessibleName(tr("Pictures, charts and tables"));
    m_unit->setAccessibleName(tr("Unit of the width"));
    m_figure->setAccessibleName(tr("Preview"));
    m_table->setAccessibleName(tr("Preview"));
    m_table->setEmptyText(tr("This table has no rows."));
}

void ExportDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

} // namespace widgets
