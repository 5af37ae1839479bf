#include "widgets/section.h"

#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/icons.h"

namespace widgets {

Section::Section(QWidget* content, QWidget* parent)
    : QWidget(parent), m_heading(new QToolButton(this)), m_content(content)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_heading);
    layout->addWidget(m_content);
    m_heading->setObjectName(QStringLiteral("sectionHeading"));
    m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_heading->setIconSize(QSize(14, 14));
    m_heading->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_heading, &QToolButton::clicked, this, [this] { setOpen(!isOpen()); });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setOpen(true);
}

void Section::setTitle(const QString& title) { m_heading->setText(title); }

bool Section::isOpen() const { return !m_content->isHidden(); }

void Section::setOpen(bool open)
{
    m_content->setVisible(open);
    m_heading->setIcon(icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
}

void stackSections(QWidget* inspector, QWidget* content, std::span<Section* const> sections)
{
    auto* inner = new QVBoxLayout(content);
    inner->setContentsMargins(8, 4, 8, 8);
    inner->setSpacing(8);
    for (Section* section : sections)
        inner->addWidget(section);
    inner->addStretch();
    auto* scroll = new QScrollArea(inspector);
    scroll->setObjectName(QStringLiteral("inspector"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto* outer = new QVBoxLayout(inspector);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

} // namespace widgets
