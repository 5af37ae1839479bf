// The document of the segmentation pane: undo, sharing, and results that are kept.
#include <QSignalSpy>
#include <QTest>

#include "core/segment/scene_state.h"
#include "widgets/panes/segment/mask_work.h"
#include "widgets/panes/segment/segment_document.h"

using namespace core::segment;
using widgets::segment::CandidateView;
using widgets::segment::MaskLayer;
using widgets::segment::Picture;
using widgets::segment::promptKeyOf;
using widgets::segment::SegmentDocument;
using widgets::segment::SegmentResult;

namespace {

constexpr QSize kSize(20, 16);

std::shared_ptr<const Picture> smallPicture()
{
    auto loaded = std::make_shared<core::LoadedImage>();
    loaded->image = {kSize.width(), kSize.height(), std::vector<uint8_t>(size_t{3} * 20 * 16, 90)};
    auto picture = std::make_shared<Picture>();
    picture->loaded = loaded;
    picture->levels = widgets::ImageLevels(std::shared_ptr<const core::Image>(loaded, &loaded->image));
    return picture;
}

core::Mask square(int left, int top, int side)
{
    core::Mask mask{kSize.width(), kSize.height(), std::vector<uint8_t>(size_t{20} * 16, 0)};
    for (int y = top; y < top + side; ++y)
        for (int x = left; x < left + side; ++x)
            mask.values[static_cast<size_t>(y * kSize.width() + x)] = 255;
    return mask;
}

/// Candidate k is a square with sides of k + 1 at `left`.
std::shared_ptr<const SegmentResult> resultAt(int left)
{
    auto result = std::make_shared<SegmentResult>();
    for (int i = 0; i < 4; ++i)
        result->candidates[static_cast<size_t>(i)] = {widgets::segment::viewOf(square(left, 2, i + 1)), 0.9, 0.8, {}};
    result->best = 1;
    return result;
}

ScenePrompt pointAt(double x, double y) { return {ScenePrompt::Kind::Object, {x, y}, {}}; }

MaskEdit stroke(double x, double y, bool adds = true) { return {MaskEdit::Kind::Brush, adds, 1, {{x, y}}}; }

void composeAll(SegmentDocument& document)
{
    core::JobContext context;
    document.keepViews(composeMasks(document.masks().tasks(document.scene()), kSize, nullptr, context).views);
}

} // namespace

class TestSegmentDocument : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_document = std::make_unique<SegmentDocument>();
        m_document->setPicture(smallPicture());
    }

    void theFirstPromptMakesAnObjectInTheSameStep()
    {
        m_document->addPrompt(pointAt(3, 4));
        QCOMPARE(m_document->scene().objects.size(), size_t{1});
        QCOMPARE(m_document->scene().classes.size(), size_t{1});
        QCOMPARE(m_document->undoStack().count(), 1);
        m_document->undoStack().undo();
        QVERIFY(m_document->scene().objects.empty());
        QVERIFY(m_document->prompts().empty());
    }

    void twoThousandStepsShareWhatDoesNotChange()
    {
        m_document->addObject();
        const int64_t still = m_document->scene().current;
        m_document->addEdit(stroke(5, 5));
        m_document->addObject();
        for (int i = 0; i < 500; ++i)
            m_document->addPrompt(pointAt(i % 20, i % 16));
        const auto shared = m_document->scene().object(still);
        for (int i = 0; i < 2200; ++i)
            m_document->setPromptEnabled(i % 500, i / 500 % 2 == 1);
        QCOMPARE(m_document->undoStack().count(), 2000);
        QCOMPARE(m_document->prompts().size(), size_t{500});
        const auto last = m_document->snapshot();
        // The object that never changed is the same one in every snapshot.
        for (int i = 0; i < 2000; ++i) {
            m_document->undoStack().undo();
            QCOMPARE(m_document->scene().object(still), shared);
        }
        QVERIFY(!m_document->undoStack().canUndo());
        while (m_document->undoStack().canRedo())
            m_document->undoStack().redo();
        QCOMPARE(m_document->snapshot(), last); // not only equal: the very same
    }

    void candidatesAreThereAtOnceAfterUndoAndRedo()
    {
        m_document->addPrompt(pointAt(1, 1));
        const auto first = resultAt(1);
        m_document->keepResult(promptKeyOf(*m_document->currentObject()), first);
        QCOMPARE(m_document->result(), first);
        QCOMPARE(m_document->currentMask()->area, 4);
        m_document->addPrompt(pointAt(9, 9));
        QVERIFY(m_document->isOutdated());
        QVERIFY(m_document->isResultOutdated());
        QCOMPARE(m_document->result(), first); // shown in grey
        const auto second = resultAt(9);
        m_document->keepResult(promptKeyOf(*m_document->currentObject()), second);
        QVERIFY(!m_document->isOutdated());
        QSignalSpy masks(m_document.get(), &SegmentDocument::masksChanged);
        m_document->undoStack().undo();
        QCOMPARE(m_document->result(), first);
        QVERIFY(!m_document->isOutdated());
        m_document->undoStack().redo();
        QCOMPARE(m_document->result(), second);
        QVERIFY(m_document->currentMask()->contains({9, 2}));
        QCOMPARE(masks.count(), 2);
    }

    void theChosenCandidateIsPartOfTheObject()
    {
        m_document->addPrompt(pointAt(1, 1));
        m_document->keepResult(promptKeyOf(*m_document->currentObject()), resultAt(1));
        QCOMPARE(m_document->chosen(), 1);
        m_document->choose(3);
        QCOMPARE(m_document->chosen(), 3);
        QCOMPARE(m_document->currentMask()->area, 16);
        m_document->undoStack().undo();
        QCOMPARE(m_document->chosen(), 1);
        QCOMPARE(m_document->currentMask()->area, 4);
        // New prompts are a new question: the model chooses again.
        m_document->choose(3);
        m_document->addPrompt(pointAt(2, 2));
        QCOMPARE(m_document->currentObject()->candidate, -1);
    }

    void editsComeOnTopAndUndoBringsTheMaskBackAtOnce()
    {
        m_document->addPrompt(pointAt(1, 1));
        m_document->keepResult(promptKeyOf(*m_document->currentObject()), resultAt(1));
        m_document->addEdit(stroke(15.5, 10.5));
        QVERIFY(m_document->isOutdated());
        composeAll(*m_document);
        QVERIFY(!m_document->isOutdated());
        QCOMPARE(m_document->currentMask()->area, 4 + 5);
        m_document->undoStack().undo();
        QVERIFY(!m_document->isOutdated());
        QCOMPARE(m_document->currentMask()->area, 4);
        m_document->undoStack().redo();
        QVERIFY(!m_document->isOutdated());
        QCOMPARE(m_document->currentMask()->area, 9);
        m_document->clearEdits();
        QCOMPARE(m_document->currentMask()->area, 4);
    }

    void moreEditsStartFromTheEarlierOnes()
    {
        m_document->addEdit(stroke(3.5, 3.5));
        core::JobContext context;
        auto composed = composeMasks(m_document->masks().tasks(m_document->scene()), kSize, nullptr, context);
        m_document->keepViews(composed.views);
        m_document->addEdit(stroke(3.5, 3.5, false));
        m_document->addEdit(stroke(12.5, 12.5));
        const auto tasks = m_document->masks().tasks(m_document->scene());
        const auto onward = composeMasks(tasks, kSize, composed.last, context);
        const auto afresh = composeMasks(tasks, kSize, nullptr, context);
        QVERIFY(onward.views[0].second->mask().values == afresh.views[0].second->mask().values);
        QCOMPARE(onward.views[0].second->area, 5);
    }

    void theFilterSaysWhatItTookAndMergesItsSteps()
    {
        m_document->addEdit(stroke(3.5, 3.5));
        const int steps = m_document->undoStack().count();
        m_document->setFilter({5, 0});
        m_document->setFilter({6, 0});
        QCOMPARE(m_document->undoStack().count(), steps + 1);
        composeAll(*m_document);
        QCOMPARE(m_document->currentMask()->area, 0);
        QCOMPARE(m_document->currentMask()->removed.parts, (core::ComponentCounts{1, 5}));
        m_document->undoStack().undo();
        composeAll(*m_document);
        QCOMPARE(m_document->currentMask()->area, 5);
    }

    void laterVisibleObjectsLieOnTopInTheLabelMap()
    {
        std::vector<SceneObject> objects(2);
        objects[0].fixedMask = std::make_shared<const RunLengths>(encodeRuns(square(2, 2, 6)));
        objects[1].fixedMask = std::make_shared<const RunLengths>(encodeRuns(square(5, 5, 6)));
        objects[1].label = 2;
        m_document->importObjects(objects);
        QCOMPARE(m_document->undoStack().count(), 1);
        composeAll(*m_document);
        core::JobContext context;
        const auto label = [&](int x, int y) {
            const auto map = labelMapOf(m_document->masks().layers(), kSize, context);
            return map->values[static_cast<size_t>(y * kSize.width() + x)];
        };
        QCOMPARE(label(3, 3), uint16_t{1});
        QCOMPARE(label(6, 6), uint16_t{2});
        QCOMPARE(label(15, 3), uint16_t{0});
        m_document->moveObject(m_document->scene().objects[0]->id, 1);
        QCOMPARE(label(6, 6), uint16_t{1});
        m_document->setObjectVisible(m_document->scene().objects[1]->id, false);
        QCOMPARE(label(6, 6), uint16_t{2});
        QCOMPARE(label(3, 3), uint16_t{0});
    }

    void aLabelMapOfEarlierLayersIsNotTaken()
    {
        m_document->addEdit(stroke(3.5, 3.5));
        composeAll(*m_document);
        const std::vector<MaskLayer> layers = m_document->masks().layers();
        core::JobContext context;
        const auto map = labelMapOf(layers, kSize, context);
        m_document->addEdit(stroke(9, 9));
        m_document->keepLabelMap(map, layers);
        QVERIFY(!m_document->labelMap());
        m_document->undoStack().undo();
        m_document->keepLabelMap(map, m_document->masks().layers());
        QCOMPARE(m_document->labelMap(), map);
    }

    void aLockedObjectRefusesWithAReason()
    {
        m_document->addPrompt(pointAt(1, 1));
        const int64_t id = m_document->scene().current;
        m_document->setObjectLocked(id, true);
        const auto before = m_document->snapshot();
        QSignalSpy refused(m_document.get(), &SegmentDocument::refused);
        m_document->addPrompt(pointAt(2, 2));
        m_document->addEdit(stroke(2, 2));
        m_document->clearPrompts();
        m_document->removeObject(id);
        m_document->renameObject(id, "cat");
        QCOMPARE(refused.count(), 5);
        QVERIFY(!refused[0][0].toString().isEmpty());
        QCOMPARE(m_document->snapshot(), before);
        m_document->setObjectVisible(id, false); // looking is allowed
        QVERIFY(!m_document->currentObject()->visible);
    }

    void aClickOnAnImportedMaskImprovesIt()
    {
        SceneObject object;
        object.fixedMask = std::make_shared<const RunLengths>(encodeRuns(square(2, 2, 6)));
        m_document->importObjects({&object, 1});
        m_document->addPrompt(pointAt(3, 3));
        QVERIFY(m_document->currentObject()->maskPrompt);
        QCOMPARE(m_document->masks().nextToPredict(m_document->scene(), {}), m_document->currentObject());
        m_document->removePrompt(1); // the previous mask
        QVERIFY(!m_document->currentObject()->maskPrompt);
        QCOMPARE(m_document->prompts().size(), size_t{1});
    }

    void anotherObjectIsShownWithoutAStep()
    {
        m_document->addPrompt(pointAt(1, 1));
        const int64_t first = m_document->scene().current;
        m_document->keepResult(promptKeyOf(*m_document->currentObject()), resultAt(1));
        m_document->addObject();
        QVERIFY(!m_document->result());
        QVERIFY(m_document->prompts().empty());
        const int steps = m_document->undoStack().count();
        m_document->setCurrent(first);
        QCOMPARE(m_document->undoStack().count(), steps);
        QVERIFY(m_document->result());
        QVERIFY(!m_document->masks().nextToPredict(m_document->scene(), {}));
    }

    void anAnswerForAnEarlierPlaceIsShownUntilTheNextOne()
    {
        m_document->addPrompt({ScenePrompt::Kind::Object, {1, 1}, {}});
        const auto asked = m_document->currentObject();
        m_document->changePrompt(0, {ScenePrompt::Kind::Object, {2, 1}, {}}, "move");
        const auto earlier = resultAt(1);
        m_document->keepResult(promptKeyOf(*asked), earlier, asked->id);
        QCOMPARE(m_document->result(), earlier);
        QVERIFY(m_document->isResultOutdated());
        QCOMPARE(m_document->currentMask(), earlier->candidates[static_cast<size_t>(earlier->best)].view);
        QVERIFY(m_document->isOutdated());
        const auto newest = resultAt(2);
        m_document->keepResult(promptKeyOf(*m_document->currentObject()), newest, asked->id);
        QCOMPARE(m_document->result(), newest);
        QVERIFY(!m_document->isOutdated());
        // An answer that comes late changes nothing any more.
        m_document->keepResult(promptKeyOf(*asked), resultAt(3), asked->id);
        QCOMPARE(m_document->result(), newest);
    }

    void aStackComesBackWithItsPicture()
    {
        for (int i = 0; i < 3; ++i)
            m_document->addPrompt({ScenePrompt::Kind::Object, {1.0 + i, 1}, {}});
        m_document->undoStack().undo();
        const auto scene = m_document->snapshot();
        const auto undo = m_document->undoHistory();
        const auto picture = m_document->picture();
        m_document->setPicture(picture);
        QCOMPARE(m_document->undoStack().count(), 0);
        QVERIFY(!m_document->undoHistory());
        QSignalSpy told(&m_document->undoStack(), &QUndoStack::indexChanged);
        m_document->setPicture(picture, *scene, undo);
        QCOMPARE(told.count(), 1); // not once a step
        QCOMPARE(m_document->undoStack().count(), 3);
        QCOMPARE(m_document->undoStack().index(), 2);
        QVERIFY(m_document->undoStack().isClean());
        QVERIFY(isSameState(m_document->scene(), *scene));
        m_document->undoStack().redo();
        QCOMPARE(m_document->prompts().size(), size_t{3});
        m_document->undoStack().undo();
        m_document->undoStack().undo();
        QCOMPARE(m_document->prompts().size(), size_t{1});
        QCOMPARE(m_document->undoStack().undoText(), undo->steps[0].text);
        m_document->undoStack().undo();
        QVERIFY(m_document->scene().objects.empty());
    }

    void promptsThatAreOffCountNowhere()
    {
        m_document->addPrompt(pointAt(1, 1));
        const auto key = promptKeyOf(*m_document->currentObject());
        m_document->keepResult(key, resultAt(1));
        m_document->addPrompt(pointAt(5, 5));
        m_document->setPromptEnabled(1, false);
        QVERIFY(promptKeyOf(*m_document->currentObject()) == key);
        QVERIFY(!m_document->isOutdated());
        m_document->setPromptEnabled(0, false);
        QVERIFY(!m_document->currentMask());
        QVERIFY(!m_document->result());
    }

private:
    std::unique_ptr<SegmentDocument> m_document;
};

QTEST_MAIN(TestSegmentDocument)
#include "tst_segment_document.moc"
