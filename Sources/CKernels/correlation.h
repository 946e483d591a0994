// Correlation with a window; see backprop_correlation.

#if FULL_BLOCKS
#define MOST_FILTERS 8
#define VECTORS 3
#else
// Twelve sums and two vectors of pixels fit in 16 registers; the weights are read from memory.
#define MOST_FILTERS 6
#define VECTORS 2
#endif
// Blocks of few filters use more vectors of positions, to keep the processor busy: each addition to
// a sum must wait for the previous one.
#define MOST_VECTORS 6

// Packs filters in the order in which the loops below read them: block by block, with the weights
// of a block's filters side by side.
LOOPS void NAME(pack_filters)(const struct backprop_filters *p) {
  const SCALAR *weight = p->weight;
  const long blocks = (p->filters + MOST_FILTERS - 1) / MOST_FILTERS;
  SCALAR *to = p->out;
  for (long block = 0; block < blocks; block++) {
    const long first = p->filters * block / blocks;
    const long end = p->filters * (block + 1) / blocks;
    for (long k = 0; k < p->depth; k++)
      for (long f = first; f < end; f++) *to++ = weight[f * p->depth + k];
  }
}

// Computes the sums of some filters at some vectors of positions. All sums stay in registers.
BLOCK void NAME(correlate_block)(
    const int filters, const int vectors, const SCALAR *const *from,
    const struct backprop_correlation *c, const SCALAR *weight, const SCALAR *bias,
    SCALAR *const *to, long stride) {
  NAME(vector) sums[MOST_FILTERS][MOST_VECTORS];
  UNROLLED for (int f = 0; f < filters; f++)
    UNROLLED for (int v = 0; v < vectors; v++)
      sums[f][v] = NAME(filled)(bias ? bias[f] : 0);
  for (long k = 0; k < c->depth; k++, weight += filters) {
    NAME(vector) pixels[MOST_VECTORS];
    UNROLLED for (int v = 0; v < vectors; v++) pixels[v] = NAME(load)(from[v] + c->offsets[k]);
    UNROLLED for (int f = 0; f < filters; f++) {
      const NAME(vector) factor = NAME(filled)(weight[f]);
      UNROLLED for (int v = 0; v < vectors; v++) sums[f][v] += pixels[v] * factor;
    }
  }
  UNROLLED for (int f = 0; f < filters; f++)
    UNROLLED for (int v = 0; v < vectors; v++) NAME(store)(to[v] + f * stride, sums[f][v]);
}

// Computes all positions of some rows for F filters, V vectors at a time. The last vector of a row
// may overlap the previous one. If the number of vectors is not a multiple of V, the last one is
// computed again.
#define CORRELATE(F, V)                                                                           \
  LOOPS void NAME(correlate_##F)(                                                                 \
      const struct backprop_correlation *c, const SCALAR *weight, const SCALAR *bias,             \
      SCALAR *out, long stride) {                                                                 \
    long row = 0, column = 0;                                                                     \
    int more = 1;                                                                                 \
    while (more) {                                                                                \
      const SCALAR *from[V];                                                                      \
      SCALAR *to[V];                                                                              \
      UNROLLED for (int v = 0; v < V; v++) {                                                      \
        from[v] = (const SCALAR *)c->image + row * c->pitch + column;                             \
        to[v] = out + row * c->row_stride + column;                                               \
        const long next = column + LANES, last = c->columns - LANES;                              \
        if (column < last) column = next < last ? next : last;                                    \
        else if (row + 1 < c->rows) row++, column = 0;                                            \
        else more = 0;                                                                            \
      }                                                                                           \
      NAME(correlate_block)(F, V, from, c, weight, bias, to, stride);                             \
    }                                                                                             \
  }
CORRELATE(1, 6)
CORRELATE(2, 4)
CORRELATE(3, 3)
CORRELATE(4, VECTORS)
CORRELATE(5, VECTORS)
CORRELATE(6, VECTORS)
#if FULL_BLOCKS
CORRELATE(7, VECTORS)
CORRELATE(8, VECTORS)
#endif

BLOCK void NAME(correlate_filters)(
    long filters, const struct backprop_correlation *c, const SCALAR *weight, const SCALAR *bias,
    SCALAR *out, long stride) {
#define CASE(F)                                                                                   \
  case F: NAME(correlate_##F)(c, weight, bias, out, stride); break;
  switch (filters) {
    CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6)
#if FULL_BLOCKS
    CASE(7) CASE(8)
#endif
  }
#undef CASE
}

// Copies the positions from rows of `pitch` elements to the output.
BLOCK void NAME(copy_rows)(
    const struct backprop_correlation *c, const SCALAR *from, SCALAR *out) {
  for (long y = 0; y < c->rows; y++, from += c->pitch, out += c->row_stride) {
    if (c->column_stride == 1) {
      NAME(copy_row)(1, 0, from, out, 0, c->columns, c->columns);
    } else if (c->column_stride == 2) {
      for (long x = 0; x < c->columns; x++) out[x * 2] = from[x];
    } else {
      for (long x = 0; x < c->columns; x++) out[x * c->column_stride] = from[x];
    }
  }
}

LOOPS void NAME(correlate)(const struct backprop_correlation *c) {
  const long blocks = (c->filters + MOST_FILTERS - 1) / MOST_FILTERS;
  const long separate = c->rows * ((c->columns + LANES - 1) / LANES);
  const long joined = (c->rows * c->pitch + LANES - 1) / LANES;
  // Usually, rows are written directly to the output. If dividing each row into vectors would waste
  // too much work, all rows are computed as a single row, and then copied without the unused
  // elements between them.
  const int copies =
      c->column_stride != 1 || c->columns < LANES || separate > joined + joined / 8;
  struct backprop_correlation flat = *c;
  if (copies) {
    flat.rows = 1;
    flat.columns = joined * LANES;
  }
  for (long block = 0; block < blocks; block++) {
    const long first = c->filters * block / blocks;
    const long filters = c->filters * (block + 1) / blocks - first;
    const SCALAR *weight = (const SCALAR *)c->weight + first * c->depth;
    const SCALAR *bias = c->bias ? (const SCALAR *)c->bias + first : 0;
    SCALAR *out = (SCALAR *)c->out + first * c->plane;
    if (!copies) {
      NAME(correlate_filters)(filters, c, weight, bias, out, c->plane);
      continue;
    }
    SCALAR *sums = c->scratch;
    NAME(correlate_filters)(filters, &flat, weight, bias, sums, flat.columns);
    for (long f = 0; f < filters; f++)
      NAME(copy_rows)(c, sums + f * flat.columns, out + f * c->plane);
  }
}

#undef CORRELATE
