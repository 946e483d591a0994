// Max pooling. shim.h defines SCALAR, INTEGER (which has the same size), LANES and EVENS.

typedef int32_t NAME(indices32) __attribute__((vector_size(LANES * sizeof(int32_t))));

// Computes the maxima at a vector of neighboring positions whose windows cover no padding on the
// left or right.
BLOCK void NAME(maxima_vector)(
    const long stride, const struct backprop_max_pooling *p, const SCALAR *plane, long first_row,
    long end_row, long column, SCALAR *out, int32_t *indices) {
  const NAME(integers) steps = NAME(indices)() * (INTEGER)p->column_stride;
  const long start = first_row * p->width + column;
  NAME(vector) best = NAME(load_every)(stride == 0 ? p->column_stride : stride, plane + start);
  NAME(integers) found = steps + (INTEGER)start;
  for (long row = first_row; row < end_row; row++) {
    for (long tap = 0; tap < p->window_width; tap++) {
      const long pixel = row * p->width + column + tap;
      const NAME(vector) number =
          NAME(load_every)(stride == 0 ? p->column_stride : stride, plane + pixel);
      // NaN counts as larger than everything.
      const NAME(integers) larger =
          (NAME(integers))(number > best) | (NAME(integers))(number != number);
      best = (NAME(vector))((larger & (NAME(integers))number) | (~larger & (NAME(integers))best));
      found = (larger & (steps + (INTEGER)pixel)) | (~larger & found);
    }
  }
  NAME(store)(out, best);
  const NAME(indices32) narrow = __builtin_convertvector(found, NAME(indices32));
  __builtin_memcpy(indices, &narrow, sizeof(narrow));
}

BLOCK void NAME(maximum)(
    const struct backprop_max_pooling *p, const SCALAR *plane, long first_row, long end_row,
    long column, SCALAR *out, int32_t *found) {
  const long first = column < 0 ? 0 : column;
  const long end = column + p->window_width < p->width ? column + p->window_width : p->width;
  long best = first_row * p->width + first;
  for (long row = first_row; row < end_row; row++) {
    for (long pixel = row * p->width + first; pixel < row * p->width + end; pixel++)
      if (plane[pixel] > plane[best] || plane[pixel] != plane[pixel]) best = pixel;
  }
  *out = plane[best];
  *found = (int32_t)best;
}

BLOCK void NAME(maxima_row)(
    const long stride, const struct backprop_max_pooling *p, const SCALAR *plane, long first_row,
    long end_row, SCALAR *out, int32_t *indices) {
  const long step = p->column_stride;
  // The windows at the positions from `inner` to `outer` cover no padding.
  const long inner = (p->column_padding + step - 1) / step;
  const long last = p->width - p->window_width + p->column_padding;
  const long fitting = last < 0 ? 0 : last / step + 1;
  const long outer = fitting < p->columns ? fitting : p->columns;
  long x = 0;
  if (outer - inner >= LANES) {
    for (; x < inner; x++)
      NAME(maximum)(
          p, plane, first_row, end_row, x * step - p->column_padding, out + x, indices + x);
    for (; x < outer; x += LANES) {
      // The last vector overlaps the previous one.
      const long from = x + LANES <= outer ? x : outer - LANES;
      NAME(maxima_vector)(
          stride, p, plane, first_row, end_row, from * step - p->column_padding, out + from,
          indices + from);
    }
    x = outer;
  }
  for (; x < p->columns; x++)
    NAME(maximum)(
        p, plane, first_row, end_row, x * step - p->column_padding, out + x, indices + x);
}

LOOPS void NAME(maxima)(const struct backprop_max_pooling *p) {
  for (long index = 0; index < p->planes * p->rows; index++) {
    const SCALAR *plane = (const SCALAR *)p->x + index / p->rows * p->height * p->width;
    const long row = index % p->rows * p->row_stride - p->row_padding;
    const long first = row < 0 ? 0 : row;
    const long end = row + p->window_height < p->height ? row + p->window_height : p->height;
    SCALAR *out = (SCALAR *)p->out + index * p->columns;
    int32_t *indices = p->indices + index * p->columns;
    switch (p->column_stride) {
      case 1: NAME(maxima_row)(1, p, plane, first, end, out, indices); break;
      case 2: NAME(maxima_row)(2, p, plane, first, end, out, indices); break;
      default: NAME(maxima_row)(0, p, plane, first, end, out, indices);
    }
  }
}

// Computes the gradient of max pooling with adjacent windows of 2 x 2 pixels: for each pixel, the
// upstream gradient if the pixel is the maximum of its window, and 0 otherwise.
LOOPS void NAME(spread_maxima)(const struct backprop_max_pooling *work) {
  const struct backprop_max_pooling p = *work;
  const NAME(integers) steps = NAME(indices)() * 2;
  for (long plane = 0; plane < p.planes; plane++) {
    SCALAR *image = (SCALAR *)p.out + plane * p.height * p.width;
    const SCALAR *upstream = (const SCALAR *)p.x + plane * p.rows * p.columns;
    const int32_t *indices = p.indices + plane * p.rows * p.columns;
    for (long row = 0; row < p.rows; row++, upstream += p.columns, indices += p.columns) {
      for (long u = 0; u < 2; u++) {
        const long start = (2 * row + u) * p.width;
        long x = 0;
        for (; x + LANES <= p.columns; x += LANES) {
          NAME(indices32) narrow;
          __builtin_memcpy(&narrow, indices + x, sizeof(narrow));
          const NAME(integers) found = __builtin_convertvector(narrow, NAME(integers));
          const NAME(integers) here = steps + (INTEGER)(start + 2 * x);
          const NAME(integers) arriving = (NAME(integers))NAME(load)(upstream + x);
          NAME(store_mixed)(
              image + start + 2 * x, (NAME(vector))((found == here) & arriving),
              (NAME(vector))((found == here + 1) & arriving));
        }
        for (; x < p.columns; x++) {
          image[start + 2 * x] = indices[x] == start + 2 * x ? upstream[x] : 0;
          image[start + 2 * x + 1] = indices[x] == start + 2 * x + 1 ? upstream[x] : 0;
        }
        if (p.width % 2) image[start + p.width - 1] = 0;
      }
    }
    for (long i = 2 * p.rows * p.width; i < p.height * p.width; i++) image[i] = 0;
  }
}
