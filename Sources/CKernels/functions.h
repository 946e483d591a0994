// Functions that are applied to each element of a vector, accurate to within two units in the last
// place.

// Computes e^x as 2^n e^r with |r| <= ln 2 / 2, and e^r with a polynomial.
BLOCK NAME(vector) NAME(exp)(NAME(vector) x) {
  const NAME(vector) least = NAME(filled)(sizeof(SCALAR) == 4 ? (SCALAR)-104 : (SCALAR)-746);
  const NAME(vector) most = NAME(filled)(sizeof(SCALAR) == 4 ? (SCALAR)89 : (SCALAR)710);
  x = NAME(chosen)(x < least, least, x);
  x = NAME(chosen)(x > most, most, x);
  // Adding this number leaves the nearest integer in the lowest bits.
  const SCALAR large = sizeof(SCALAR) == 4 ? (SCALAR)0x1.8p23 : (SCALAR)0x1.8p52;
  const NAME(vector) shifted = x * (SCALAR)1.4426950408889634 + large;
  const NAME(vector) n = shifted - large;
  const NAME(integers) power = (NAME(integers))shifted - (NAME(integers))NAME(filled)(large);
  NAME(vector) r, sum;
  if (sizeof(SCALAR) == 4) {
    r = x - n * (SCALAR)0.693359375;
    r = r + n * (SCALAR)2.12194440e-4;
    sum = NAME(filled)((SCALAR)1.9875691500e-4);
    sum = sum * r + (SCALAR)1.3981999507e-3;
    sum = sum * r + (SCALAR)8.3334519073e-3;
    sum = sum * r + (SCALAR)4.1665795894e-2;
    sum = sum * r + (SCALAR)1.6666665459e-1;
    sum = sum * r + (SCALAR)5.0000001201e-1;
    sum = sum * (r * r) + r + (SCALAR)1;
  } else {
    r = x - n * (SCALAR)6.93145751953125e-1;
    r = r - n * (SCALAR)1.42860682030941723212e-6;
    sum = NAME(filled)((SCALAR)(1 / 6227020800.0));
    sum = sum * r + (SCALAR)(1 / 479001600.0);
    sum = sum * r + (SCALAR)(1 / 39916800.0);
    sum = sum * r + (SCALAR)(1 / 3628800.0);
    sum = sum * r + (SCALAR)(1 / 362880.0);
    sum = sum * r + (SCALAR)(1 / 40320.0);
    sum = sum * r + (SCALAR)(1 / 5040.0);
    sum = sum * r + (SCALAR)(1 / 720.0);
    sum = sum * r + (SCALAR)(1 / 120.0);
    sum = sum * r + (SCALAR)(1 / 24.0);
    sum = sum * r + (SCALAR)(1 / 6.0);
    sum = sum * r + (SCALAR)0.5;
    sum = sum * (r * r) + r + (SCALAR)1;
  }
  // Multiply by 2^n in two steps, because 2^n itself may overflow or underflow.
  const int fraction = sizeof(SCALAR) == 4 ? 23 : 52;
  const NAME(integers) one = (NAME(integers))NAME(filled)((SCALAR)1);
  const NAME(integers) half = power >> 1;
  const NAME(vector) first = (NAME(vector))(one + (half << fraction));
  const NAME(vector) second = (NAME(vector))(one + ((power - half) << fraction));
  return sum * first * second;
}

BLOCK NAME(vector) NAME(sigmoid)(NAME(vector) x) {
  return (SCALAR)1 / ((SCALAR)1 + NAME(exp)(-x));
}

// Computes tanh from e^x, except near zero: there, polynomials have a smaller relative error.
BLOCK NAME(vector) NAME(tanh_of)(NAME(vector) x) {
  const NAME(vector) size = NAME(chosen)(x < (SCALAR)0, -x, x);
  const NAME(vector) far = (SCALAR)1 - (SCALAR)2 / (NAME(exp)(size + size) + (SCALAR)1);
  const NAME(vector) z = x * x;
  NAME(vector) sum;
  if (sizeof(SCALAR) == 4) {
    sum = z * (SCALAR)-5.70498872745e-3 + (SCALAR)2.06390887954e-2;
    sum = sum * z - (SCALAR)5.37397155531e-2;
    sum = sum * z + (SCALAR)1.33314422036e-1;
    sum = sum * z - (SCALAR)3.33332819422e-1;
  } else {
    const NAME(vector) above =
        (z * (SCALAR)-9.64399179425052238628e-1 - (SCALAR)9.92877231001918586564e1) * z
        - (SCALAR)1.61468768441708447952e3;
    const NAME(vector) below =
        ((z + (SCALAR)1.12811678491632931402e2) * z + (SCALAR)2.23548839060100448583e3) * z
        + (SCALAR)4.84406305325125486048e3;
    sum = above / below;
  }
  const NAME(vector) near = x + x * z * sum;
  const NAME(vector) signed_far = NAME(chosen)(x < (SCALAR)0, -far, far);
  return NAME(chosen)(size < (SCALAR)0.625, near, signed_far);
}
