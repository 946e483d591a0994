// Layer normalization: each row is normalized, then scaled and shifted column by column.

BLOCK void NAME(layer_norm_row)(
    const int past, const struct backprop_layer_norm *p, const SCALAR *x, SCALAR *out,
    SCALAR center, SCALAR inverse) {
  const SCALAR *gamma = p->gamma, *beta = p->beta;
  long i = 0;
  for (; i + LANES <= p->length; i += LANES) {
    const NAME(vector) normalized = (NAME(load)(x + i) - center) * inverse;
    NAME(store_large)(past, out + i, normalized * NAME(load)(gamma + i) + NAME(load)(beta + i));
  }
  for (; i < p->length; i++) out[i] = (x[i] - center) * inverse * gamma[i] + beta[i];
}

// Prefetches the next row while this one is processed, if a row is at most 8 KB.
BLOCK void NAME(await_row)(const SCALAR *row, long length) {
  if (length * (long)sizeof(SCALAR) > 8192) return;
  for (long i = 0; i < length; i += 64 / (long)sizeof(SCALAR)) __builtin_prefetch(row + length + i);
}

LOOPS void NAME(layer_norm)(const struct backprop_layer_norm *p) {
  for (long row = p->first; row < p->end; row++) {
    const SCALAR *x = (const SCALAR *)p->x + row * p->length;
    SCALAR *out = (SCALAR *)p->out + row * p->length;
    NAME(await_row)(x, p->length);
    double mean, squares;
    const struct backprop_normalization moments = {
        .x = x, .end = 1, .length = p->length, .sums = &mean, .products = &squares};
    NAME(row_moments)(&moments);
    const SCALAR center = (SCALAR)mean;
    const double variance = squares / (double)p->length;
    const SCALAR inverse = (SCALAR)(1 / __builtin_sqrt(variance + p->epsilon));
    ((SCALAR *)p->mean)[row] = center;
    ((SCALAR *)p->variance)[row] = (SCALAR)variance;
    ((SCALAR *)p->inverse)[row] = inverse;
    if (p->is_large && (uintptr_t)out % 16 == 0)
      NAME(layer_norm_row)(1, p, x, out, center, inverse);
    else
      NAME(layer_norm_row)(0, p, x, out, center, inverse);
  }
  if (p->is_large) __atomic_thread_fence(__ATOMIC_SEQ_CST);
}

// Adds a row's contribution to the gradients of gamma and beta. For the gradient of x, it also
// computes the sums of g and of g y, where g is gamma times the upstream gradient and y is the
// normalized row.
BLOCK void NAME(layer_norm_sums)(
    const struct backprop_layer_norm *p, const SCALAR *x, const SCALAR *upstream, SCALAR center,
    SCALAR inverse, SCALAR *sum, SCALAR *product) {
  const SCALAR *gamma = p->gamma;
  SCALAR *dgamma = p->gamma_gradient, *dbeta = p->beta_gradient;
  NAME(vector) sums[2] = {{0}, {0}}, products[2] = {{0}, {0}};
  long i = 0;
  for (; i + 2 * LANES <= p->length; i += 2 * LANES) {
    UNROLLED for (int v = 0; v < 2; v++) {
      const long k = i + v * LANES;
      const NAME(vector) normalized = (NAME(load)(x + k) - center) * inverse;
      const NAME(vector) arriving = NAME(load)(upstream + k);
      const NAME(vector) scaled = arriving * NAME(load)(gamma + k);
      sums[v] += scaled;
      products[v] += scaled * normalized;
      NAME(store)(dgamma + k, NAME(load)(dgamma + k) + arriving * normalized);
      NAME(store)(dbeta + k, NAME(load)(dbeta + k) + arriving);
    }
  }
  SCALAR last_sum = 0, last_product = 0;
  for (; i < p->length; i++) {
    const SCALAR normalized = (x[i] - center) * inverse, scaled = upstream[i] * gamma[i];
    last_sum += scaled;
    last_product += scaled * normalized;
    dgamma[i] += upstream[i] * normalized;
    dbeta[i] += upstream[i];
  }
  *sum = NAME(sum_of)(sums[0] + sums[1]) + last_sum;
  *product = NAME(sum_of)(products[0] + products[1]) + last_product;
}

BLOCK void NAME(layer_norm_gradient_row)(
    const int past, const struct backprop_layer_norm *p, const SCALAR *x, const SCALAR *upstream,
    SCALAR *out, SCALAR center, SCALAR inverse, SCALAR mean_sum, SCALAR mean_product) {
  const SCALAR *gamma = p->gamma;
  long i = 0;
  for (; i + LANES <= p->length; i += LANES) {
    const NAME(vector) normalized = (NAME(load)(x + i) - center) * inverse;
    const NAME(vector) scaled = NAME(load)(upstream + i) * NAME(load)(gamma + i);
    NAME(store_large)(
        past, out + i, (scaled - mean_sum - normalized * mean_product) * inverse);
  }
  for (; i < p->length; i++)
    out[i] = (upstream[i] * gamma[i] - mean_sum - (x[i] - center) * inverse * mean_product)
        * inverse;
}

// Adds to the gradients of gamma and beta, and writes the gradient of x.
LOOPS void NAME(layer_norm_gradient)(const struct backprop_layer_norm *p) {
  for (long row = p->first; row < p->end; row++) {
    const SCALAR *x = (const SCALAR *)p->x + row * p->length;
    const SCALAR *upstream = (const SCALAR *)p->upstream + row * p->length;
    SCALAR *out = (SCALAR *)p->out + row * p->length;
    const SCALAR center = ((const SCALAR *)p->mean)[row];
    const SCALAR inverse = ((const SCALAR *)p->inverse)[row];
    SCALAR sum, product;
    NAME(layer_norm_sums)(p, x, upstream, center, inverse, &sum, &product);
    sum /= (SCALAR)p->length;
    product /= (SCALAR)p->length;
    if (p->is_large && (uintptr_t)out % 16 == 0)
      NAME(layer_norm_gradient_row)(1, p, x, upstream, out, center, inverse, sum, product);
    else
      NAME(layer_norm_gradient_row)(0, p, x, upstream, out, center, inverse, sum, product);
  }
  if (p->is_large) __atomic_thread_fence(__ATOMIC_SEQ_CST);
}
