// The gradient of filters; see backprop_weight_gradient.

// Adds to the gradient of some filters at some of their elements. The sums over positions stay in
// registers.
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
    for (long row = 0; row < g->rows; row++, upstream += g->upstream_pitch) {
      for (long p = 0; p < g->columns; p += LANES) {
        NAME(vector) arriving[4];
        UNROLLED for (int f = 0; f < filters; f++)
          arriving[f] = NAME(load)(upstream + f * g->upstream_stride + p);
        UNROLLED for (int t = 0; t < taps; t++) {
          const NAME(vector) pixels = NAME(load)(from[t] + p);
          UNROLLED for (int f = 0; f < filters; f++) sums[f][t] += arriving[f] * pixels;
        }
      }
      UNROLLED for (int t = 0; t < taps; t++) from[t] += g->image_pitch;
    }
  }
  // Copy with constant indices first, so that the sums themselves stay in registers.
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

#undef GRADIENT
