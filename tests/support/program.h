// The built program as a person runs it.
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace support {

struct Outcome {
    int exitCode = -1;
    QString out;
    QString errors;
};

/// The environment of this test with English words, and without what the validation layers print: it would stand among
/// the words that are compared. \param cache folder for what the program keeps, in place of the person's; empty: theirs
QProcessEnvironment programEnvironment(const QString& cache = {});

/// The same without any display: for verbs that need none.
QProcessEnvironment environmentWithoutDisplay(const QString& cache = {});

struct Surroundings {
    QProcessEnvironment environment = programEnvironment();
    QString folder; ///< where it runs; empty: where this test does
    QString out;    ///< where its standard output goes; empty: into the outcome
};

/// Runs the program to its end. If it does not start, crashes, or takes more than ten minutes, the exit code is -1 and
/// the errors say why.
Outcome runProgram(const QStringList& words, const Surroundings& surroundings = {});

} // namespace support
