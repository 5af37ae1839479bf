#include "widgets/export/export_menu.h"

#include <cmath>
#include <memory>
#include <utility>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>

#include "gpu/base/error.h"
#include "widgets/export/export_dialog.h"
#include "widgets/icons.h"
#include "widgets/message_text.h"

namespace widgets {

namespace {

std::function<void(const core::workspace::ExportRecord&)>& listener()
{
    static std::function<void(const core::workspace::ExportRecord&)> instance;
    return instance;
}

QString inOneCell(QString text)
{
    for (const QChar c : {QLatin1Char('\t'), QLatin1Char('\n'), QLatin1Char('\r')})
        text.replace(c, QLatin1Char(' '));
    return text;
}

QString plain(const core::report::Cell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell))
        return inOneCell(QString::fromStdString(*text));
    if (const auto* whole = std::get_if<int64_t>(&cell))
        return QString::number(*whole);
    const auto* number = std::get_if<double>(&cell);
    return number && std::isfinite(*number) ? QString::number(*number, 'g', QLocale::FloatingPointShortest) : QString();
}

void copy(const ExportItem& item, const Provenance& provenance, QWidget* window)
{
    FigureOptions options;
    options.scale = 2;
    options.title = item.title;
    try {
        QApplication::clipboard()->setMimeData(mimeDataOf(item, options, provenance));
    } catch (const gpu::Error& error) {
        auto* box = new QMessageBox(QMessageBox::Warning, QCoreApplication::translate("ExportDialog", "Copy"),
                                    translated(error.message()), QMessageBox::Close, window);
        box->setInformativeText(translated(error.hint()));
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    }
}

} // namespace

QString tabSeparated(const core::report::Table& table)
{
    QStringList lines;
    QStringList header;
    for (const std::string& column : table.columns)
        header << inOneCell(QString::fromStdString(column));
    lines << header.join(QLatin1Char('\t'));
    for (const auto& row : table.rows) {
        QStringList cells;
        for (const core::report::Cell& cell : row)
            cells << plain(cell);
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QMimeData* mimeDataOf(const ExportItem& item, const FigureOptions& options, const Provenance& provenance)
{
    auto data = std::make_unique<QMimeData>();
    if (const auto* figure = std::get_if<FigureSource>(&item.content)) {
        FigureOptions drawing = options;
        drawing.format = FigureFormat::Svg;
        data->setImageData(figureImage(*figure, options));
        data->setData(QStringLiteral("image/svg+xml"), figureBytes(*figure, drawing, provenance));
    } else {
        const core::report::Table table = std::get<TableSource>(item.content)();
        data->setText(tabSeparated(table));
        data->setData(QStringLiteral("text/csv"), tableBytes(table, TableFormat::Csv, provenance));
    }
    return data.release();
}

void addExportActions(QMenu& menu, QWidget* window, const std::vector<ExportItem>& items, const Provenance& provenance)
{
    for (const ExportItem& item : items) {
        const bool isFigure = std::holds_alternative<FigureSource>(item.content);
        QAction* copying = menu.addAction(isFigure ? QCoreApplication::translate("ExportDialog", "Copy &picture")
                                                   : QCoreApplication::translate("ExportDialog", "Copy &data"));
        QObject::connect(copying, &QAction::triggered, window,
                         [item, provenance, window] { copy(item, provenance, window); });
        QAction* exporting = menu.addAction(icon(QStringLiteral("export")),
                                            isFigure ? QCoreApplication::translate("ExportDialog", "&Export picture…")
                                                     : QCoreApplication::translate("ExportDialog", "E&xport data…"));
        QObject::connect(exporting, &QAction::triggered, window,
                         [item, provenance, window] { exportItems(window, {item}, provenance); });
    }
}

void setExportListener(std::function<void(const core::workspace::ExportRecord&)> wanted)
{
    listener() = std::move(wanted);
}

void exportItems(QWidget* window, std::vector<ExportItem> items, const Provenance& provenance)
{
    auto* dialog = new ExportDialog(std::move(items), provenance, window->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &ExportDialog::exported, dialog,
                     [](const QString&, const core::workspace::ExportRecord& record) {
                         if (listener())
                             listener()(record);
                     });
    dialog->open();
}

} // namespace widgets
