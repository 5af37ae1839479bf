// IoU by click: what counts as a click, and how undo and redo move among the records.

#include <QTest>

#include "core/segment/click_history.h"

using core::segment::ClickHistory;
using core::segment::ClickRecord;
using core::segment::SceneObject;

namespace {

using ObjectPointer = std::shared_ptr<const SceneObject>;

ObjectPointer objectWith(int prompts, const std::string& name = {})
{
    auto object = std::make_shared<SceneObject>();
    object->id = 1;
    object->name = name;
    for (int i = 0; i < prompts; ++i)
        object->prompts.push_back({.at = {static_cast<double>(i), 0}, .to = {}});
    return object;
}

std::vector<double> values(const ClickHistory& history)
{
    std::vector<double> result;
    for (const ClickRecord& record : history.records())
        result.push_back(record.iou.value_or(-1));
    return result;
}

} // namespace

class TestClickHistory : public QObject {
    Q_OBJECT

private slots:
    void undoAndRedoMoveAmongTheRecords()
    {
        ClickHistory history;
        QVERIFY(history.records().empty());
        const std::vector<ObjectPointer> states{objectWith(1), objectWith(2), objectWith(3)};
        for (size_t i = 0; i < states.size(); ++i) {
            history.moveTo(states[i], static_cast<int>(i) + 1);
            QVERIFY(history.note(states[i].get(), 0.5 + 0.1 * static_cast<double>(i), 0.9));
        }
        QCOMPARE(values(history), (std::vector<double>{0.5, 0.6, 0.7}));
        history.moveTo(states[1], 2);
        QCOMPARE(values(history), (std::vector<double>{0.5, 0.6}));
        history.moveTo(states[0], 1);
        QCOMPARE(values(history), (std::vector<double>{0.5}));
        history.moveTo(states[2], 3);
        QCOMPARE(values(history), (std::vector<double>{0.5, 0.6, 0.7}));
    }

    void anotherChangeAfterUndoDropsWhatWasAhead()
    {
        ClickHistory history;
        const ObjectPointer first = objectWith(1);
        const ObjectPointer second = objectWith(2);
        const ObjectPointer other = objectWith(4);
        history.moveTo(first, 1);
        history.note(first.get(), 0.1, {});
        history.moveTo(second, 2);
        history.moveTo(first, 1);
        history.moveTo(other, 2);
        QCOMPARE(values(history), (std::vector<double>{0.1, -1}));
        QVERIFY(!history.note(second.get(), 0.2, {}));
        QVERIFY(history.note(other.get(), 0.4, {}));
        QCOMPARE(values(history), (std::vector<double>{0.1, 0.4}));
    }

    void whatDoesNotChangeTheMaskIsNoClick()
    {
        ClickHistory history;
        const ObjectPointer plain = objectWith(2);
        const ObjectPointer named = objectWith(2, "a name");
        history.moveTo(plain, 1);
        history.moveTo(named, 2);
        QVERIFY(history.note(named.get(), 0.3, {}));
        QCOMPARE(values(history), (std::vector<double>{0.3}));
        history.moveTo(plain, 1);
        QCOMPARE(values(history), (std::vector<double>{0.3}));
    }

    void oneDragIsOneClick()
    {
        ClickHistory history;
        history.moveTo(objectWith(1), 1);
        ObjectPointer last;
        for (int i = 2; i < 9; ++i) {
            last = objectWith(i);
            history.moveTo(last, 2);
        }
        QCOMPARE(history.records().size(), size_t{2});
        QCOMPARE(history.records()[1].object, last);
        history.moveTo(objectWith(9), 3);
        QCOMPARE(history.records().size(), size_t{3});
        // Where the stack is full, its steps cannot be told apart: every change is a click.
        history.moveTo(objectWith(10), -1);
        history.moveTo(objectWith(11), -1);
        QCOMPARE(history.records().size(), size_t{5});
    }

    void anEarlierSessionGoesOn()
    {
        ClickHistory before;
        std::vector<ClickRecord> kept;
        for (int prompts = 1; prompts <= 3; ++prompts) {
            const ObjectPointer object = objectWith(prompts);
            before.moveTo(object, prompts);
            before.note(object.get(), 0.1 * prompts, {});
        }
        for (const ClickRecord& record : before.records())
            kept.push_back({.object = {},
                            .prompts = record.prompts,
                            .edits = record.edits,
                            .iou = record.iou,
                            .predictedIou = {}});
        ClickHistory after;
        const ObjectPointer same = objectWith(3);
        after.restore(kept, same);
        QCOMPARE(values(after), (std::vector{0.1, 0.2, 0.1 * 3}));
        after.moveTo(same, 0); // nothing has changed yet
        QCOMPARE(after.records().size(), size_t{3});
        QVERIFY(after.note(same.get(), 0.5, {}));
        const ObjectPointer next = objectWith(4);
        after.moveTo(next, 1);
        QCOMPARE(after.records().size(), size_t{4});
        QCOMPARE(after.records().back().prompts, int64_t{4});
        QCOMPARE(core::segment::firstClick(after.records()), 1);
        after.moveTo(same, 0);
        QCOMPARE(values(after), (std::vector{0.1, 0.2, 0.5}));
        after.restore({}, same);
        QVERIFY(after.empty());
    }

    void theTableHasARowPerClick()
    {
        ClickHistory history;
        const ObjectPointer first = objectWith(1);
        history.moveTo(first, 1);
        history.note(first.get(), 0.25, 0.5);
        history.moveTo(objectWith(2), 2);
        QCOMPARE(core::report::toCsv(core::segment::clickTable({{7, "leaf", history.records()}})),
                 std::string("object,name,click,prompts,edits,iou,predictedIoU\r\n"
                             "7,leaf,1,1,0,0.25,0.5\r\n"
                             "7,leaf,2,2,0,,\r\n"));
    }
};

QTEST_GUILESS_MAIN(TestClickHistory)
#include "tst_click_history.moc"
