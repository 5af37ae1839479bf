// The body of packed_matmul.comp for graphics hardware. A workgroup of 128 makes 64 x 64 of the product: tiles of A (64 rows x
// 16) and B (16 x 64 columns) go through 8.4 KiB of shared memory, and every invocation keeps 8 rows x 4 columns.

const uint kTileRows = 64;
const uint kStepsPerTile = 4; // vec4 along K
const uint kLanes = 16;       // vec4 columns of a panel

shared vec4 tileA[kStepsPerTile * 4][kTileRows / 4 + 1]; // [k][row / 4], one column of padding against bank conflicts
shared vec4 tileB[kStepsPerTile * 4][kLanes];

/// One vec4 along K of the row whose window starts at (y, x); zero outside the picture and past K.
vec4 loadInput(uint s, int y, int x, int inputOffset)
{
    bool inside = s < p.usedSteps;
    int from = inputOffset + y * int(p.inputStrideY) + x * int(p.inputStrideX) + int(s);
    if (kConvolution) {
        const uint tap = s / p.channelSteps;
        const uint tapY = tap / p.kernelWidth;
        const int inputY = y + int(tapY * p.dilationY);
        const int inputX = x + int((tap - tapY * p.kernelWidth) * p.dilationX);
        inside = inside && uint(inputY) < p.inputHeight && uint(inputX) < p.inputWidth;
        from = inputOffset + inputY * int(p.inputStrideY) + inputX * int(p.inputStrideX) + int(s - tap * p.channelSteps);
    }
    return inside ? LOAD4(inputs, from) : vec4(0);
}

void main()
{
    const uint batch = gl_WorkGroupID.z / p.rowGroups;
    const uint tile = (gl_WorkGroupID.z - batch * p.rowGroups) * p.rowGroup + gl_WorkGroupID.x;
    const uint firstRow = tile * kTileRows;
    if (firstRow >= p.rows)
        return;
    const uint index = gl_LocalInvocationID.x;
    const int inputOffset = int(batchWord(batch, 0));

    // Invocation i brings step i % 4 of rows i / 4 and i / 4 + 32.
    int inputY[2], inputX[2];
    UNROLL for (uint i = 0; i < 2; ++i) {
        const uint row = min(firstRow + index / kStepsPerTile + i * 32, p.rows - 1);
        const uint y = row / p.outputWidth;
        inputY[i] = int(y * p.strideY) - p.padTop;
        inputX[i] = int((row - y * p.outputWidth) * p.strideX) - p.padLeft;
    }
    const uint panel = batchWord(batch, 1) + gl_WorkGroupID.y * p.steps * 4 * kLanes;
    const uint part = index % kStepsPerTile;
    const uint lane = index % kLanes;
    const uint rowOctet = index / kLanes;
    vec4 sums[8];
    UNROLL for (uint i = 0; i < 8; ++i)
        sums[i] = vec4(0);

    LOOP for (uint step0 = 0; step0 < p.steps; step0 += kStepsPerTile) {
        UNROLL for (uint i = 0; i < 2; ++i) {
            const uint row = index / kStepsPerTile + i * 32;
            const vec4 a = loadInput(step0 + part, inputY[i], inputX[i], inputOffset);
            UNROLL for (uint c = 0; c < 4; ++c)
                tileA[part * 4 + c][row / 4][row % 4] = a[c];
            const uint at = index + i * 128;
            tileB[at / kLanes][lane] = LOAD4(panels, panel + step0 * 4 * kLanes + at);
        }
        barrier();
        UNROLL for (uint k = 0; k < kStepsPerTile * 4; ++k) {
            const vec4 b = tileB[k][lane];
            UNROLL for (uint octetHalf = 0; octetHalf < 2; ++octetHalf) {
                const vec4 a = tileA[k][rowOctet * 2 + octetHalf];
                UNROLL for (uint i = 0; i < 4; ++i)
                    sums[octetHalf * 4 + i] += a[i] * b;
            }
        }
        barrier();
    }

    const uint column = (gl_WorkGroupID.y * kLanes + lane) * 4;
    const vec4 shift = loadBias(column, batchWord(batch, 4));
    UNROLL for (uint i = 0; i < 8; ++i) {
        const uint row = firstRow + rowOctet * 8 + i;
        const uint y = row / p.outputWidth;
        const uint x = row - y * p.outputWidth;
        const uint at = batchWord(batch, 2) + y * p.outputStrideY + x * p.outputStrideX + column * p.outputStrideC;
        const uint from = batchWord(batch, 3) + y * p.residualStrideY + x * p.residualStrideX + column * p.residualStrideC;
        finish(sums[i] + shift, row < p.rows && column < p.columns, column, at, from);
    }
}
