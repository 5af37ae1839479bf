// All test cases of the ONNX standard, run on the device: see core/onnx/conformance. A case that is left out and would
// pass fails the run.

#include <QTest>

#include <map>
#include <memory>

#include "core/onnx/conformance/run_case.h"
#include "gpu/device.h"

using core::onnx::CaseResult;
using core::onnx::CaseState;
using core::onnx::ConformanceCase;

namespace {

/// Of one suite.
struct Counts {
    int passed = 0;
    int skipped = 0;
    int tight = 0;
    int dispatched = 0;
};

} // namespace

class TestConformance : public QObject {
    Q_OBJECT

private:
    std::vector<ConformanceCase> m_cases = core::onnx::findCases(TESSERA_ONNX_TESTDATA);
    std::unique_ptr<gpu::Device> m_device;
    std::map<std::string, Counts> m_counts;

private slots:
    void initTestCase() { m_device = gpu::Device::open(); }

    void caseAgrees_data()
    {
        QTest::addColumn<int>("index");
        for (size_t k = 0; k < m_cases.size(); ++k)
            QTest::newRow(m_cases[k].path().c_str()) << static_cast<int>(k);
    }
    void caseAgrees()
    {
        QFETCH(const int, index);
        const ConformanceCase& one = m_cases.at(static_cast<size_t>(index));
        const CaseResult result = core::onnx::runCase(*m_device, one);
        QVERIFY2(result.state != CaseState::Failed, result.reason.english().c_str());
        QCOMPARE(result.reason.empty(), result.state == CaseState::Passed);
        Counts& counts = m_counts[one.suite];
        ++(result.state == CaseState::Passed ? counts.passed : counts.skipped);
        counts.tight += result.state == CaseState::Passed && result.tight ? 1 : 0;
        counts.dispatched += result.state == CaseState::Passed && result.dispatched ? 1 : 0;
    }

    /// The counts that README and CHANGELOG name.
    void theCountsAreThoseOfTheReadme()
    {
        for (const auto& [suite, counts] : m_counts)
            qInfo("%s: %d passed, %d of them within 1e-5, %d by kernels; %d skipped", suite.c_str(), counts.passed,
                  counts.tight, counts.dispatched, counts.skipped);
        const std::map<std::string, std::pair<int, int>> expected{
            {"node", {867, 65}}, {"pytorch-converted", {82, 0}}, {"pytorch-operator", {35, 0}}, {"simple", {7, 16}}};
        QCOMPARE(m_counts.size(), expected.size());
        for (const auto& [suite, counts] : expected) {
            QCOMPARE(m_counts[suite].passed, counts.first);
            QCOMPARE(m_counts[suite].skipped, counts.second);
        }
    }

    void cleanupTestCase()
    {
        for (const std::string& message : m_device->validationMessages())
            QFAIL(message.c_str());
        m_device.reset();
    }
};

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"
