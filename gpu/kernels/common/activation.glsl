// Activations that a kernel applies to a finished sum. The numbers are those of gpu::Activation.
#ifndef TESSERA_ACTIVATION
#define TESSERA_ACTIVATION

const uint kActivationNone = 0;
const uint kActivationRelu = 1;
const uint kActivationGelu = 2;

/// erf(x) = x P(x^2) / Q(x^2), fitted for the least relative error on [0, 3.9] (2e-8; with rounding below 2e-7);
/// beyond that it is 1 in single precision. All coefficients are positive, so nothing cancels.
vec4 errorFunction(vec4 x)
{
    const vec4 q = min(x * x, vec4(15.21));
    vec4 above = q * 2.0662800e-06 + 2.8504868e-04;
    above = above * q + 3.7384510e-03;
    above = above * q + 5.2668598e-02;
    above = above * q + 1.8967184e-01;
    above = above * q + 1.1283791;
    vec4 below = q * 3.8267185e-05 + 1.1573663e-03;
    below = below * q + 1.4914587e-02;
    below = below * q + 1.1382088e-01;
    below = below * q + 5.0142508e-01;
    below = below * q + 1.0;
    return mix(clamp(x, vec4(-3.9), vec4(3.9)) * above / below, sign(x), greaterThanEqual(q, vec4(15.21)));
}

vec4 activate(vec4 x, uint activation)
{
    if (activation == kActivationRelu)
        return max(x, vec4(0));
    if (activation == kActivationGelu)
        return 0.5 * x * (1.0 + errorFunction(x * 0.70710678));
    return x;
}

#endif
