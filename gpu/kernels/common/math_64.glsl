// Elementary functions in double precision: GLSL has none beyond roots and rounding. Errors are a few units in the last place
// where not said otherwise. Series are Taylor's, on intervals so short that what is left out is below half a unit.
#ifndef TESSERA_MATH_64
#define TESSERA_MATH_64

double fromBits(int64_t bits) { return int64BitsToDouble(bits); }
int64_t toBits(double x) { return doubleBitsToInt64(x); }

const int64_t kSign64 = int64_t(1) << 63;
const int64_t kInfinity64 = int64_t(0x7ff) << 52;

double infinity64() { return fromBits(kInfinity64); }
double notANumber64() { return fromBits(int64_t(0xfff) << 51); }

// By bits: compilers may assume that no NaN occurs in a comparison.
bool isNan64(double x) { return (toBits(x) & ~kSign64) > kInfinity64; }
bool isInfinite64(double x) { return (toBits(x) & ~kSign64) == kInfinity64; }
// Not put together of bits: with vectors of 128 bits Mesa's software device then gets tanh and asinh wrong.
double withSignOf(double size, double sign) { return toBits(sign) < 0 ? -abs(size) : abs(size); }

// To the nearest whole number, half to even: adding 2^52 leaves no bits behind the point. (The built-in one is wrong for halves on
// Mesa's software device with vectors of 512 bits.)
double roundToEven64(double x)
{
    precise double y = abs(x) + 4503599627370496.0lf;
    y = y - 4503599627370496.0lf;
    return abs(x) < 4503599627370496.0lf ? withSignOf(y, x) : x;
}

// e^x as 2^n e^r with |r| <= ln 2 / 2; the first part of ln 2 has so few bits that n times it is exact.
double exponential64(double x)
{
    const double t = clamp(x, -746.0lf, 710.0lf);
    const double n = roundToEven64(t * 1.4426950408889634lf);
    precise double r = t - n * 0.6931471803691238lf;
    r = r - n * 1.9082149292705877e-10lf;
    double q = 1.6059043836821613e-10lf;
    q = q * r + 2.08767569878681e-09lf;
    q = q * r + 2.505210838544172e-08lf;
    q = q * r + 2.755731922398589e-07lf;
    q = q * r + 2.7557319223985893e-06lf;
    q = q * r + 2.48015873015873e-05lf;
    q = q * r + 0.0001984126984126984lf;
    q = q * r + 0.001388888888888889lf;
    q = q * r + 0.008333333333333333lf;
    q = q * r + 0.041666666666666664lf;
    q = q * r + 0.16666666666666666lf;
    q = q * r + 0.5lf;
    const double y = 1.0lf + (r + r * r * q);
    const int power = int(n), first = power >> 1;
    const double scaled = y * fromBits(int64_t(first + 1023) << 52) * fromBits(int64_t(power - first + 1023) << 52);
    return isNan64(x) ? x : scaled;
}

// e^x - 1 without cancellation near 0.
double exponentialMinusOne64(double x)
{
    double q = 7.647163731819816e-13lf;
    q = q * x + 1.1470745597729725e-11lf;
    q = q * x + 1.6059043836821613e-10lf;
    q = q * x + 2.08767569878681e-09lf;
    q = q * x + 2.505210838544172e-08lf;
    q = q * x + 2.755731922398589e-07lf;
    q = q * x + 2.7557319223985893e-06lf;
    q = q * x + 2.48015873015873e-05lf;
    q = q * x + 0.0001984126984126984lf;
    q = q * x + 0.001388888888888889lf;
    q = q * x + 0.008333333333333333lf;
    q = q * x + 0.041666666666666664lf;
    q = q * x + 0.16666666666666666lf;
    q = q * x + 0.5lf;
    return abs(x) < 0.35lf ? x + x * x * q : exponential64(x) - 1.0lf;
}

// x = 2^n m with m next to 1, and log m = 2 atanh((m - 1) / (m + 1)).
double logarithm64(double x)
{
    const bool tiny = x < 2.2250738585072014e-308lf;
    const int64_t bits = toBits(tiny ? x * 18014398509481984.0lf : x);
    int power = int(bits >> 52) - (tiny ? 1077 : 1023);
    double m = fromBits((bits & ((int64_t(1) << 52) - 1)) | (int64_t(1023) << 52));
    if (m > 1.4142135623730951lf) {
        m *= 0.5lf;
        power += 1;
    }
    const double s = (m - 1.0lf) / (m + 1.0lf), z = s * s;
    double q = 0.047619047619047616lf;
    q = q * z + 0.05263157894736842lf;
    q = q * z + 0.058823529411764705lf;
    q = q * z + 0.06666666666666667lf;
    q = q * z + 0.07692307692307693lf;
    q = q * z + 0.09090909090909091lf;
    q = q * z + 0.1111111111111111lf;
    q = q * z + 0.14285714285714285lf;
    q = q * z + 0.2lf;
    q = q * z + 0.3333333333333333lf;
    const double n = double(power);
    double y = n * 0.6931471803691238lf + (2.0lf * s + (2.0lf * s * z * q + n * 1.9082149292705877e-10lf));
    y = x == 0.0lf ? -infinity64() : y;
    y = x < 0.0lf ? notANumber64() : y;
    return isNan64(x) || x == infinity64() ? x : y;
}

// log(1 + x) without cancellation: the rounding error of 1 + x divides out.
double logarithmOnePlus64(double x)
{
    precise const double u = 1.0lf + x;
    precise const double rounded = u - 1.0lf;
    const double y = logarithm64(u);
    return rounded == 0.0lf ? x : (isInfinite64(u) || u <= 0.0lf ? y : y * (x / rounded));
}

// Sine and cosine of x less n quarter turns, and n modulo 4. The quarter turn is in three parts, so that for |x| up to about a
// million only the last of them rounds.
uint quarterTurn(double x, out double sine, out double cosine)
{
    const double n = roundToEven64(x * 0.6366197723675814lf);
    precise double r = x - n * 1.570796325802803lf;
    r = r - n * 9.920935791635221e-10lf;
    r = r - n * 5.170182981794105e-19lf;
    const double z = r * r;
    double s = 2.8114572543455206e-15lf;
    s = 7.647163731819816e-13lf - s * z;
    s = 1.6059043836821613e-10lf - s * z;
    s = 2.505210838544172e-08lf - s * z;
    s = 2.7557319223985893e-06lf - s * z;
    s = 0.0001984126984126984lf - s * z;
    s = 0.008333333333333333lf - s * z;
    s = 0.16666666666666666lf - s * z;
    sine = r - r * z * s;
    double c = 1.5619206968586225e-16lf;
    c = 4.779477332387385e-14lf - c * z;
    c = 1.1470745597729725e-11lf - c * z;
    c = 2.08767569878681e-09lf - c * z;
    c = 2.755731922398589e-07lf - c * z;
    c = 2.48015873015873e-05lf - c * z;
    c = 0.001388888888888889lf - c * z;
    c = 0.041666666666666664lf - c * z;
    cosine = 1.0lf - (0.5lf * z - z * z * c);
    return uint(int64_t(n) & 3);
}

double sine64(double x)
{
    double s, c;
    const uint turn = quarterTurn(x, s, c);
    const double y = (turn & 1u) == 0 ? s : c;
    return isInfinite64(x) ? notANumber64() : (turn >= 2 ? -y : y);
}

double cosine64(double x)
{
    double s, c;
    const uint turn = quarterTurn(x, s, c);
    const double y = (turn & 1u) == 0 ? c : s;
    return isInfinite64(x) ? notANumber64() : (turn == 1 || turn == 2 ? -y : y);
}

double tangent64(double x)
{
    double s, c;
    const uint turn = quarterTurn(x, s, c);
    return isInfinite64(x) ? notANumber64() : ((turn & 1u) == 0 ? s / c : -c / s);
}

// Reduced to |t| <= 1 by the reciprocal, to half the angle once more, then by the series.
double arcTangent64(double x)
{
    const double a = abs(x);
    const double t = a > 1.0lf ? 1.0lf / a : a;
    const double h = t / (1.0lf + sqrt(1.0lf + t * t)), half0 = h / (1.0lf + sqrt(1.0lf + h * h));
    const double z = half0 * half0;
    double q = 0.04lf;
    q = 0.043478260869565216lf - q * z;
    q = 0.047619047619047616lf - q * z;
    q = 0.05263157894736842lf - q * z;
    q = 0.058823529411764705lf - q * z;
    q = 0.06666666666666667lf - q * z;
    q = 0.07692307692307693lf - q * z;
    q = 0.09090909090909091lf - q * z;
    q = 0.1111111111111111lf - q * z;
    q = 0.14285714285714285lf - q * z;
    q = 0.2lf - q * z;
    q = 0.3333333333333333lf - q * z;
    const double angle = 4.0lf * (half0 - half0 * z * q);
    return isNan64(x) ? x : withSignOf(a > 1.0lf ? 1.5707963267948966lf - angle : angle, x);
}

double arcSine64(double x)
{
    const double y = arcTangent64(x / sqrt((1.0lf - x) * (1.0lf + x)));
    return abs(x) < 1.0lf ? y : (abs(x) == 1.0lf ? withSignOf(1.5707963267948966lf, x) : notANumber64());
}

double arcCosine64(double x)
{
    const double y = 2.0lf * arcTangent64(sqrt((1.0lf - x) / (1.0lf + x)));
    return abs(x) < 1.0lf ? y : (x == 1.0lf ? 0.0lf : (x == -1.0lf ? 3.141592653589793lf : notANumber64()));
}

double hyperbolicSine64(double x)
{
    const double a = abs(x), e = exponentialMinusOne64(min(a, 30.0lf));
    const double half0 = exponential64(0.5lf * a);
    return isNan64(x) ? x : withSignOf(a < 30.0lf ? 0.5lf * (e + e / (e + 1.0lf)) : 0.5lf * half0 * half0, x);
}

double hyperbolicCosine64(double x)
{
    const double half0 = exponential64(0.5lf * abs(x)), e = half0 * half0;
    return isInfinite64(e) ? (0.5lf * half0) * half0 : 0.5lf * e + 0.5lf / e;
}

double hyperbolicTangent64(double x)
{
    const double e = exponentialMinusOne64(-2.0lf * abs(x));
    return isNan64(x) ? x : withSignOf(e / (e + 2.0lf), x);
}

double inverseHyperbolicSine64(double x)
{
    const double a = abs(x), s = a * a;
    const double large = logarithm64(a) + 0.6931471805599453lf;
    const double y = a < 1e8lf ? logarithmOnePlus64(a + s / (1.0lf + sqrt(s + 1.0lf))) : large;
    return isNan64(x) ? x : withSignOf(y, x);
}

double inverseHyperbolicCosine64(double x)
{
    const double t = x - 1.0lf;
    const double large = logarithm64(x) + 0.6931471805599453lf;
    const double y = x < 1e8lf ? logarithmOnePlus64(t + sqrt(t * (x + 1.0lf))) : large;
    return x >= 1.0lf ? y : notANumber64();
}

double inverseHyperbolicTangent64(double x)
{
    const double a = abs(x);
    const double y = withSignOf(0.5lf * logarithmOnePlus64(2.0lf * a / (1.0lf - a)), x);
    return a < 1.0lf ? y : (a == 1.0lf ? withSignOf(infinity64(), x) : notANumber64());
}

double softplus64(double x)
{
    return isNan64(x) ? x : max(x, 0.0lf) + logarithmOnePlus64(exponential64(-abs(x)));
}

// Below 2 by 2 x e^-x^2 / sqrt(pi) (1 + 2x^2/3 + (2x^2)^2/15 + ...), all terms of which are positive; above, by the continued
// fraction of 1 - erf.
double errorFunction64(double x)
{
    const double a = min(abs(x), 6.0lf), s = 2.0lf * a * a;
    double term = 1.0lf, sum = 1.0lf;
    if (a < 2.0lf)
        LOOP for (int n = 1; n < 48; ++n) {
            term *= s / double(2 * n + 1);
            sum += term;
        }
    double fraction = a;
    if (a >= 2.0lf)
        LOOP for (int n = 64; n > 0; --n)
            fraction = a + 0.5lf * double(n) / fraction;
    const double e = exponential64(-a * a);
    const double y = a < 2.0lf ? 1.1283791670955126lf * a * e * sum : 1.0lf - 0.5641895835477563lf * e / fraction;
    return isNan64(x) ? x : withSignOf(y, x);
}

// x^y as C has it. The error grows with the logarithm of the result: 1e-13 of it at the end of the range.
double power64(double x, double y)
{
    const double a = abs(x);
    const bool integral = y == floor(y);
    const bool odd = integral && abs(y) < 9007199254740992.0lf && 2.0lf * floor(y * 0.5lf) != y;
    double r = exponential64(y * logarithm64(a));
    r = a == 0.0lf ? (y < 0.0lf ? infinity64() : 0.0lf) : r;
    r = a == 1.0lf ? 1.0lf : r;
    r = odd ? withSignOf(r, x) : (x < 0.0lf && !integral && !isInfinite64(x) ? notANumber64() : r);
    r = y == 2.0lf ? x * x : (y == 3.0lf ? x * x * x : (y == 0.5lf ? sqrt(x) : (y == 1.0lf ? x : r)));
    r = y == -1.0lf ? 1.0lf / x : r;
    r = isNan64(x) || isNan64(y) ? x + y : r;
    return y == 0.0lf || x == 1.0lf ? 1.0lf : r;
}

// Remainder with the sign of x (C's fmod), exact: each round takes away a multiple of y whose factor has few bits.
double truncatedModulo64(double x, double y)
{
    const double b = abs(y), high = fromBits(toBits(b) & ~((int64_t(1) << 27) - 1));
    double a = abs(x);
    if (!isInfinite64(a) && !isInfinite64(b) && b > 0.0lf)
        LOOP for (int round = 0; round < 96 && a >= b; ++round) {
            double q = floor(a / b);
            if (q >= 67108864.0lf)
                q = fromBits(toBits(q) & ~((int64_t(1) << 27) - 1));
            precise double r = a - q * high;
            r = r - q * (b - high);
            a = r < 0.0lf ? r + b : r;
        }
    if (isInfinite64(a) || b == 0.0lf)
        return isNan64(y) ? y : notANumber64();
    return isNan64(x) || isNan64(y) ? x + y : withSignOf(a, x);
}

// Remainder with the sign of y (Python's %).
double flooredModulo64(double x, double y)
{
    const double r = truncatedModulo64(x, y);
    return r != 0.0lf && (r < 0.0lf) != (y < 0.0lf) ? r + y : r;
}

#endif
