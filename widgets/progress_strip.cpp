#include "widgets/progress_strip.h"

#include <cmath>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include "widgets/icons.h"
#include "widgets/job_runner.h"
#include "widgets/message_text.h"

namespace widgets {

namespace {
constexpr int kDelayMs = 150; ///< a job that ends sooner is not shown
constexpr int kBarWidth = 120;
constexpr int kLabelWidth = 190;
constexpr int kSteps = 1000;
} // namespace

ProgressStrip::ProgressStrip(JobRunner& jobs, QWidget* parent)
    : QWidget(parent),
      m_jobs(jobs),
      m_label(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_cancel(new QToolButton(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_label);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    m_label->setFixedWidth(kLabelWidth);
    m_label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_bar->setFixedWidth(kBarWidth);
    m_bar->setTextVisible(false);
    m_cancel->setIcon(icon(QStringLiteral("close")));
    m_cancel->setIconSize(QSize(14, 14));
    m_cancel->setObjectName(QStringLiteral("cancelJob"));
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMs);
    for (QWidget* part :
         {static_cast<QWidget*>(m_label), static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_cancel)}) {
        QSizePolicy policy = part->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        part->setSizePolicy(policy);
    }
    connect(&m_delay, &QTimer::timeout, this, [this] { show(!m_jobs.idle()); });
    connect(&m_jobs, &JobRunner::activityChanged, this, &ProgressStrip::refresh);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (const auto activity = m_jobs.current())
            m_jobs.cancel(activity->tag);
    });
    retranslate();
    show(false);
}

void ProgressStrip::refresh()
{
    const auto activity = m_jobs.current();
    if (!activity) {
        m_delay.stop();
        show(false);
        return;
    }
    if (m_label->isHidden() && !m_delay.isActive())
        m_delay.start();
    const QString step = translated(activity->step);
    m_label->setText(m_label->fontMetrics().elidedText(step, Qt::ElideRight, kLabelWidth - 12));
    m_label->setToolTip(step);
    m_bar->setRange(0, activity->fraction < 0 ? 0 : kSteps);
    m_bar->setValue(static_cast<int>(std::lround(activity->fraction * kSteps)));
}

void ProgressStrip::show(bool visible)
{
    m_label->setVisible(visible);
    m_bar->setVisible(visible);
    m_cancel->setVisible(visible);
}

void ProgressStrip::retranslate()
{
    m_cancel->setToolTip(tr("Stop this"));
    m_cancel->setAccessibleName(tr("Stop this"));
    m_bar->setAccessibleName(tr("Progress"));
}

void ProgressStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

} // namespace widgets
