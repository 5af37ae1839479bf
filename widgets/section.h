#pragma once

#include <span>

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace widgets {

/// A part of the inspector: a heading that folds what stands below it.
class Section : public QWidget {
    Q_OBJECT
public:
    explicit Section(QWidget* content, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    bool isOpen() const;
    void setOpen(bool open);

private:
    QToolButton* m_heading;
    QWidget* m_content;
};

/// Fills an inspector with its sections, one below the other, which scroll if they are higher than it.
/// `content`: the parent of the sections.
void stackSections(QWidget* inspector, QWidget* content, std::span<Section* const> sections);

} // namespace widgets
