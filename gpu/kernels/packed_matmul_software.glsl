// The body of packed_matmul.comp for devices that run on the CPU.

const uint kRows = kSubgroup * kRowBlocks;
const uint kUnroll = 2; // a value that lives across iterations costs a blend in each
const int kOutside = 0x20000000;

/// Where a step along K reads: tap (shiftY, shiftX) of the window, channels `offset` on from the window's corner.
struct Walk {
    uint channel;
    uint tapX;
    int offset;
    int rowOffset;
    int shiftY;
    int shiftX;
};

void advance(inout Walk walk, bool last)
{
    ++walk.channel;
    ++walk.offset;
    const bool nextTap = walk.channel == p.channelSteps;
    walk.channel = nextTap ? 0 : walk.channel;
    walk.tapX = nextTap ? walk.tapX + 1 : walk.tapX;
    const bool nextRow = walk.tapX == p.kernelWidth;
    walk.tapX = nextRow ? 0 : walk.tapX;
    walk.shiftX = int(walk.tapX * p.dilationX);
    walk.shiftY = nextRow ? walk.shiftY + int(p.dilationY) : walk.shiftY;
    walk.shiftY = last ? kOutside : walk.shiftY;
    walk.rowOffset = nextRow ? walk.rowOffset + int(p.dilationY * p.inputStrideY) : walk.rowOffset;
    walk.offset = nextTap ? walk.rowOffset + walk.shiftX * int(p.inputStrideX) : walk.offset;
}

void main()
{
    const uint lane = gl_LocalInvocationID.x;
    const uint batch = gl_WorkGroupID.z / p.rowGroups;
    const uint tile = (gl_WorkGroupID.z - batch * p.rowGroups) * p.rowGroup + gl_WorkGroupID.x;
    const uint firstRow = tile * kRows;
    if (firstRow >= p.rows)
        return;

    int base[kRowBlocks], inputY[kRowBlocks], inputX[kRowBlocks];
    uint place[kRowBlocks], residualPlace[kRowBlocks];
    UNROLL for (uint r = 0; r < kRowBlocks; ++r) {
        const uint row = min(firstRow + r * kSubgroup + lane, p.rows - 1);
        const uint y = row / p.outputWidth;
        const uint x = row - y * p.outputWidth;
        inputY[r] = int(y * p.strideY) - p.padTop;
        inputX[r] = int(x * p.strideX) - p.padLeft;
        base[r] = int(batchWord(batch, 0)) + inputY[r] * int(p.inputStrideY) + inputX[r] * int(p.inputStrideX);
        place[r] = batchWord(batch, 2) + y * p.outputStrideY + x * p.outputStrideX;
        residualPlace[r] = batchWord(batch, 3) + y * p.residualStrideY + x * p.residualStrideX;
    }

    vec4 sums[kRows];
    UNROLL for (uint i = 0; i < kRows; ++i)
        sums[i] = vec4(0);
    uint panel = batchWord(batch, 1) + gl_WorkGroupID.y * p.steps * 4 * kSubgroup + lane;
    Walk walk = Walk(0, 0, 0, 0, 0, 0);
    LOOP for (uint step0 = 0; step0 < p.steps; step0 += kUnroll) {
        UNROLL for (uint u = 0; u < kUnroll; ++u) {
            vec4 b[4];
            UNROLL for (uint k = 0; k < 4; ++k)
                b[k] = LOAD4(panels, panel + k * kSubgroup);
            panel += 4 * kSubgroup;
            UNROLL for (uint r = 0; r < kRowBlocks; ++r) {
                bool inside = step0 + u < p.usedSteps;
                int from = base[r] + int(step0 + u);
                if (kConvolution) {
                    inside = uint(inputY[r] + walk.shiftY) < p.inputHeight && uint(inputX[r] + walk.shiftX) < p.inputWidth;
                    from = base[r] + walk.offset;
                }
                vec4 a = LOAD4(inputs, inside ? from : 0);
                a = inside ? a : vec4(0);
                UNROLL for (uint l = 0; l < kSubgroup; ++l) {
                    vec4 sum = sums[r * kSubgroup + l];
                    sum += subgroupShuffle(a.x, l) * b[0];
                    sum += subgroupShuffle(a.y, l) * b[1];
                    sum += subgroupShuffle(a.z, l) * b[2];
                    sum += subgroupShuffle(a.w, l) * b[3];
                    sums[r * kSubgroup + l] = sum;
                }
            }
            if (kConvolution)
                advance(walk, step0 + u + 1 >= p.usedSteps);
        }
    }

    const uint column = (gl_WorkGroupID.y * kSubgroup + lane) * 4;
    const vec4 shift = loadBias(column, batchWord(batch, 4));
    UNROLL for (uint r = 0; r < kRowBlocks; ++r) {
        UNROLL for (uint l = 0; l < kSubgroup; ++l) {
            const bool used = firstRow + r * kSubgroup + l < p.rows && column < p.columns;
            finish(sums[r * kSubgroup + l] + shift, used, column, subgroupShuffle(place[r], l) + column * p.outputStrideC,
                   subgroupShuffle(residualPlace[r], l) + column * p.residualStrideC);
        }
    }
}
