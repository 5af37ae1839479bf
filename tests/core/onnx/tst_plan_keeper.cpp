// Plans that are kept: made anew exactly when something changes that they were made for, and right when they were not.

#include <algorithm>

#include <QTemporaryDir>
#include <QTest>

#include "core/onnx/model.h"
#include "core/onnx/plan_keeper.h"
#include "core/onnx/plan_times.h"
#include "gpu/device.h"
#include "tests/core/onnx/onnx_files.h"

using core::onnx::HostTensor;
using core::onnx::Model;
using core::onnx::ModelSummary;
using core::onnx::Plan;
using core::onnx::PlanKeeper;
using core::onnx::SampleValues;
using core::onnx::SummaryOptions;

class TestPlanKeeper : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<gpu::Device> m_device;
    std::shared_ptr<const Model> m_model;

    static SummaryOptions ofSize(int64_t height, int64_t width)
    {
        SummaryOptions options;
        options.shapes["picture"] = {1, 3, height, width};
        return options;
    }
    /// The keeper's plan, with inputs of a seed; null as the keeper says.
    Plan* planned(PlanKeeper& keeper, const SummaryOptions& options, const std::vector<std::string>& outputs,
                  ModelSummary* told = nullptr, std::shared_ptr<const Model> model = nullptr)
    {
        if (!model)
            model = m_model;
        ModelSummary summary = core::onnx::summarise(*model, options);
        Plan* plan = keeper.plan(summary, *m_device, model, options, outputs);
        if (told)
            *told = summary;
        return plan;
    }
    static std::vector<std::byte> resultOf(Plan& plan, const std::string& output, uint64_t seed)
    {
        for (const auto& [name, value] : sampleInputs(plan, SampleValues::Random, seed))
            plan.setInput(name, value);
        plan.run();
        const HostTensor result = plan.output(output);
        return {result.bytes().begin(), result.bytes().end()};
    }

private slots:
    void initTestCase()
    {
        m_device = gpu::Device::open();
        const std::filesystem::path path = m_folder.filePath("small.onnx").toStdString();
        onnx_test::write(onnx_test::smallModel(), path);
        m_model = Model::load(path);
    }
    void cleanup() { QCOMPARE(m_device->allocatedBytes(), uint64_t{0}); }

    void theSameIsPlannedOnce()
    {
        PlanKeeper keeper;
        const SummaryOptions options = ofSize(10, 12);
        ModelSummary first;
        ModelSummary second;
        Plan* whole = planned(keeper, options, {}, &first);
        QVERIFY(whole && first.plan);
        QCOMPARE(keeper.made(), 1);
        QCOMPARE(planned(keeper, options, {}, &second), whole);
        QCOMPARE(keeper.made(), 1);
        QVERIFY(second.plan);
        QCOMPARE(second.plan->dispatches, first.plan->dispatches);
        for (size_t k = 0; k < first.groups.size(); ++k)
            QVERIFY(first.groups[k].kernels == second.groups[k].kernels);
    }

    void tapsStandBesideTheWhole()
    {
        PlanKeeper keeper;
        const SummaryOptions options = ofSize(10, 12);
        Plan* whole = planned(keeper, options, {});
        Plan* tap = planned(keeper, options, {"features"});
        QCOMPARE(keeper.made(), 2);
        QCOMPARE(planned(keeper, options, {"features"}), tap);
        QCOMPARE(planned(keeper, options, {}), whole);
        QCOMPARE(keeper.made(), 2);
        planned(keeper, options, {"positive"}); // the other tap goes
        QCOMPARE(keeper.made(), 3);
        QCOMPARE(planned(keeper, options, {}), whole);
        planned(keeper, options, {"features"});
        QCOMPARE(keeper.made(), 4);
    }

    void otherShapesArePlannedAnew()
    {
        PlanKeeper keeper;
        planned(keeper, ofSize(10, 12), {});
        planned(keeper, ofSize(11, 12), {});
        QCOMPARE(keeper.made(), 2);
        planned(keeper, ofSize(10, 12), {});
        QCOMPARE(keeper.made(), 3);
    }

    void anotherModelTakesItsPlace()
    {
        PlanKeeper keeper;
        const std::filesystem::path path = m_folder.filePath("small.onnx").toStdString();
        const SummaryOptions options = ofSize(10, 12);
        planned(keeper, options, {});
        const uint64_t one = m_device->allocatedBytes();
        planned(keeper, options, {}, nullptr, Model::load(path));
        QCOMPARE(keeper.made(), 2);
        QCOMPARE(m_device->allocatedBytes(), one); // nothing of the first is left
        keeper.clear();
        QCOMPARE(m_device->allocatedBytes(), uint64_t{0});
    }

    void resultsAreThoseOfAFreshPlan()
    {
        PlanKeeper kept;
        const SummaryOptions options = ofSize(10, 12);
        planned(kept, options, {});
        for (const uint64_t seed : {1, 2, 1}) {
            PlanKeeper fresh;
            for (const char* output : {"features", "y"}) {
                const auto expected = resultOf(*planned(fresh, options, {output}), output, seed);
                QVERIFY(resultOf(*planned(kept, options, {output}), output, seed) == expected);
                QVERIFY(resultOf(*planned(kept, options, {output}), output, seed) == expected);
            }
        }
        // Timing does not change what it gives.
        Plan* whole = planned(kept, options, {});
        const auto before = resultOf(*whole, "y", 3);
        core::onnx::timePlan(*whole, 2);
        QVERIFY(resultOf(*planned(kept, options, {}), "y", 3) == before);
    }

    void unsupportedModelsHaveNone()
    {
        PlanKeeper keeper;
        const std::filesystem::path path = m_folder.filePath("strange.onnx").toStdString();
        onnx_test::write(onnx_test::unsupportedModel(), path);
        ModelSummary summary;
        QVERIFY(!planned(keeper, ofSize(10, 12), {}, &summary, Model::load(path)));
        QVERIFY(!summary.runs());
        QCOMPARE(keeper.made(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPlanKeeper)
#include "tst_plan_keeper.moc"
