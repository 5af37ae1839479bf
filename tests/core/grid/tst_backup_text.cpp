// Updates with their numbers: what stands in the text is what was computed.

#include <cmath>
#include <limits>

#include <QRegularExpression>
#include <QTest>

#include "core/grid/backup_text.h"
#include "core/grid/parse.h"
#include "core/grid/presets.h"

using namespace core::grid;

namespace {

QString text(const std::string& line) { return QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size())); }

/// Every number of a line, signs included.
std::vector<double> numbersOf(QString line)
{
    line.remove(QRegularExpression("<[^>]*>"));
    line.remove(QRegularExpression("\\(\\d+, \\d+\\)"));
    line.replace(QChar(0x2212), '-');
    std::vector<double> numbers;
    for (QRegularExpressionMatchIterator found = QRegularExpression("-? ?[0-9]+(\\.[0-9]+)?").globalMatch(line);
         found.hasNext();)
        numbers.push_back(found.next().captured().remove(' ').toDouble());
    return numbers;
}

/// The value of what stands between the arrow and the last equals sign, computed anew.
double valueOf(QString expression)
{
    struct Reader {
        QString text;
        qsizetype at = 0;
        QChar peek() const { return at < text.size() ? text[at] : QChar(); }
        double factor()
        {
            if (peek() == '-') {
                ++at;
                return -factor();
            }
            if (peek() == '(' || peek() == '[') {
                ++at;
                const double inner = sum();
                ++at;
                return inner;
            }
            const qsizetype first = at;
            while (peek().isDigit() || peek() == '.' || peek() == 'e' || (peek() == '-' && text[at - 1] == 'e'))
                ++at;
            return text.mid(first, at - first).toDouble();
        }
        double product()
        {
            double value = factor();
            while (peek() == '*') {
                ++at;
                value *= factor();
            }
            return value;
        }
        double sum()
        {
            double value = product();
            while (peek() == '+' || peek() == '-') {
                const bool plus = text[at++] == '+';
                const double next = product();
                value += plus ? next : -next;
            }
            return value;
        }
    };
    expression.remove(' ').replace(QChar(0x2212), '-');
    expression.replace(QRegularExpression("·10<sup>(-?\\d+)</sup>"), "e\\1").replace(QChar(0xb7), '*');
    Reader reader{expression};
    return reader.sum();
}

/// The right side of "name ← expression = result" and the result agree to what four digits allow.
bool isTrue(const std::string& line, double scale)
{
    const QString whole = text(line);
    const qsizetype assigned = whole.indexOf(" ← "); // an arrow without blanks is an action
    const qsizetype first = assigned >= 0 ? assigned : whole.indexOf(" = ");
    const qsizetype equals = whole.lastIndexOf(" = ");
    const double left = valueOf(whole.mid(first + 3, equals - first - 3));
    const double right = valueOf(whole.mid(equals + 3));
    return std::abs(left - right) <= 2e-3 * std::max(1.0, scale);
}

std::unique_ptr<Agent> agentOf(const Learner& learner, const World& world, Settings given)
{
    return learner.makeAgent(world, settingsOf(learner, given), 1, 0);
}

} // namespace

class TestBackupText : public QObject {
    Q_OBJECT

private slots:
    void numbersAreReadable_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("shown");
        QTest::newRow("zero") << 0.0 << "0";
        QTest::newRow("minus zero") << -0.0 << "0";
        QTest::newRow("one") << 1.0 << "1";
        QTest::newRow("minus") << -0.5 << "−0.5";
        QTest::newRow("four digits") << -1.0 / 3 << "−0.3333";
        QTest::newRow("thousands") << 1234.56 << "1235";
        QTest::newRow("more") << -123456.4 << "−123456";
        QTest::newRow("millions") << 2.5e7 << "2.5·10<sup>7</sup>";
        QTest::newRow("tiny") << -1.25e-5 << "−1.25·10<sup>−5</sup>";
        QTest::newRow("infinite") << -std::numeric_limits<double>::infinity() << "−∞";
        QTest::newRow("none") << std::nan("") << "?";
    }

    void numbersAreReadable()
    {
        QFETCH(double, value);
        QFETCH(QString, shown);
        QCOMPARE(text(shownNumber(value)), shown);
    }

    void anUpdateOfATableReadsLikeTheFormula()
    {
        const World world = parseMap("S..\n..G\n");
        const Learner& q = learner("q-learning");
        Backup backup{1, 2, 0.41, -1 + 0.9 * 0.5, 0.1, 0.31, {-1, 0.9, 0.5, 4}};
        QCOMPARE(text(backupLines(q, world, backup).front()),
                 QString("<i>Q</i>((1, 2), ↓) ← 0.41 + 0.1·[−1 + 0.9·0.5 − 0.41] = 0.31"));
        backup.before = -2;
        backup.parts.following = -3;
        QCOMPARE(text(backupLines(q, world, backup).front()),
                 QString("<i>Q</i>((1, 2), ↓) ← −2 + 0.1·[−1 + 0.9·(−3) + 2] = 0.31"));
        backup.parts = {5}; // the end
        QCOMPARE(text(backupLines(q, world, backup).front()), QString("<i>Q</i>((1, 2), ↓) ← −2 + 0.1·[5 + 2] = 0.31"));
        backup.parts = {5, 1, 0.25, 4}; // gamma 1
        backup.action = -1;
        backup.eligibility = 1.5;
        QCOMPARE(text(backupLines(learner("td-lambda"), world, backup).front()),
                 QString("<i>V</i>(1, 2) ← −2 + 0.1·[5 + 0.25 + 2]·1.5 = 0.31"));
    }

    void everyLearnersNumbersAddUp_data()
    {
        QTest::addColumn<QString>("name");
        for (const Learner& candidate : learners())
            if (candidate.makeAgent != nullptr)
                QTest::newRow(candidate.name) << QString(candidate.name);
    }

    /// after = before + stepSize eligibility (target - before), target = reward + discount following, in the backup and
    /// in its text.
    void everyLearnersNumbersAddUp()
    {
        QFETCH(QString, name);
        const Learner& chosen = learner(name.toStdString());
        const World world = preset("zhao-7.2").make();
        const auto agent = agentOf(chosen, world, {});
        int looked = 0;
        for (int k = 0; k < 3000 && looked < 400; ++k) {
            const AgentStep step = agent->step();
            QVERIFY(step.policyBackups.empty() || step.policyBackups.size() == step.backups.size());
            for (size_t i = 0; i < step.backups.size(); ++i, ++looked) {
                const Backup& backup = step.backups[i];
                QCOMPARE(backup.parts.value(), backup.target);
                const double scale = std::max({1.0, std::abs(backup.target), std::abs(backup.before)});
                const double after = backup.before + backup.stepSize * backup.eligibility * backup.error();
                QVERIFY2(std::abs(after - backup.after) < 1e-9 * scale,
                         qPrintable(QString("%1 %2").arg(after).arg(backup.after)));
                const PolicyBackup* policy = step.policyBackups.empty() ? nullptr : &step.policyBackups[i];
                const BackupLines lines = backupLines(chosen, world, backup, policy);
                QVERIFY(lines.size() ==
                        (policy != nullptr || chosen.form == BackupForm::Weights ? size_t{3} : size_t{1}));
                if (policy != nullptr) {
                    QCOMPARE(policy->error, backup.error());
                    QVERIFY(std::abs(policy->before +
                                     policy->stepSize * policy->discount * policy->error * (1 - policy->probability) -
                                     policy->after) < 1e-9 * scale);
                    for (const std::string& line : lines)
                        QVERIFY2(isTrue(line, scale), line.c_str());
                } else if (chosen.form == BackupForm::Entry) {
                    QVERIFY2(isTrue(lines.front(), scale), lines.front().c_str());
                } else {
                    QVERIFY2(isTrue(lines.front(), scale), lines.front().c_str());
                    QVERIFY(lines[2].find("→") != std::string::npos);
                }
            }
        }
        QVERIFY(looked > 10);
    }

    void bellmanBackupsAreThoseOfASweep()
    {
        for (const char* name : {"zhao-3.4a", "frozen-lake-4x4", "van-hasselt", "sutton-6.5-kings", "random-walk-5"}) {
            const Preset& known = preset(name);
            const World world = known.make();
            for (const double epsilon : {0.0, 0.2}) {
                const Values before =
                    iterateValues(world, known.gamma, epsilon, {.tolerance = -1, .maxSweeps = 3}).values;
                const Values after =
                    iterateValues(world, known.gamma, epsilon, {.tolerance = -1, .maxSweeps = 4}).values;
                const Policy uniform = uniformPolicy(world);
                for (int state = 0; state < world.states(); ++state) {
                    const BellmanBackup backup = optimalityBackup(world, before, known.gamma, epsilon, state);
                    QCOMPARE(backup.actions.empty(), !world.isLive(state));
                    QVERIFY(std::abs(backup.after - after[static_cast<size_t>(state)]) < 1e-12);
                    double share = 0;
                    for (const ActionBackup& row : backup.actions) {
                        QCOMPARE(row.value, actionValue(world, before, known.gamma, state, row.action));
                        QVERIFY2(isTrue(row.line, std::abs(row.value)), row.line.c_str());
                        share += row.share;
                    }
                    QVERIFY(backup.actions.empty() || std::abs(share - 1) < 1e-12);
                    const BellmanBackup mean = policyBackup(world, uniform, before, known.gamma, state);
                    if (!mean.actions.empty())
                        QVERIFY2(isTrue(mean.line, std::abs(mean.after)), mean.line.c_str());
                }
            }
        }
    }

    void aSlipperyCellShowsEachOutcome()
    {
        const Preset& known = preset("frozen-lake-4x4");
        const World world = known.make();
        const Values values = iterateValues(world, 0.99).values;
        const BellmanBackup backup = optimalityBackup(world, values, 0.99, 0, 14); // beside the goal
        QCOMPARE(backup.actions.size(), size_t{4});
        QCOMPARE(backup.actions[1].outcomes.size(), size_t{3});
        QCOMPARE(text(backup.actions[1].line),
                 QString("<i>q</i>((4, 3), →) = 0.3333·(1) + 0.3333·(0 + 0.99·0.8628) + 0.3333·(0 + 0.99·0.6152) = "
                         "0.8211"));
        QVERIFY(backup.line.find("max {") != std::string::npos);
        QVERIFY(numbersOf(text(backup.line)).size() >= 5);
    }
};

QTEST_GUILESS_MAIN(TestBackupText)
#include "tst_backup_text.moc"
