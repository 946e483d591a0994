// One set of inner loops, for the SCALAR, LANES, TARGET and FULL_BLOCKS that shim.h defines.
// LANES are the numbers of a vector; FULL_BLOCKS is 1 where there are 32 vector registers, and not 16.

typedef SCALAR NAME(vector) __attribute__((vector_size(LANES * sizeof(SCALAR))));
typedef INTEGER NAME(integers) __attribute__((vector_size(LANES * sizeof(SCALAR))));

BLOCK NAME(vector) NAME(load)(const SCALAR *from) {
  NAME(vector) result;
  __builtin_memcpy(&result, from, sizeof(result));
  return result;
}

BLOCK void NAME(store)(SCALAR *to, NAME(vector) numbers) {
  __builtin_memcpy(to, &numbers, sizeof(numbers));
}

// Subtracting zero changes no number, so this is a broadcast and nothing else.
BLOCK NAME(vector) NAME(filled)(SCALAR number) { return number - (NAME(vector)){0}; }

// The sum of a vector's numbers, by halves.
BLOCK SCALAR NAME(total)(const SCALAR *lanes) {
  SCALAR sums[LANES];
  UNROLLED for (int i = 0; i < LANES; i++) sums[i] = lanes[i];
  UNROLLED for (int half = LANES / 2; half > 0; half /= 2)
    UNROLLED for (int i = 0; i < half; i++) sums[i] += sums[i + half];
  return sums[0];
}

// The first numbers of a vector; in place of the others one that does no harm.
BLOCK NAME(vector) NAME(load_some)(const SCALAR *from, long count, SCALAR other) {
  SCALAR numbers[LANES];
  UNROLLED for (int i = 0; i < LANES; i++) numbers[i] = other;
  for (long i = 0; i < count; i++) numbers[i] = from[i];
  return NAME(load)(numbers);
}

BLOCK void NAME(store_some)(SCALAR *to, long count, NAME(vector) numbers) {
  SCALAR copy[LANES];
  NAME(store)(copy, numbers);
  for (long i = 0; i < count; i++) to[i] = copy[i];
}

BLOCK SCALAR NAME(sum_of)(NAME(vector) numbers) {
  SCALAR copy[LANES];
  NAME(store)(copy, numbers);
  return NAME(total)(copy);
}

// Numbers where a condition holds, others where it does not.
BLOCK NAME(vector) NAME(chosen)(NAME(integers) where, NAME(vector) these, NAME(vector) others) {
  return (NAME(vector))((where & (NAME(integers))these) | (~where & (NAME(integers))others));
}

// Every so many-th number; reads none beyond the last of them.
BLOCK NAME(vector) NAME(load_every)(const long stride, const SCALAR *from) {
  if (stride == 1) return NAME(load)(from);
  if (stride == 2)
    return __builtin_shufflevector(NAME(load)(from), NAME(load)(from + LANES - 1), EVENS);
  SCALAR numbers[LANES];
  for (long i = 0; i < LANES; i++) numbers[i] = from[i * stride];
  return NAME(load)(numbers);
}

// Copies a line between zeros. With `loose`, whole vectors are read and written beyond its end.
BLOCK void NAME(copy_line)(
    const long stride, const int loose, const SCALAR *from, SCALAR *to, long before, long end,
    long pitch) {
  for (long x = 0; x < before; x++) to[x] = 0;
  if (loose || end - before >= LANES) {
    for (long x = before; x < end; x += LANES) {
      // The last vector overlaps the one before; lines are too short for a call of memcpy.
      const long place = loose || x + LANES <= end ? x : end - LANES;
      NAME(store)(to + place, NAME(load_every)(stride, from + place * stride));
    }
  } else {
    for (long x = before; x < end; x++) to[x] = from[x * stride];
  }
  for (long x = end; x < pitch; x++) to[x] = 0;
}

BLOCK void NAME(copy_plane)(
    const long step, const struct backprop_plane_copy *c, const SCALAR *plane, SCALAR *to) {
  for (long row = 0; row < c->rows; row++, to += c->pitch) {
    const long y = c->first_row + row * c->row_step;
    if (y < 0 || y >= c->height) {
      for (long x = 0; x < c->pitch; x++) to[x] = 0;
      continue;
    }
    const SCALAR *line = plane + y * c->width + c->first_column;
    // What is written too much the next lines put right.
    if ((c->height - 1 - y) * c->width >= LANES * step && (c->rows - 1 - row) * c->pitch >= LANES)
      NAME(copy_line)(step, 1, line, to, c->before, c->end, c->pitch);
    else
      NAME(copy_line)(step, 0, line, to, c->before, c->end, c->pitch);
  }
}

LOOPS void NAME(copy_planes)(const struct backprop_plane_copy *c) {
  for (long index = 0; index < c->planes; index++) {
    const SCALAR *plane = (const SCALAR *)c->from + index * c->height * c->width;
    SCALAR *to = (SCALAR *)c->to + index * c->to_step;
    if (c->column_step == 1) NAME(copy_plane)(1, c, plane, to);
    else if (c->column_step == 2) NAME(copy_plane)(2, c, plane, to);
    else NAME(copy_plane)(c->column_step, c, plane, to);
  }
}

// Sums for some filters at some vectors of places, all of which stay in registers.
BLOCK void NAME(correlate_block)(
    const int filters, const int vectors, const SCALAR *image, const int32_t *offsets, long depth,
    const SCALAR *weight, const SCALAR *bias, SCALAR *out, long stride) {
  NAME(vector) sums[8][3];
  UNROLLED for (int f = 0; f < filters; f++)
    UNROLLED for (int v = 0; v < vectors; v++)
      sums[f][v] = NAME(filled)(bias ? bias[f] : 0);
  for (long k = 0; k < depth; k++) {
    const SCALAR *from = image + offsets[k];
    NAME(vector) pixels[3];
    UNROLLED for (int v = 0; v < vectors; v++) pixels[v] = NAME(load)(from + v * LANES);
    UNROLLED for (int f = 0; f < filters; f++) {
      const NAME(vector) factor = NAME(filled)(weight[f * depth + k]);
      UNROLLED for (int v = 0; v < vectors; v++) sums[f][v] += pixels[v] * factor;
    }
  }
  UNROLLED for (int f = 0; f < filters; f++)
    UNROLLED for (int v = 0; v < vectors; v++)
      NAME(store)(out + f * stride + v * LANES, sums[f][v]);
}

#define CORRELATE(F)                                                                              \
  LOOPS void NAME(correlate_##F)(                                                                 \
      const SCALAR *image, const int32_t *offsets, long depth, const SCALAR *weight,              \
      const SCALAR *bias, SCALAR *out, long stride, long count) {                                 \
    long p = 0;                                                                                   \
    for (; count - p > 2 * LANES; p += 3 * LANES)                                                 \
      NAME(correlate_block)(F, 3, image + p, offsets, depth, weight, bias, out + p, stride);      \
    if (count - p > LANES)                                                                        \
      NAME(correlate_block)(F, 2, image + p, offsets, depth, weight, bias, out + p, stride);      \
    else if (count > p)                                                                           \
      NAME(correlate_block)(F, 1, image + p, offsets, depth, weight, bias, out + p, stride);      \
  }
CORRELATE(1)
CORRELATE(2)
CORRELATE(3)
CORRELATE(4)
#if FULL_BLOCKS
CORRELATE(5)
CORRELATE(6)
CORRELATE(7)
CORRELATE(8)
#endif

// Copies the places from lines of `pitch` to their place in the output.
BLOCK void NAME(copy_lines)(
    const struct backprop_correlation *c, const SCALAR *from, SCALAR *out) {
  for (long y = 0; y < c->rows; y++, from += c->pitch, out += c->row_stride) {
    if (c->column_stride == 1) {
      NAME(copy_line)(1, 0, from, out, 0, c->columns, c->columns);
    } else if (c->column_stride == 2) {
      for (long x = 0; x < c->columns; x++) out[x * 2] = from[x];
    } else {
      for (long x = 0; x < c->columns; x++) out[x * c->column_stride] = from[x];
    }
  }
}

LOOPS void NAME(correlate)(const struct backprop_correlation *c) {
  const long most = FULL_BLOCKS ? 8 : 4;
  const long blocks = (c->filters + most - 1) / most;
  const long size = (c->filters + blocks - 1) / blocks;
  const long count = c->rows * c->pitch;
  const long stride = (count / (3 * LANES) + 1) * 3 * LANES;
  const SCALAR *image = c->image;
  SCALAR *sums = c->scratch;
  for (long first = 0; first < c->filters; first += size) {
    const long filters = c->filters - first < size ? c->filters - first : size;
    const SCALAR *weight = (const SCALAR *)c->weight + first * c->depth;
    const SCALAR *bias = c->bias ? (const SCALAR *)c->bias + first : 0;
#define CASE(F)                                                                                  \
  case F:                                                                                        \
    NAME(correlate_##F)(image, c->offsets, c->depth, weight, bias, sums, stride, count);         \
    break;
    switch (filters) {
      CASE(1) CASE(2) CASE(3) CASE(4)
#if FULL_BLOCKS
      CASE(5) CASE(6) CASE(7) CASE(8)
#endif
    }
#undef CASE
    for (long f = 0; f < filters; f++)
      NAME(copy_lines)(c, sums + f * stride, (SCALAR *)c->out + (first + f) * c->plane);
  }
}

// Adds to some elements of some filters' gradient; the sums over places stay in registers.
BLOCK void NAME(gradient_block)(
    const int filters, const int taps, const struct backprop_weight_gradient *g, long filter,
    long tap) {
  NAME(vector) sums[4][6];
  const long last = g->depth - 1;
  UNROLLED for (int f = 0; f < filters; f++)
    UNROLLED for (int t = 0; t < taps; t++) sums[f][t] = (NAME(vector)){0};
  for (long n = 0; n < g->images; n++) {
    const SCALAR *upstream =
        (const SCALAR *)g->upstream + n * g->upstream_step + filter * g->upstream_stride;
    const SCALAR *image = (const SCALAR *)g->image + n * g->image_step;
    const SCALAR *from[6];
    UNROLLED for (int t = 0; t < taps; t++)
      from[t] = image + g->offsets[tap + t < last ? tap + t : last];
    for (long p = 0; p < g->count; p += LANES) {
      NAME(vector) arriving[4];
      UNROLLED for (int f = 0; f < filters; f++)
        arriving[f] = NAME(load)(upstream + f * g->upstream_stride + p);
      UNROLLED for (int t = 0; t < taps; t++) {
        const NAME(vector) pixels = NAME(load)(from[t] + p);
        UNROLLED for (int f = 0; f < filters; f++) sums[f][t] += arriving[f] * pixels;
      }
    }
  }
  // A copy with constant indices first: the sums themselves stay in registers.
  SCALAR lanes[4][6][LANES];
  UNROLLED for (int f = 0; f < filters; f++)
    UNROLLED for (int t = 0; t < taps; t++)
      __builtin_memcpy(lanes[f][t], &sums[f][t], sizeof(lanes[f][t]));
  for (int f = 0; f < filters; f++) {
    SCALAR *out = (SCALAR *)g->gradient + (filter + f) * g->gradient_stride + tap;
    for (int t = 0; t < taps && tap + t <= last; t++) {
      out[t] += NAME(total)(lanes[f][t]);
    }
  }
}

#define GRADIENT(F)                                                                              \
  LOOPS void NAME(gradient_##F)(const struct backprop_weight_gradient *g, long filter) {         \
    long tap = 0;                                                                                \
    for (; g->depth - tap > 3; tap += 6) NAME(gradient_block)(F, 6, g, filter, tap);             \
    if (tap < g->depth) NAME(gradient_block)(F, 3, g, filter, tap);                              \
  }
GRADIENT(1)
GRADIENT(2)
#if FULL_BLOCKS
GRADIENT(4)
#endif

LOOPS void NAME(add_weight_gradient)(const struct backprop_weight_gradient *g) {
  long filter = 0;
#if FULL_BLOCKS
  for (; g->filters - filter >= 4; filter += 4) NAME(gradient_4)(g, filter);
#endif
  for (; g->filters - filter >= 2; filter += 2) NAME(gradient_2)(g, filter);
  if (filter < g->filters) NAME(gradient_1)(g, filter);
}

#undef CORRELATE
#undef GRADIENT
