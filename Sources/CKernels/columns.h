// Loops over the columns of a matrix, each with its own parameters; see backprop_normalization.

// These functions load and store a vector of columns in one row. Past the last column, zeros are
// loaded and nothing is stored.
BLOCK NAME(vector) NAME(load_columns)(const SCALAR *row, long column, long end) {
  return column + LANES <= end ? NAME(load)(row + column)
                               : NAME(load_some)(row + column, end - column, 0);
}

BLOCK void NAME(store_columns)(SCALAR *row, long column, long end, NAME(vector) elements) {
  if (column + LANES <= end) NAME(store)(row + column, elements);
  else NAME(store_some)(row + column, end - column, elements);
}

BLOCK void NAME(store_sums)(double *to, long column, long end, NAME(vector) elements) {
  SCALAR copy[LANES];
  NAME(store)(copy, elements);
  for (long i = 0; i < LANES && column + i < end; i++) to[column + i] = (double)copy[i];
}

// For each column of x, computes the mean and the sum of squared differences from it.
LOOPS void NAME(column_moments)(const struct backprop_normalization *p) {
  const SCALAR *x = p->x;
  for (long column = p->first; column < p->end; column += LANES) {
    NAME(vector) sums = NAME(filled)(0), squares = NAME(filled)(0);
    for (long row = 0; row < p->rows; row++)
      sums += NAME(load_columns)(x + row * p->length, column, p->end);
    const NAME(vector) mean = sums / (SCALAR)p->rows;
    for (long row = 0; row < p->rows; row++) {
      const NAME(vector) distance =
          NAME(load_columns)(x + row * p->length, column, p->end) - mean;
      squares += distance * distance;
    }
    NAME(store_sums)(p->sums, column, p->end, mean);
    NAME(store_sums)(p->products, column, p->end, squares);
  }
}

// For each column, sums the upstream gradient and its products with x - center.
LOOPS void NAME(column_products)(const struct backprop_normalization *p) {
  const SCALAR *x = p->x, *upstream = p->upstream;
  for (long column = p->first; column < p->end; column += LANES) {
    const NAME(vector) center = NAME(load_columns)(p->center, column, p->end);
    NAME(vector) sums = NAME(filled)(0), products = NAME(filled)(0);
    for (long row = 0; row < p->rows; row++) {
      const NAME(vector) arriving =
          NAME(load_columns)(upstream + row * p->length, column, p->end);
      sums += arriving;
      products += arriving * (NAME(load_columns)(x + row * p->length, column, p->end) - center);
    }
    NAME(store_sums)(p->sums, column, p->end, sums);
    NAME(store_sums)(p->products, column, p->end, products);
  }
}

// out = scale (x - center) + shift
LOOPS void NAME(scale_columns)(const struct backprop_normalization *p) {
  const SCALAR *center = p->center, *scale = p->scale, *shift = p->shift;
  for (long row = p->first; row < p->end; row++) {
    const SCALAR *x = (const SCALAR *)p->x + row * p->length;
    SCALAR *out = (SCALAR *)p->out + row * p->length;
    long i = 0;
    for (; i + LANES <= p->length; i += LANES)
      NAME(store)(
          out + i, (NAME(load)(x + i) - NAME(load)(center + i)) * NAME(load)(scale + i)
              + NAME(load)(shift + i));
    for (; i < p->length; i++) out[i] = (x[i] - center[i]) * scale[i] + shift[i];
  }
}

// out = scale upstream + slope (x - center) + shift
LOOPS void NAME(blend_columns)(const struct backprop_normalization *p) {
  const SCALAR *center = p->center, *scale = p->scale, *shift = p->shift, *slope = p->slope;
  for (long row = p->first; row < p->end; row++) {
    const SCALAR *x = (const SCALAR *)p->x + row * p->length;
    const SCALAR *upstream = (const SCALAR *)p->upstream + row * p->length;
    SCALAR *out = (SCALAR *)p->out + row * p->length;
    long i = 0;
    for (; i + LANES <= p->length; i += LANES) {
      const NAME(vector) distance = NAME(load)(x + i) - NAME(load)(center + i);
      NAME(store)(
          out + i, NAME(load)(upstream + i) * NAME(load)(scale + i)
              + (distance * NAME(load)(slope + i) + NAME(load)(shift + i)));
    }
    for (; i < p->length; i++)
      out[i] = upstream[i] * scale[i] + ((x[i] - center[i]) * slope[i] + shift[i]);
  }
}
