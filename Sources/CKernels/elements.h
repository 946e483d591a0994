// ReLU, tanh, and softmax.

// Computes max(x, 0); NaN stays NaN.
BLOCK NAME(vector) NAME(positive)(NAME(vector) x) {
  return NAME(chosen)(x <= (SCALAR)0, NAME(filled)(0), x);
}

LOOPS void NAME(relu)(const struct backprop_elements *p) {
  const SCALAR *x = p->x;
  SCALAR *out = p->out;
  long i = p->first;
  for (; i + 4 * LANES <= p->end; i += 4 * LANES)
    UNROLLED for (int v = 0; v < 4; v++)
      NAME(store)(out + i + v * LANES, NAME(positive)(NAME(load)(x + i + v * LANES)));
  for (; i < p->end; i++) out[i] = x[i] <= 0 ? 0 : x[i];
}

// out = upstream where x is positive, 0 elsewhere
LOOPS void NAME(relu_gradient)(const struct backprop_elements *p) {
  const SCALAR *x = p->x, *upstream = p->upstream;
  SCALAR *out = p->out;
  long i = p->first;
  for (; i + 4 * LANES <= p->end; i += 4 * LANES)
    UNROLLED for (int v = 0; v < 4; v++) {
      const NAME(integers) passes = NAME(load)(x + i + v * LANES) > (SCALAR)0;
      NAME(store)(
          out + i + v * LANES,
          (NAME(vector))(passes & (NAME(integers))NAME(load)(upstream + i + v * LANES)));
    }
  for (; i < p->end; i++) out[i] = x[i] > 0 ? upstream[i] : 0;
}

// out = max(x + bias, 0), row by row
LOOPS void NAME(bias_relu)(const struct backprop_elements *p) {
  const SCALAR *bias = p->bias;
  for (long row = p->first; row < p->end; row++) {
    const SCALAR *x = (const SCALAR *)p->x + row * p->length;
    SCALAR *out = (SCALAR *)p->out + row * p->length;
    long i = 0;
    for (; i + LANES <= p->length; i += LANES)
      NAME(store)(out + i, NAME(positive)(NAME(load)(x + i) + NAME(load)(bias + i)));
    for (; i < p->length; i++) {
      const SCALAR sum = x[i] + bias[i];
      out[i] = sum <= 0 ? 0 : sum;
    }
  }
}

LOOPS void NAME(tanh)(const struct backprop_elements *p) {
  const SCALAR *x = p->x;
  SCALAR *out = p->out;
  for (long i = p->first; i < p->end; i += LANES)
    NAME(store_columns)(
        out, i, p->end, NAME(tanh_of)(NAME(load_columns)(x, i, p->end)));
}

// out = upstream (1 - x^2), where x is the output of tanh
LOOPS void NAME(tanh_gradient)(const struct backprop_elements *p) {
  const SCALAR *x = p->x, *upstream = p->upstream;
  SCALAR *out = p->out;
  for (long i = p->first; i < p->end; i += LANES) {
    const NAME(vector) y = NAME(load_columns)(x, i, p->end);
    NAME(store_columns)(
        out, i, p->end, NAME(load_columns)(upstream, i, p->end) * ((SCALAR)1 - y * y));
  }
}

BLOCK SCALAR NAME(largest)(const SCALAR *x, long length) {
  NAME(vector) best = NAME(filled)(x[0]);
  for (long i = 0; i < length; i += LANES) {
    const NAME(vector) elements = i + LANES <= length
        ? NAME(load)(x + i)
        : NAME(load_some)(x + i, length - i, x[0]);
    best = NAME(chosen)(elements > best, elements, best);
  }
  SCALAR lanes[LANES];
  NAME(store)(lanes, best);
  for (int i = 1; i < LANES; i++)
    if (lanes[i] > lanes[0]) lanes[0] = lanes[i];
  return lanes[0];
}

LOOPS void NAME(softmax)(const struct backprop_softmax *p) {
  for (long row = p->first; row < p->end; row++) {
    const SCALAR *x = (const SCALAR *)p->x + row * p->length;
    SCALAR *out = (SCALAR *)p->out + row * p->length;
    const SCALAR most = NAME(largest)(x, p->length);
    NAME(vector) sums = NAME(filled)(0);
    for (long i = 0; i < p->length; i += LANES) {
      const int whole = i + LANES <= p->length;
      // Elements past the end of the row are -infinity, so that their e^x is zero.
      const NAME(vector) powers = NAME(exp)(
          (whole ? NAME(load)(x + i)
                 : NAME(load_some)(x + i, p->length - i, -(SCALAR)__builtin_inf())) - most);
      sums += powers;
      NAME(store_columns)(out, i, p->length, powers);
    }
    const SCALAR sum = NAME(sum_of)(sums);
    const SCALAR factor = (SCALAR)p->scale / sum;
    for (long i = 0; i < p->length; i += LANES)
      NAME(store_columns)(
          out, i, p->length, NAME(load_columns)(out, i, p->length) * factor);
    if (!p->labels) continue;
    const long label = p->labels[row];
    ((SCALAR *)p->losses)[row] = (SCALAR)__builtin_log((double)sum) - (x[label] - most);
    out[label] -= (SCALAR)p->scale;
  }
}
