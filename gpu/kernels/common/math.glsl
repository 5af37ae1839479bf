// Elementary functions on four values at once, where the built-in ones are not accurate enough on every device (Vulkan
// allows thousands of ulp for asin and atan, and exp loses digits with growing arguments). No branches: software devices
// execute both sides anyway. The polynomials interpolate at Chebyshev nodes in double precision; the errors named are
// relative, without rounding.
#ifndef TESSERA_MATH
#define TESSERA_MATH

vec4 infinity4() { return uintBitsToFloat(uvec4(0x7f800000u)); }
vec4 notANumber4() { return uintBitsToFloat(uvec4(0x7fc00000u)); }

// By bits: compilers may assume that no NaN occurs in a comparison.
bvec4 isNan4(vec4 x) { return greaterThan(floatBitsToUint(x) & 0x7fffffffu, uvec4(0x7f800000u)); }
bvec4 isInfinite4(vec4 x) { return equal(floatBitsToUint(x) & 0x7fffffffu, uvec4(0x7f800000u)); }
vec4 withSignOf(vec4 magnitude, vec4 sign)
{
    return uintBitsToFloat((floatBitsToUint(magnitude) & 0x7fffffffu) | (floatBitsToUint(sign) & 0x80000000u));
}

// e^x as 2^n e^r with |r| <= ln 2 / 2; ln 2 in two parts keeps the digits of r for large x.
vec4 exponential(vec4 x)
{
    vec4 t = clamp(x, -104.0, 89.0);
    vec4 n = roundEven(t * 1.44269504);
    precise vec4 r = t - n * 0.693145752;
    r = r - n * 1.42860677e-6;
    vec4 y = exp2(r * 1.44269504);
    ivec4 power = ivec4(n);
    ivec4 half0 = power >> 1;
    y = y * intBitsToFloat((half0 + 127) << 23) * intBitsToFloat((power - half0 + 127) << 23);
    return mix(y, x, isNan4(x));
}

// e^x - 1 without cancellation near 0.
vec4 exponentialMinusOne(vec4 x)
{
    vec4 q = x * 1.98909807e-4 + 1.39336410e-3; // (e^x - 1 - x) / x^2 for |x| < ln 2 / 2, 3.4e-9
    q = q * x + 8.33331094e-3;
    q = q * x + 4.16664650e-2;
    q = q * x + 1.66666667e-1;
    q = q * x + 0.5;
    return mix(exponential(x) - 1.0, q * x * x + x, lessThan(abs(x), vec4(0.34)));
}

// log(1 + x) without cancellation near 0: 2 atanh(s) with s = x / (2 + x).
vec4 logarithmOnePlus(vec4 x)
{
    vec4 s = x / (2.0 + x);
    vec4 z = s * s;
    vec4 q = z * 2.33304591e-1 + 2.85508212e-1; // (2 atanh(s) - 2 s) / s^3, 2.5e-9
    q = q * z + 4.00001218e-1;
    q = q * z + 6.66666667e-1;
    vec4 small = q * z * s + 2.0 * s;
    return mix(log(1.0 + x), small, lessThan(abs(x), vec4(0.34)));
}

// The built-in logarithm has a small absolute error only, so it loses its digits near 1.
vec4 logarithm(vec4 x)
{
    return mix(log(x), logarithmOnePlus(x - 1.0), lessThan(abs(x - 1.0), vec4(0.34)));
}

// Error function with an absolute error below 2e-7: x P(x^2) up to 1, then 1 - e^P(x). (The one of activation.glsl is
// made for GELU: faster, but off by up to 2.2e-7 where the result is near 1.)
vec4 accurateErrorFunction(vec4 x)
{
    vec4 a = abs(x);
    vec4 s = a * a;
    vec4 inner = s * 7.87587505e-5 - 8.01686428e-4; // 1.3e-9
    inner = inner * s + 5.18908742e-3;
    inner = inner * s - 2.68542120e-2;
    inner = inner * s + 1.12835947e-1;
    inner = inner * s - 3.76126267e-1;
    inner = inner * s + 1.12837917;
    vec4 u = min(a, 4.0) - 2.5;
    vec4 outer = u * 1.32723618e-5 - 8.46706908e-5; // -log(erfc(x)), absolute 3.4e-7 of a part that is at most 0.16
    outer = outer * u + 4.20293531e-4;
    outer = outer * u - 2.15490297e-3;
    outer = outer * u + 1.08583442e-2;
    outer = outer * u + 9.43889008e-1;
    outer = outer * u + 5.35268073;
    outer = outer * u + 7.80681561;
    vec4 y = mix(1.0 - exp2(outer * -1.44269504), a * inner, lessThan(a, vec4(1.0)));
    return mix(withSignOf(y, x), x, isNan4(x));
}

// Inverse tangent: reduced to |x| < tan(pi / 8), then x P(x^2), 1.9e-8.
vec4 arcTangent(vec4 x)
{
    vec4 a = abs(x);
    bvec4 large = greaterThan(a, vec4(2.41421356));
    bvec4 middle = greaterThan(a, vec4(0.414213562));
    vec4 t = mix(mix(a, (a - 1.0) / (a + 1.0), middle), -1.0 / a, large);
    vec4 base = mix(mix(vec4(0), vec4(0.785398163), middle), vec4(1.57079633), large);
    vec4 z = t * t;
    vec4 q = z * 7.97629181e-2 - 1.38484902e-1;
    q = q * z + 1.99740825e-1;
    q = q * z - 3.33327858e-1;
    q = q * z + 9.99999981e-1;
    return mix(withSignOf(base + q * t, x), x, isNan4(x));
}

// Inverse sine of 0 ... 0.5 by x P(x^2), 4.8e-9.
vec4 arcSineSmall(vec4 x)
{
    vec4 z = x * x;
    vec4 q = z * 4.24173738e-2 + 2.39939996e-2;
    q = q * z + 4.55206356e-2;
    q = q * z + 7.49469669e-2;
    q = q * z + 1.66667820e-1;
    q = q * z + 9.99999996e-1;
    return q * x;
}

vec4 arcSine(vec4 x)
{
    vec4 a = abs(x);
    vec4 outer = 1.57079633 - 2.0 * arcSineSmall(sqrt(max(0.5 - 0.5 * a, 0.0)));
    vec4 y = withSignOf(mix(outer, arcSineSmall(a), lessThan(a, vec4(0.5))), x);
    return mix(notANumber4(), y, lessThanEqual(a, vec4(1.0)));
}

vec4 arcCosine(vec4 x)
{
    vec4 a = abs(x);
    vec4 outer = 2.0 * arcSineSmall(sqrt(max(0.5 - 0.5 * a, 0.0)));
    outer = mix(outer, 3.14159265 - outer, lessThan(x, vec4(0)));
    vec4 y = mix(outer, 1.57079633 - withSignOf(arcSineSmall(a), x), lessThan(a, vec4(0.5)));
    return mix(notANumber4(), y, lessThanEqual(a, vec4(1.0)));
}

vec4 hyperbolicTangent(vec4 x)
{
    vec4 e = exponentialMinusOne(-2.0 * abs(x));
    return mix(withSignOf(e / (e + 2.0), x), x, isNan4(x));
}

vec4 hyperbolicSine(vec4 x)
{
    vec4 a = abs(x);
    vec4 e = exponentialMinusOne(a);
    vec4 y = mix(exponential(a - 0.693147181), 0.5 * (e + e / (e + 1.0)), lessThan(a, vec4(10.0)));
    return mix(withSignOf(y, x), x, isNan4(x));
}

vec4 hyperbolicCosine(vec4 x)
{
    vec4 a = abs(x);
    return exponential(a - 0.693147181) + 0.25 * exponential(0.693147181 - a);
}

vec4 inverseHyperbolicSine(vec4 x)
{
    vec4 a = abs(x);
    vec4 s = a * a;
    vec4 y = mix(log(a) + 0.693147181, logarithmOnePlus(a + s / (1.0 + sqrt(s + 1.0))), lessThan(a, vec4(1e6)));
    return mix(withSignOf(y, x), x, isNan4(x));
}

vec4 inverseHyperbolicCosine(vec4 x)
{
    vec4 t = x - 1.0;
    vec4 y = mix(log(x) + 0.693147181, logarithmOnePlus(t + sqrt(max(t * (x + 1.0), 0.0))), lessThan(x, vec4(1e6)));
    return mix(notANumber4(), y, greaterThanEqual(x, vec4(1.0)));
}

vec4 inverseHyperbolicTangent(vec4 x)
{
    vec4 a = abs(x);
    vec4 y = withSignOf(0.5 * logarithmOnePlus(2.0 * a / (1.0 - a)), x);
    y = mix(y, withSignOf(infinity4(), x), equal(a, vec4(1.0)));
    return mix(notANumber4(), y, lessThanEqual(a, vec4(1.0)));
}

// log(1 + e^x)
vec4 softplus(vec4 x)
{
    return max(x, 0.0) + logarithmOnePlus(exponential(-abs(x)));
}

// x^y as C has it: negative x only for integral y; small exponents that stand for a product or root are exact.
vec4 power(vec4 x, vec4 y)
{
    vec4 a = abs(x);
    vec4 r = exponential(y * logarithm(a));
    bvec4 integral = equal(y, floor(y));
    bvec4 odd = equal(abs(y) - 2.0 * floor(abs(y) * 0.5), vec4(1.0));
    r = mix(r, vec4(0), equal(a, vec4(0)));
    r = mix(r, infinity4(), bvec4(uvec4(equal(a, vec4(0))) & uvec4(lessThan(y, vec4(0)))));
    r = mix(r, mix(notANumber4(), mix(r, -r, odd), integral), lessThan(x, vec4(0)));
    r = mix(r, x * x, equal(y, vec4(2.0)));
    r = mix(r, x * x * x, equal(y, vec4(3.0)));
    r = mix(r, sqrt(x), equal(y, vec4(0.5)));
    r = mix(r, x, equal(y, vec4(1.0)));
    r = mix(r, 1.0 / x, equal(y, vec4(-1.0)));
    r = mix(r, x + y, bvec4(uvec4(isNan4(x)) | uvec4(isNan4(y))));
    return mix(mix(r, vec4(1.0), equal(y, vec4(0))), vec4(1.0), equal(x, vec4(1.0)));
}

// x - q y without rounding the product: y split into two halves of 12 bits, exact while |q| < 4096.
vec4 remainderOf(vec4 x, vec4 q, vec4 y)
{
    const vec4 high = uintBitsToFloat(floatBitsToUint(y) & 0xfffff000u);
    precise vec4 r = x - q * high;
    precise vec4 low = y - high;
    r = r - q * low;
    return r;
}

// Remainder with the sign of x (C's fmod).
vec4 truncatedModulo(vec4 x, vec4 y)
{
    vec4 b = abs(y), a = abs(x);
    vec4 r = remainderOf(a, floor(a / b), b);
    r = mix(r, r + b, lessThan(r, vec4(0)));
    r = mix(r, r - b, greaterThanEqual(r, b));
    r = mix(r, a, isInfinite4(b));
    r = mix(r, notANumber4(), equal(b, vec4(0)));
    return mix(withSignOf(r, x), x + y, bvec4(uvec4(isNan4(x)) | uvec4(isNan4(y))));
}

// Remainder with the sign of y (Python's %).
vec4 flooredModulo(vec4 x, vec4 y)
{
    vec4 r = truncatedModulo(x, y);
    bvec4 turn = bvec4(uvec4(notEqual(r, vec4(0))) & uvec4(notEqual(lessThan(r, vec4(0)), lessThan(y, vec4(0)))));
    return mix(r, r + y, turn);
}

#endif
