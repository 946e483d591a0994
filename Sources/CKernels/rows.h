// Loops over the rows of a matrix, each with its own parameters; see backprop_normalization.

// For each row of x, computes the mean and the sum of squared differences from it.
LOOPS void NAME(row_moments)(const struct backprop_normalization *p) {
  for (long row = p->first; row < p->end; row++) {
    const SCALAR *x = (const SCALAR *)p->x + row * p->length;
    NAME(vector) sums[4] = {{0}, {0}, {0}, {0}};
    long i = 0;
    for (; i + 4 * LANES <= p->length; i += 4 * LANES)
      UNROLLED for (int v = 0; v < 4; v++) sums[v] += NAME(load)(x + i + v * LANES);
    for (; i + LANES <= p->length; i += LANES) sums[0] += NAME(load)(x + i);
    if (i < p->length) sums[1] += NAME(load_some)(x + i, p->length - i, 0);
    const double mean =
        (double)NAME(sum_of)((sums[0] + sums[1]) + (sums[2] + sums[3])) / (double)p->length;
    const SCALAR center = (SCALAR)mean;
    UNROLLED for (int v = 0; v < 4; v++) sums[v] = NAME(filled)(0);
    for (i = 0; i + 4 * LANES <= p->length; i += 4 * LANES) {
      UNROLLED for (int v = 0; v < 4; v++) {
        const NAME(vector) distance = NAME(load)(x + i + v * LANES) - center;
        sums[v] += distance * distance;
      }
    }
    for (; i < p->length; i += LANES) {
      const NAME(vector) elements = i + LANES <= p->length
          ? NAME(load)(x + i)
          : NAME(load_some)(x + i, p->length - i, center);
      sums[0] += (elements - center) * (elements - center);
    }
    p->sums[row] = mean;
    p->products[row] = NAME(sum_of)((sums[0] + sums[1]) + (sums[2] + sums[3]));
  }
}

// out = scale (x - center) + shift
LOOPS void NAME(scale_rows)(const struct backprop_normalization *p) {
  for (long row = p->first; row < p->end; row++) {
    const SCALAR *x = (const SCALAR *)p->x + row * p->length;
    SCALAR *out = (SCALAR *)p->out + row * p->length;
    const SCALAR center = ((const SCALAR *)p->center)[row % p->period];
    const SCALAR scale = ((const SCALAR *)p->scale)[row % p->period];
    const SCALAR shift = ((const SCALAR *)p->shift)[row % p->period];
    long i = 0;
    for (; i + 4 * LANES <= p->length; i += 4 * LANES)
      UNROLLED for (int v = 0; v < 4; v++)
        NAME(store)(
            out + i + v * LANES, (NAME(load)(x + i + v * LANES) - center) * scale + shift);
    for (; i + LANES <= p->length; i += LANES)
      NAME(store)(out + i, (NAME(load)(x + i) - center) * scale + shift);
    for (; i < p->length; i++) out[i] = (x[i] - center) * scale + shift;
  }
}

// For each row, sums the upstream gradient and its products with x - center.
LOOPS void NAME(row_products)(const struct backprop_normalization *p) {
  for (long row = p->first; row < p->end; row++) {
    const SCALAR *x = (const SCALAR *)p->x + row * p->length;
    const SCALAR *upstream = (const SCALAR *)p->upstream + row * p->length;
    const SCALAR center = ((const SCALAR *)p->center)[row % p->period];
    NAME(vector) sums[4] = {{0}, {0}, {0}, {0}}, products[4] = {{0}, {0}, {0}, {0}};
    long i = 0;
    for (; i + 4 * LANES <= p->length; i += 4 * LANES) {
      UNROLLED for (int v = 0; v < 4; v++) {
        const NAME(vector) arriving = NAME(load)(upstream + i + v * LANES);
        sums[v] += arriving;
        products[v] += arriving * (NAME(load)(x + i + v * LANES) - center);
      }
    }
    for (; i < p->length; i += LANES) {
      const int whole = i + LANES <= p->length;
      const NAME(vector) arriving =
          whole ? NAME(load)(upstream + i) : NAME(load_some)(upstream + i, p->length - i, 0);
      const NAME(vector) elements =
          whole ? NAME(load)(x + i) : NAME(load_some)(x + i, p->length - i, center);
      sums[0] += arriving;
      products[0] += arriving * (elements - center);
    }
    p->sums[row] = NAME(sum_of)((sums[0] + sums[1]) + (sums[2] + sums[3]));
    p->products[row] =
        NAME(sum_of)((products[0] + products[1]) + (products[2] + products[3]));
  }
}

// out = scale upstream + slope (x - center) + shift
LOOPS void NAME(blend_rows)(const struct backprop_normalization *p) {
  for (long row = p->first; row < p->end; row++) {
    const SCALAR *x = (const SCALAR *)p->x + row * p->length;
    const SCALAR *upstream = (const SCALAR *)p->upstream + row * p->length;
    SCALAR *out = (SCALAR *)p->out + row * p->length;
    const SCALAR center = ((const SCALAR *)p->center)[row % p->period];
    const SCALAR scale = ((const SCALAR *)p->scale)[row % p->period];
    const SCALAR shift = ((const SCALAR *)p->shift)[row % p->period];
    const SCALAR slope = ((const SCALAR *)p->slope)[row % p->period];
    long i = 0;
    for (; i + 2 * LANES <= p->length; i += 2 * LANES)
      UNROLLED for (int v = 0; v < 2; v++) {
        const NAME(vector) distance = NAME(load)(x + i + v * LANES) - center;
        NAME(store)(
            out + i + v * LANES,
            NAME(load)(upstream + i + v * LANES) * scale + (distance * slope + shift));
      }
    for (; i < p->length; i++) out[i] = upstream[i] * scale + ((x[i] - center) * slope + shift);
  }
}
