// The steps of update rules; see backprop_update.

// Applies the decoupled weight decay to w, and returns the gradient including the regularization
// term.
BLOCK NAME(vector) NAME(decayed)(
    const struct backprop_update *p, NAME(vector) *w, NAME(vector) gradient) {
  gradient += *w * (SCALAR)p->penalty;
  *w -= *w * (SCALAR)p->decay;
  return gradient;
}

LOOPS void NAME(adam)(const struct backprop_update *p) {
  SCALAR *weights = p->w, *means = p->mean, *squares = p->square;
  const SCALAR *gradients = p->gradient;
  const SCALAR new_mean = (SCALAR)(1 - p->mean_share), new_square = (SCALAR)(1 - p->square_share);
  for (long i = p->first; i < p->end; i += LANES) {
    NAME(vector) w = NAME(load_columns)(weights, i, p->end);
    const NAME(vector) gradient =
        NAME(decayed)(p, &w, NAME(load_columns)(gradients, i, p->end));
    const NAME(vector) mean =
        NAME(load_columns)(means, i, p->end) * (SCALAR)p->mean_share + gradient * new_mean;
    const NAME(vector) square = NAME(load_columns)(squares, i, p->end) * (SCALAR)p->square_share
        + gradient * gradient * new_square;
    NAME(store_columns)(means, i, p->end, mean);
    NAME(store_columns)(squares, i, p->end, square);
    const NAME(vector) root =
        __builtin_elementwise_sqrt(square * (SCALAR)p->square_correction) + (SCALAR)p->epsilon;
    w -= mean * (SCALAR)(p->rate * p->mean_correction) / root;
    NAME(store_columns)(weights, i, p->end, w);
  }
}

LOOPS void NAME(rmsprop)(const struct backprop_update *p) {
  SCALAR *weights = p->w, *squares = p->square;
  const SCALAR *gradients = p->gradient;
  const SCALAR new_square = (SCALAR)(1 - p->square_share);
  for (long i = p->first; i < p->end; i += LANES) {
    NAME(vector) w = NAME(load_columns)(weights, i, p->end);
    const NAME(vector) gradient =
        NAME(decayed)(p, &w, NAME(load_columns)(gradients, i, p->end));
    const NAME(vector) square = NAME(load_columns)(squares, i, p->end) * (SCALAR)p->square_share
        + gradient * gradient * new_square;
    NAME(store_columns)(squares, i, p->end, square);
    w -= gradient * (SCALAR)p->rate / (__builtin_elementwise_sqrt(square) + (SCALAR)p->epsilon);
    NAME(store_columns)(weights, i, p->end, w);
  }
}

// mean = mean_share mean + gradient; then w -= rate mean, or with Nesterov momentum w -= rate
// (gradient + mean_share mean).
LOOPS void NAME(momentum)(const struct backprop_update *p) {
  SCALAR *weights = p->w, *means = p->mean;
  const SCALAR *gradients = p->gradient;
  const SCALAR share = (SCALAR)p->mean_share;
  for (long i = p->first; i < p->end; i += LANES) {
    NAME(vector) w = NAME(load_columns)(weights, i, p->end);
    const NAME(vector) gradient =
        NAME(decayed)(p, &w, NAME(load_columns)(gradients, i, p->end));
    const NAME(vector) mean = NAME(load_columns)(means, i, p->end) * share + gradient;
    NAME(store_columns)(means, i, p->end, mean);
    w -= (p->keeps_gradient ? gradient + mean * share : mean) * (SCALAR)p->rate;
    NAME(store_columns)(weights, i, p->end, w);
  }
}

// mean = mean_share mean + (1 - mean_share) gradient; if `squared`, with the gradient squared.
BLOCK void NAME(average)(const int squared, const struct backprop_update *p) {
  SCALAR *means = p->w;
  const SCALAR *elements = p->gradient;
  const SCALAR share = (SCALAR)p->mean_share, rest = (SCALAR)(1 - p->mean_share);
  for (long i = p->first; i < p->end; i += LANES) {
    const NAME(vector) element = NAME(load_columns)(elements, i, p->end);
    NAME(store_columns)(
        means, i, p->end,
        NAME(load_columns)(means, i, p->end) * share
            + (squared ? element * element : element) * rest);
  }
}

LOOPS void NAME(average_elements)(const struct backprop_update *p) { NAME(average)(0, p); }

LOOPS void NAME(average_squares)(const struct backprop_update *p) { NAME(average)(1, p); }

// w = w + rate gradient / (sqrt(squares) + epsilon)
LOOPS void NAME(add_over_roots)(const struct backprop_update *p) {
  SCALAR *weights = p->w;
  const SCALAR *elements = p->gradient, *squares = p->squares;
  for (long i = p->first; i < p->end; i += LANES) {
    const NAME(vector) root =
        __builtin_elementwise_sqrt(NAME(load_columns)(squares, i, p->end)) + (SCALAR)p->epsilon;
    NAME(store_columns)(
        weights, i, p->end,
        NAME(load_columns)(weights, i, p->end)
            + NAME(load_columns)(elements, i, p->end) * (SCALAR)p->rate / root);
  }
}
