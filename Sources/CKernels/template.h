// One set of inner loops, for the SCALAR, LANES, TARGET and FULL_BLOCKS that shim.h defines. LANES
// is the number of elements in a vector; FULL_BLOCKS is 1 if there are 32 vector registers rather
// than 16.

typedef SCALAR NAME(vector) __attribute__((vector_size(LANES * sizeof(SCALAR))));
typedef INTEGER NAME(integers) __attribute__((vector_size(LANES * sizeof(SCALAR))));

BLOCK NAME(vector) NAME(load)(const SCALAR *from) {
  NAME(vector) result;
  __builtin_memcpy(&result, from, sizeof(result));
  return result;
}

BLOCK void NAME(store)(SCALAR *to, NAME(vector) elements) {
  __builtin_memcpy(to, &elements, sizeof(elements));
}

// Stores a vector at an address that is a multiple of 16. With `past`, the store bypasses the
// caches, which would otherwise first read what is overwritten; other threads see it only after a
// fence.
typedef SCALAR NAME(quarter) __attribute__((vector_size(16)));
BLOCK void NAME(store_large)(const int past, SCALAR *to, NAME(vector) elements) {
  if (!past) {
    NAME(store)(to, elements);
    return;
  }
  NAME(quarter) parts[sizeof(elements) / 16];
  __builtin_memcpy(parts, &elements, sizeof(elements));
  UNROLLED for (unsigned long i = 0; i < sizeof(elements) / 16; i++)
    __builtin_nontemporal_store(parts[i], (NAME(quarter) *)to + i);
}

// Subtracting zero changes no number, so this is just a broadcast.
BLOCK NAME(vector) NAME(filled)(SCALAR number) { return number - (NAME(vector)){0}; }

// 0, 1, 2, …: when unrolled, this is a constant.
BLOCK NAME(integers) NAME(indices)(void) {
  NAME(integers) result;
  UNROLLED for (int i = 0; i < LANES; i++) result[i] = i;
  return result;
}

// The sum of a vector's elements, by halves.
BLOCK SCALAR NAME(total)(const SCALAR *lanes) {
  SCALAR sums[LANES];
  UNROLLED for (int i = 0; i < LANES; i++) sums[i] = lanes[i];
  UNROLLED for (int half = LANES / 2; half > 0; half /= 2)
    UNROLLED for (int i = 0; i < half; i++) sums[i] += sums[i + half];
  return sums[0];
}

// The first elements of a vector, with a harmless value in place of the others.
BLOCK NAME(vector) NAME(load_some)(const SCALAR *from, long count, SCALAR other) {
  SCALAR elements[LANES];
  UNROLLED for (int i = 0; i < LANES; i++) elements[i] = other;
  for (long i = 0; i < count; i++) elements[i] = from[i];
  return NAME(load)(elements);
}

BLOCK void NAME(store_some)(SCALAR *to, long count, NAME(vector) elements) {
  SCALAR copy[LANES];
  NAME(store)(copy, elements);
  for (long i = 0; i < count; i++) to[i] = copy[i];
}

BLOCK SCALAR NAME(sum_of)(NAME(vector) elements) {
  SCALAR copy[LANES];
  NAME(store)(copy, elements);
  return NAME(total)(copy);
}

// One vector's elements where a condition holds, the other's elsewhere.
BLOCK NAME(vector) NAME(chosen)(NAME(integers) where, NAME(vector) these, NAME(vector) others) {
  return (NAME(vector))((where & (NAME(integers))these) | (~where & (NAME(integers))others));
}

// Elements that are `stride` apart; reads nothing past the last of them.
BLOCK NAME(vector) NAME(load_every)(const long stride, const SCALAR *from) {
  if (stride == 1) return NAME(load)(from);
  if (stride == 2)
    return __builtin_shufflevector(NAME(load)(from), NAME(load)(from + LANES - 1), EVENS);
  SCALAR elements[LANES];
  for (long i = 0; i < LANES; i++) elements[i] = from[i * stride];
  return NAME(load)(elements);
}

// Stores the elements of two vectors alternately.
BLOCK void NAME(store_mixed)(SCALAR *to, NAME(vector) evens, NAME(vector) odds) {
  NAME(store)(to, __builtin_shufflevector(evens, odds, MIXED_LOW));
  NAME(store)(to + LANES, __builtin_shufflevector(evens, odds, MIXED_HIGH));
}

// Writes zeros; with `loose`, whole vectors. Rarely more than one vector, so memset is not called.
BLOCK void NAME(clear)(const int loose, SCALAR *to, long count) {
  if (loose && count > 0) {
    NAME(store)(to, (NAME(vector)){0});
    to += LANES;
    count -= LANES;
  }
  for (long x = 0; x < count; x++) to[x] = 0;
}

// Copies a row between zeros. With `loose`, whole vectors are read and written past its end.
BLOCK void NAME(copy_row)(
    const long stride, const int loose, const SCALAR *from, SCALAR *to, long before, long end,
    long pitch) {
  NAME(clear)(loose, to, before);
  if (loose || end - before >= LANES) {
    for (long x = before; x < end; x += LANES) {
      // The last vector overlaps the previous one; rows are too short for a call to memcpy.
      const long start = loose || x + LANES <= end ? x : end - LANES;
      NAME(store)(to + start, NAME(load_every)(stride, from + start * stride));
    }
  } else {
    for (long x = before; x < end; x++) to[x] = from[x * stride];
  }
  NAME(clear)(loose, to + end, pitch - end);
}

BLOCK void NAME(copy_plane)(
    const long step, const struct backprop_plane_copy *c, const SCALAR *plane, SCALAR *to) {
  for (long row = 0; row < c->rows; row++, to += c->pitch) {
    const long y = c->first_row + row * c->row_step;
    // Anything written past the end is overwritten by the next rows.
    const int writes_on = (c->rows - 1 - row) * c->pitch >= LANES;
    if (y < 0 || y >= c->height) {
      for (long x = 0; x < c->pitch; x += LANES)
        NAME(clear)(writes_on, to + x, c->pitch - x < LANES ? c->pitch - x : LANES);
      continue;
    }
    const SCALAR *from = plane + y * c->width + c->first_column;
    if ((c->height - 1 - y) * c->width >= LANES * step && writes_on)
      NAME(copy_row)(step, 1, from, to, c->before, c->end, c->pitch);
    else
      NAME(copy_row)(step, 0, from, to, c->before, c->end, c->pitch);
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
