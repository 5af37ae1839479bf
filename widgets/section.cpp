#include "widgets/section.h"

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

} // namespace widgets
