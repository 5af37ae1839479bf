#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "confusion_counts.params.h"

// How many pixels of class i were given to class j. An invocation walks down one column of words in rowsPerInvocation
// rows and adds to the matrix only when the pair of classes changes: areas of one class cost one addition, and
// neighbouring invocations read neighbouring words. Whole numbers, so the order of additions does not matter.
// Bindings: 0 truth words (height, wordsPerRow), 1 predicted words, 2 counts (classes, classes; added to). Shared
// bytes: none.

layout(local_size_x_id = 0) in;

INPUTU(0, truth);
INPUTU(1, predicted);
layout(binding = 2, std430) buffer CountsBlock { uint counts[]; };
PARAMETERS(ConfusionCountsParams);

void add(uint truthClass, uint predictedClass, uint pixels)
{
    if (pixels != 0 && truthClass < p.classes && predictedClass < p.classes && truthClass != p.ignored)
        atomicAdd(counts[p.countsOffset + truthClass * p.classes + predictedClass], pixels);
}

void main()
{
    const uint word = gl_GlobalInvocationID.x;
    const uint first = gl_GlobalInvocationID.y * p.rowsPerInvocation;
    const uint end = word < p.wordsPerRow ? min(first + p.rowsPerInvocation, p.height) : first;
    const uint firstX = word * p.pixelsPerWord;
    const uint pixels = min(p.pixelsPerWord, p.width - min(firstX, p.width)); // the last word of a row may be padded
    const uint bits = 32 / p.pixelsPerWord;
    const uint mask = 0xFFFFFFFFu >> (32 - bits);
    uint runTruth = 0;
    uint runPredicted = 0;
    uint run = 0;
    LOOP for (uint row = first; row < end; ++row) {
        const uint at = row * p.wordsPerRow + word;
        const uint truthWord = LOADU(truth, p.truthOffset + at);
        const uint predictedWord = LOADU(predicted, p.predictedOffset + at);
        LOOP for (uint i = 0; i < pixels; ++i) {
            const uint truthClass = truthWord >> (bits * i) & mask;
            const uint predictedClass = predictedWord >> (bits * i) & mask;
            if (truthClass != runTruth || predictedClass != runPredicted) {
                add(runTruth, runPredicted, run);
                runTruth = truthClass;
                runPredicted = predictedClass;
                run = 0;
            }
            ++run;
        }
    }
    add(runTruth, runPredicted, run);
}
