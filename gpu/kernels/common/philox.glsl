// Philox4x32 with ten rounds, the twin of gpu::philox. Source: Salmon et al. 2011.
#ifndef TESSERA_PHILOX
#define TESSERA_PHILOX

uvec4 philox(uvec4 counter, uvec2 key)
{
    UNROLL for (uint turn = 0; turn < 10; ++turn) {
        uint high0;
        uint low0;
        uint high1;
        uint low1;
        umulExtended(0xD2511F53u, counter.x, high0, low0);
        umulExtended(0xCD9E8D57u, counter.z, high1, low1);
        counter = uvec4(high1 ^ counter.y ^ key.x, low1, high0 ^ counter.w ^ key.y, low0);
        key += uvec2(0x9E3779B9u, 0xBB67AE85u);
    }
    return counter;
}

#endif
