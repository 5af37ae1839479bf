#pragma once

#include <QDialog>

#include "core/segment/formats/annotation_format.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace widgets::segment {

/// Where to write which objects' masks, and how.
struct ExportChoice {
    core::segment::AnnotationFormat format = core::segment::AnnotationFormat::Coco;
    double tolerance = 0; ///< of outlines, in pixels
    QString path;         ///< with the format's ending
};

/// Asks for format, tolerance and file, and says what the format keeps. Remembers the last format.
class AnnotationDialog : public QDialog {
    Q_OBJECT
public:
    /// `base`: the proposed file, without an ending.
    AnnotationDialog(const QString& base, QWidget* parent);

    ExportChoice choice() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    const core::segment::FormatEntry& entry() const;
    void retranslate();
    void refresh();
    void browse();
    void addEnding();
    QString explanation() const;

    QLabel* m_formatLabel;
    QComboBox* m_format;
    QLabel* m_toleranceLabel;
    QDoubleSpinBox* m_tolerance;
    QLabel* m_fileLabel;
    QLineEdit* m_file;
    QPushButton* m_browse;
    QLabel* m_explanation;
    QLabel* m_replaced;
    QPushButton* m_cancel;
    QPushButton* m_export;
};

} // namespace widgets::segment
