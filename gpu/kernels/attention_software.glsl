// The body of attention.comp for devices that run on the CPU. A workgroup is one subgroup with kRows queries; each step takes
// 4 kSubgroup keys. For the scores lane l keeps keys 4 l ... 4 l + 3 of the step, for the output vec4 columns l, l + kSubgroup,
// ...; constant shuffles spread queries and probabilities.

const uint kRows = kSubgroup * kRowBlocks;
const uint kStepKeys = kSubgroup * 4;

/// The larger of all lanes' values, in every lane.
float largestOfAll(float x)
{
    x = max(x, subgroupShuffle(x, gl_SubgroupInvocationID ^ 1));
    x = max(x, subgroupShuffle(x, gl_SubgroupInvocationID ^ 2));
    if (kSubgroup > 4)
        x = max(x, subgroupShuffle(x, gl_SubgroupInvocationID ^ 4));
    if (kSubgroup > 8)
        x = max(x, subgroupShuffle(x, gl_SubgroupInvocationID ^ 8));
    return x;
}

float sumOfAll(float x)
{
    x += subgroupShuffle(x, gl_SubgroupInvocationID ^ 1);
    x += subgroupShuffle(x, gl_SubgroupInvocationID ^ 2);
    if (kSubgroup > 4)
        x += subgroupShuffle(x, gl_SubgroupInvocationID ^ 4);
    if (kSubgroup > 8)
        x += subgroupShuffle(x, gl_SubgroupInvocationID ^ 8);
    return x;
}

vec4 sums[kRows * kParts]; // of values times probabilities
vec4 scores[kRows];        // of the step's keys; then their probabilities

/// Adds the values of the four keys of lane l, times their probabilities.
void addValues(uint firstKey, uint l, uint valueOffset, uint lane)
{
    vec4 v[4 * kParts];
    UNROLL for (uint c = 0; c < 4; ++c) {
        const uint key = firstKey + l * 4 + c;
        UNROLL for (uint t = 0; t < kParts; ++t) {
            const uint quad = t * kSubgroup + lane;
            const bool inside = key < p.keys && quad * 4 < p.columns;
            const vec4 value = LOAD4(values, inside ? valueOffset + key * p.valueStride + quad : 0);
            v[c * kParts + t] = inside ? value : vec4(0);
        }
    }
    UNROLL for (uint i = 0; i < kRows; ++i) {
        const float p0 = subgroupShuffle(scores[i].x, l);
        const float p1 = subgroupShuffle(scores[i].y, l);
        const float p2 = subgroupShuffle(scores[i].z, l);
        const float p3 = subgroupShuffle(scores[i].w, l);
        UNROLL for (uint t = 0; t < kParts; ++t) {
            vec4 sum = sums[i * kParts + t];
            sum += p0 * v[t];
            sum += p1 * v[kParts + t];
            sum += p2 * v[2 * kParts + t];
            sum += p3 * v[3 * kParts + t];
            sums[i * kParts + t] = sum;
        }
    }
}

void main()
{
    const uint lane = gl_LocalInvocationID.x;
    const uint firstRow = gl_WorkGroupID.x * kRows;
    uint query[kRowBlocks];
    UNROLL for (uint r = 0; r < kRowBlocks; ++r)
        query[r] = batchWord(0) + min(firstRow + r * kSubgroup + lane, p.queries - 1) * p.queryStride;
    const uint keyOffset = batchWord(1);
    const uint valueOffset = batchWord(2);
    const uint biasOffset = batchWord(3);

    float largest[kRows], total[kRows]; // total: this lane's part
    UNROLL for (uint i = 0; i < kRows; ++i) {
        largest[i] = kLowest;
        total[i] = 0;
    }
    UNROLL for (uint i = 0; i < kRows * kParts; ++i)
        sums[i] = vec4(0);

    LOOP for (uint firstKey = 0; firstKey < p.keys; firstKey += kStepKeys) {
        uint key[4];
        UNROLL for (uint c = 0; c < 4; ++c)
            key[c] = keyOffset + min(firstKey + lane * 4 + c, p.keys - 1) * p.keyStride;
        UNROLL for (uint i = 0; i < kRows; ++i)
            scores[i] = vec4(0);
        LOOP for (uint quad = 0; quad < p.quads; ++quad) {
            vec4 k[4];
            UNROLL for (uint c = 0; c < 4; ++c)
                k[c] = LOAD4(keys, key[c] + quad);
            UNROLL for (uint r = 0; r < kRowBlocks; ++r) {
                const vec4 q = LOAD4(queries, query[r] + quad);
                UNROLL for (uint l = 0; l < kSubgroup; ++l) {
                    vec4 score = scores[r * kSubgroup + l];
                    score += subgroupShuffle(q.x, l) * vec4(k[0].x, k[1].x, k[2].x, k[3].x);
                    score += subgroupShuffle(q.y, l) * vec4(k[0].y, k[1].y, k[2].y, k[3].y);
                    score += subgroupShuffle(q.z, l) * vec4(k[0].z, k[1].z, k[2].z, k[3].z);
                    score += subgroupShuffle(q.w, l) * vec4(k[0].w, k[1].w, k[2].w, k[3].w);
                    scores[r * kSubgroup + l] = score;
                }
            }
        }

        const uint mine = firstKey + lane * 4;
        const bvec4 masked = greaterThanEqual(uvec4(mine, mine + 1, mine + 2, mine + 3), uvec4(p.keys));
        UNROLL for (uint i = 0; i < kRows; ++i) {
            vec4 score = scores[i] * p.scale;
            if (kBias) {
                const uint from = biasOffset + min(firstRow + i, p.queries - 1) * p.biasStride + mine / 4;
                score += LOAD4(bias, mine < p.keys ? from : 0) * kLog2E;
            }
            score = mix(score, vec4(kLowest), masked);
            const float step0 = max(max(score.x, score.y), max(score.z, score.w));
            const float newLargest = max(largest[i], largestOfAll(step0));
            const float fading = exp2(largest[i] - newLargest);
            score = mix(exp2(score - newLargest), vec4(0), masked);
            largest[i] = newLargest;
            total[i] = total[i] * fading + (score.x + score.y) + (score.z + score.w);
            scores[i] = score;
            UNROLL for (uint t = 0; t < kParts; ++t)
                sums[i * kParts + t] *= fading;
        }
        if (kParts == 1) {
            UNROLL for (uint l = 0; l < kSubgroup; ++l)
                addValues(firstKey, l, valueOffset, lane);
        } else { // unrolled, that would be too much code to compile
            LOOP for (uint l = 0; l < kSubgroup; ++l)
                addValues(firstKey, l, valueOffset, lane);
        }
    }

    const uint outputOffset = batchWord(4);
    UNROLL for (uint i = 0; i < kRows; ++i) {
        const float factor = 1.0 / sumOfAll(total[i]);
        UNROLL for (uint t = 0; t < kParts; ++t)
            store(sums[i * kParts + t] * factor, firstRow + i, t * kSubgroup + lane, outputOffset);
    }
}
