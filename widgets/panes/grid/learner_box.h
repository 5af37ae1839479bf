#pragma once

class QComboBox;

namespace widgets::grid {

/// All learners under the headings of their families; the data of an entry is the learner's name.
void fillLearnerBox(QComboBox* box);

} // namespace widgets::grid
