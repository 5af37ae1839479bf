#include "widgets/panes/grid/learner_box.h"

#include <array>
#include <utility>

#include <QComboBox>
#include <QCoreApplication>
#include <QSignalBlocker>
#include <QStandardItemModel>

#include "core/grid/learners.h"
#include "widgets/message_text.h"

namespace widgets::grid {

namespace {

using core::grid::LearnerFamily;

constexpr std::array<std::pair<LearnerFamily, const char*>, 3> kFamilies{{
    {LearnerFamily::Exact, QT_TRANSLATE_NOOP("GridLearners", "With the model: dynamic programming")},
    {LearnerFamily::Prediction, QT_TRANSLATE_NOOP("GridLearners", "From experience: prediction")},
    {LearnerFamily::Control, QT_TRANSLATE_NOOP("GridLearners", "From experience: control")},
}};

} // namespace

void fillLearnerBox(QComboBox* box)
{
    const QSignalBlocker blocker(box);
    box->clear();
    auto* model = qobject_cast<QStandardItemModel*>(box->model());
    for (const auto& [family, title] : kFamilies) {
        box->addItem(QCoreApplication::translate("GridLearners", title));
        QStandardItem* heading = model->item(box->count() - 1);
        heading->setFlags(Qt::NoItemFlags);
        QFont bold = box->font();
        bold.setBold(true);
        heading->setFont(bold);
        for (const core::grid::Learner& learner : core::grid::learners())
            if (learner.family == family)
                box->addItem(QStringLiteral("  ") + translated({learner.title}), QLatin1String(learner.name));
    }
}

} // namespace widgets::grid
