// The gates of an LSTM, which are computed after the matrix products; see backprop_gates.

LOOPS void NAME(gates)(const struct backprop_gates *p) {
  const long length = p->length;
  for (long row = p->first; row < p->end; row++) {
    const SCALAR *sums = (const SCALAR *)p->sums + row * 4 * length;
    const SCALAR *cell = (const SCALAR *)p->cell + row * length;
    SCALAR *gates = (SCALAR *)p->gates + row * 4 * length;
    for (long i = 0; i < length; i += LANES) {
      const NAME(vector) input = NAME(sigmoid)(NAME(load_columns)(sums, i, length));
      const NAME(vector) forget = NAME(sigmoid)(NAME(load_columns)(sums + length, i, length));
      const NAME(vector) output =
          NAME(sigmoid)(NAME(load_columns)(sums + 2 * length, i, length));
      const NAME(vector) candidate =
          NAME(tanh_of)(NAME(load_columns)(sums + 3 * length, i, length));
      const NAME(vector) next = forget * NAME(load_columns)(cell, i, length) + input * candidate;
      NAME(store_columns)(gates, i, length, input);
      NAME(store_columns)(gates + length, i, length, forget);
      NAME(store_columns)(gates + 2 * length, i, length, output);
      NAME(store_columns)(gates + 3 * length, i, length, candidate);
      NAME(store_columns)((SCALAR *)p->next_cell + row * length, i, length, next);
      NAME(store_columns)(
          (SCALAR *)p->hidden + row * length, i, length, output * NAME(tanh_of)(next));
    }
  }
}

LOOPS void NAME(gates_gradient)(const struct backprop_gates *p) {
  const long length = p->length;
  for (long row = p->first; row < p->end; row++) {
    const SCALAR *gates = (const SCALAR *)p->gates + row * 4 * length;
    SCALAR *out = (SCALAR *)p->sums_gradient + row * 4 * length;
    for (long i = 0; i < length; i += LANES) {
      const NAME(vector) input = NAME(load_columns)(gates, i, length);
      const NAME(vector) forget = NAME(load_columns)(gates + length, i, length);
      const NAME(vector) output = NAME(load_columns)(gates + 2 * length, i, length);
      const NAME(vector) candidate = NAME(load_columns)(gates + 3 * length, i, length);
      const NAME(vector) before =
          NAME(load_columns)((const SCALAR *)p->cell + row * length, i, length);
      const NAME(vector) activation = NAME(tanh_of)(
          NAME(load_columns)((const SCALAR *)p->next_cell + row * length, i, length));
      const NAME(vector) dhidden =
          NAME(load_columns)((const SCALAR *)p->hidden_gradient + row * length, i, length);
      const NAME(vector) dcell =
          NAME(load_columns)((const SCALAR *)p->cell_gradient + row * length, i, length)
          + dhidden * output * ((SCALAR)1 - activation * activation);
      NAME(store_columns)(out, i, length, dcell * candidate * input * ((SCALAR)1 - input));
      NAME(store_columns)(
          out + length, i, length, dcell * before * forget * ((SCALAR)1 - forget));
      NAME(store_columns)(
          out + 2 * length, i, length, dhidden * activation * output * ((SCALAR)1 - output));
      NAME(store_columns)(
          out + 3 * length, i, length, dcell * input * ((SCALAR)1 - candidate * candidate));
      NAME(store_columns)(
          (SCALAR *)p->previous_gradient + row * length, i, length, dcell * forget);
    }
  }
}
