// The body of attention.comp for graphics hardware. A workgroup of 128 has 128 / kGroup groups of lanes; each group works on
// kRows queries, of which every lane keeps a part of the columns. Tiles of kTileKeys keys and values go through shared memory
// (kTileKeys * kTileQuads * 32 bytes), four keys at a time are scored, summed over the group by shuffles, and added.

const uint kLocalSize = 128;
const uint kGroup = kSubgroup < 8 ? kSubgroup : 8; // lanes that share a query
const uint kRows = 2;

shared vec4 tileK[kTileKeys * kTileQuads];
shared vec4 tileV[kTileKeys * kTileQuads];

/// Sums over the lanes of a group.
vec4 groupSum(vec4 x)
{
    x += subgroupShuffle(x, gl_SubgroupInvocationID ^ 1);
    x += subgroupShuffle(x, gl_SubgroupInvocationID ^ 2);
    if (kGroup > 4)
        x += subgroupShuffle(x, gl_SubgroupInvocationID ^ 4);
    return x;
}

/// Brings keys and values firstKey ... firstKey + kTileKeys - 1, zero where there are none.
void loadTiles(uint firstKey, uint valueQuads)
{
    const uint keyOffset = batchWord(1);
    const uint valueOffset = batchWord(2);
    for (uint i = gl_LocalInvocationIndex; i < kTileKeys * kTileQuads; i += kLocalSize) {
        const uint row = i / kTileQuads;
        const uint quad = i - row * kTileQuads;
        const uint key = firstKey + row;
        tileK[i] = key < p.keys && quad < p.quads ? LOAD4(keys, keyOffset + key * p.keyStride + quad) : vec4(0);
        tileV[i] = key < p.keys && quad < valueQuads ? LOAD4(values, valueOffset + key * p.valueStride + quad) : vec4(0);
    }
}

void main()
{
    // By the local index, not by gl_SubgroupID: where subgroups may be narrower than gl_SubgroupSize says, that would leave gaps.
    const uint lane = gl_LocalInvocationIndex % kGroup;
    const uint group = gl_LocalInvocationIndex / kGroup;
    const uint firstRow = (gl_WorkGroupID.x * (kLocalSize / kGroup) + group) * kRows;
    const uint valueQuads = (p.columns + 3) / 4;
    const uint biasOffset = batchWord(3);

    vec4 q[kRows * kQueryParts], sums[kRows * kParts];
    float largest[kRows], total[kRows];
    UNROLL for (uint r = 0; r < kRows; ++r) {
        const uint row = batchWord(0) + min(firstRow + r, p.queries - 1) * p.queryStride;
        UNROLL for (uint t = 0; t < kQueryParts; ++t) {
            const uint quad = t * kGroup + lane;
            q[r * kQueryParts + t] = quad < p.quads ? LOAD4(queries, row + quad) * p.scale : vec4(0);
        }
        UNROLL for (uint t = 0; t < kParts; ++t)
            sums[r * kParts + t] = vec4(0);
        largest[r] = kLowest;
        total[r] = 0;
    }

    for (uint firstKey = 0; firstKey < p.keys; firstKey += kTileKeys) {
        barrier();
        loadTiles(firstKey, valueQuads);
        barrier();
        for (uint j = 0; j < kTileKeys; j += 4) {
            const uint key = firstKey + j;
            const bvec4 masked = greaterThanEqual(uvec4(key, key + 1, key + 2, key + 3), uvec4(p.keys));
            UNROLL for (uint r = 0; r < kRows; ++r) {
                vec4 score = vec4(0);
                UNROLL for (uint t = 0; t < kQueryParts; ++t) {
                    const uint quad = t * kGroup + lane;
                    UNROLL for (uint c = 0; c < 4; ++c)
                        if (quad < kTileQuads)
                            score[c] += dot(q[r * kQueryParts + t], tileK[(j + c) * kTileQuads + quad]);
                }
                score = groupSum(score);
                if (kBias && key < p.keys)
                    score += LOAD4(bias, biasOffset + min(firstRow + r, p.queries - 1) * p.biasStride + key / 4) * kLog2E;
                score = mix(score, vec4(kLowest), masked);
                const float newLargest = max(max(largest[r], max(score.x, score.y)), max(score.z, score.w));
                const float fading = exp2(largest[r] - newLargest);
                score = mix(exp2(score - newLargest), vec4(0), masked);
                largest[r] = newLargest;
                total[r] = total[r] * fading + (score.x + score.y) + (score.z + score.w);
                UNROLL for (uint t = 0; t < kParts; ++t) {
                    const uint quad = t * kGroup + lane;
                    vec4 sum = sums[r * kParts + t] * fading;
                    UNROLL for (uint c = 0; c < 4; ++c)
                        if (quad < kTileQuads)
                            sum += score[c] * tileV[(j + c) * kTileQuads + quad];
                    sums[r * kParts + t] = sum;
                }
            }
        }
    }

    UNROLL for (uint r = 0; r < kRows; ++r)
        UNROLL for (uint t = 0; t < kParts; ++t)
            store(sums[r * kParts + t] / total[r], firstRow + r, t * kGroup + lane, batchWord(4));
}
