#pragma once
// What a pane shows, into files: which, how large, in which format.

#include <vector>

#include <QDialog>

#include "core/workspace/workspace.h"
#include "widgets/export/export_item.h"
#include "widgets/export/figure_writer.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace widgets {

class FigurePreview;
class MessageBar;
class TableView;

/// A list of figures and tables with a preview. Settings are remembered from one export to the next. Failures are told
/// in the dialog, which stays open with everything as it was.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(std::vector<ExportItem> items, Provenance provenance, QWidget* parent);

    void choose(const QString& id);
    const ExportItem* current() const;
    FigureOptions figureOptions() const;
    TableFormat tableFormat() const;

public slots:
    /// Writes what is chosen; true if it was written. The extension is added if it is missing.
    bool exportTo(const QString& path);
    void copy();

signals:
    void exported(const QString& path, const core::workspace::ExportRecord& record);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeSettings();
    QWidget* makeButtons();
    void fillFormats();
    void refresh();
    void refreshUnit();
    void askForPath();
    void retranslate();
    void restoreSettings();
    void saveSettings() const;
    QString extension() const;

    std::vector<ExportItem> m_items;
    Provenance m_provenance;
    MessageBar* m_message;
    QListWidget* m_list;
    QStackedWidget* m_previews;
    FigurePreview* m_figure;
    TableView* m_table;
    QWidget* m_figureSettings = nullptr;
    QComboBox* m_format;
    QDoubleSpinBox* m_width;
    QComboBox* m_unit;
    QComboBox* m_scale;
    QComboBox* m_ground;
    QCheckBox* m_paths;
    QLabel* m_result;
    std::vector<std::pair<QLabel*, const char*>> m_labels; ///< with the source of their texts
    QPushButton* m_copy;
    QPushButton* m_export;
    QPushButton* m_close;
    QString m_figureFormat; ///< chosen last for figures and for tables
    QString m_tableFormat;
    bool m_millimetres = true;
};

/// A figure as large as fits, on its ground; chequers stand for none.
class FigurePreview : public QWidget {
    Q_OBJECT
public:
    explicit FigurePreview(QWidget* parent) : QWidget(parent) {}

    void show(const FigureSource& figure, FigureGround ground);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    FigureSource m_source;
    FigureGround m_ground = FigureGround::Light;
    QPixmap m_pixmap; ///< painted at the size of the last paint event
};

} // namespace widgets
