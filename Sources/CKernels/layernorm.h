// Rows that are normalised, and then scaled and shifted column by column.

LOOPS void NAME(layer_norm)(const struct backprop_layer_norm *p) {
  const SCALAR *gamma = p->gamma, *beta = p->beta;
  for (long row = p->first; row < p->end; row++) {
    const SCALAR *x = (const SCALAR *)p->x + row * p->length;
    SCALAR *out = (SCALAR *)p->out + row * p->length;
    double mean, squares;
    const struct backprop_rows moments = {
        .x = x, .end = 1, .length = p->length, .sums = &mean, .products = &squares};
    NAME(row_moments)(&moments);
    const SCALAR center = (SCALAR)mean;
    const double variance = squares / (double)p->length;
    const SCALAR inverse = (SCALAR)(1 / __builtin_sqrt(variance + p->epsilon));
    ((SCALAR *)p->mean)[row] = center;
    ((SCALAR *)p->variance)[row] = (SCALAR)variance;
    ((SCALAR *)p->inverse)[row] = inverse;
    long i = 0;
    for (; i + LANES <= p->length; i += LANES) {
      const NAME(vector) normalized = (NAME(load)(x + i) - center) * inverse;
      NAME(store)(out + i, normalized * NAME(load)(gamma + i) + NAME(load)(beta + i));
    }
    for (; i < p->length; i++) out[i] = (x[i] - center) * inverse * gamma[i] + beta[i];
  }
}

// Adds to the gradients of gamma and beta, and writes that of x.
LOOPS void NAME(layer_norm_gradient)(const struct backprop_layer_norm *p) {
  const SCALAR *gamma = p->gamma;
  SCALAR *dgamma = p->gamma_gradient, *dbeta = p->beta_gradient;
  for (long row = p->first; row < p->end; row++) {
    const SCALAR *x = (const SCALAR *)p->x + row * p->length;
    const SCALAR *upstream = (const SCALAR *)p->upstream + row * p->length;
    SCALAR *out = (SCALAR *)p->out + row * p->length;
    const SCALAR center = ((const SCALAR *)p->mean)[row];
    const SCALAR inverse = ((const SCALAR *)p->inverse)[row];
    NAME(vector) sums = NAME(filled)(0), products = NAME(filled)(0);
    for (long i = 0; i < p->length; i += LANES) {
      const NAME(vector) normalized =
          (NAME(load_columns)(x, i, p->length) - center) * inverse;
      const NAME(vector) arriving = NAME(load_columns)(upstream, i, p->length);
      const NAME(vector) scaled = arriving * NAME(load_columns)(gamma, i, p->length);
      sums += scaled;
      products += scaled * normalized;
      NAME(store_columns)(
          dgamma, i, p->length, NAME(load_columns)(dgamma, i, p->length) + arriving * normalized);
      NAME(store_columns)(
          dbeta, i, p->length, NAME(load_columns)(dbeta, i, p->length) + arriving);
    }
    const SCALAR mean_sum = NAME(sum_of)(sums) / (SCALAR)p->length;
    const SCALAR mean_product = NAME(sum_of)(products) / (SCALAR)p->length;
    for (long i = 0; i < p->length; i += LANES) {
      const NAME(vector) normalized =
          (NAME(load_columns)(x, i, p->length) - center) * inverse;
      const NAME(vector) scaled = NAME(load_columns)(upstream, i, p->length)
          * NAME(load_columns)(gamma, i, p->length);
      NAME(store_columns)(
          out, i, p->length, (scaled - mean_sum - normalized * mean_product) * inverse);
    }
  }
}
