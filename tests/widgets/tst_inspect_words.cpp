// Numbers, shapes and times of models in words, and the rows that the table makes of them. Without a device.
#include <memory>

#include <QTest>

#include "widgets/panes/inspect/node_model.h"
#include "widgets/panes/inspect/node_words.h"

using core::onnx::ElementType;
using core::onnx::ValueInfo;
using widgets::inspect::NodeFilter;
using widgets::inspect::NodeModel;
using widgets::inspect::OpenModel;

namespace {

/// A node that runs alone as these kernels.
void addNode(core::onnx::ModelSummary& summary, const char* name, std::vector<std::string> kernels)
{
    core::onnx::NodeSummary node;
    node.name = name;
    node.opType = "Any";
    node.fate = core::onnx::NodeFate::Kept;
    node.info = {ElementType::Float, {1, 4, 6}};
    node.groups = {static_cast<int>(summary.groups.size())};
    core::onnx::GroupSummary group;
    group.opType = "Any";
    group.members = {summary.nodes.size()};
    group.kernels = std::move(kernels);
    summary.nodes.push_back(std::move(node));
    summary.groups.push_back(std::move(group));
}

std::shared_ptr<OpenModel> plannedModel()
{
    auto model = std::make_shared<OpenModel>();
    addNode(model->summary, "norm", {"row_norm", "copy", "copy"});
    addNode(model->summary, "reshape", {});
    addNode(model->summary, "conv", {"conv"});
    model->summary.plan.emplace();
    return model;
}

} // namespace

class TestInspectWords : public QObject {
    Q_OBJECT

private slots:
    void shapesHaveTimesSigns()
    {
        using namespace widgets::inspect;
        QCOMPARE(shapeText({1, 3, 10, 12}), QString("1×3×10×12"));
        QCOMPARE(shapeText({}), QString("scalar"));
        QCOMPARE(typeText(core::onnx::TensorInfo{ElementType::Int64, {2, 5}}), QString("int64[2×5]"));
        ValueInfo value;
        value.name = "boxes";
        value.type = ElementType::Float;
        QCOMPARE(typeText(value), QString("float[…]")); // of any rank
        value.hasShape = true;
        value.dimensions = {{1, {}}, {-1, "max_boxes"}, {-1, {}}}; // the x of a name is no sign
        QCOMPARE(typeText(value), QString("float[1×max_boxes×?]"));
    }

    void aViewTakesNoTime()
    {
        NodeModel nodes;
        nodes.setModel(plannedModel());
        const auto cell = [&nodes](int row, NodeModel::Column column, int role = Qt::DisplayRole) {
            return nodes.index(row, column).data(role);
        };
        QCOMPARE(cell(0, NodeModel::Kernel).toString(), QString("row_norm + copy × 2"));
        QCOMPARE(cell(1, NodeModel::Kernel).toString(), QString("a view"));
        QCOMPARE(cell(0, NodeModel::Time).toString(), QString("–"));
        QVERIFY(cell(0, NodeModel::Time, NodeModel::kShareRole).toDouble() < 0);
        core::onnx::PlanTimes times;
        times.nodes = {6, 0, 2};
        nodes.setTimes(&times);
        QCOMPARE(cell(0, NodeModel::Time).toString(), QString("6.000"));
        QCOMPARE(cell(1, NodeModel::Time).toString(), QString("–"));
        QCOMPARE(cell(0, NodeModel::Time, NodeModel::kShareRole).toDouble(), 0.75);
        QCOMPARE(cell(1, NodeModel::Time, NodeModel::kShareRole).toDouble(), -1.0);
        QVERIFY(!cell(1, NodeModel::Time, NodeModel::kValueRole).isValid());
        NodeFilter filter;
        filter.setSourceModel(&nodes);
        filter.sort(NodeModel::Time, Qt::AscendingOrder);
        const auto named = [&filter](int row) { return filter.index(row, NodeModel::Name).data().toString(); };
        QCOMPARE(named(0) + named(1) + named(2), QString("convnormreshape"));
        filter.sort(NodeModel::Time, Qt::DescendingOrder);
        QCOMPARE(named(0) + named(1) + named(2), QString("normconvreshape"));
    }
};

QTEST_GUILESS_MAIN(TestInspectWords)
#include "tst_inspect_words.moc"
