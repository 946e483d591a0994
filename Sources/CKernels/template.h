// One set of inner loops. shim.h defines SCALAR, LANES, TARGET and FULL_BLOCKS before it includes
// this file. LANES is the number of elements in a vector; FULL_BLOCKS is 1 if there are 32 vector
// registers rather than 16.

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

// Stores a vector at an address that is a multiple of 16. If `past` is set, the store bypasses the
// caches, which would otherwise first load the memory that it overwrites. Other threads are sure to
// see it only after a fence.
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

// Returns a vector filled with a number. Subtracting zero changes no number, so this compiles to a
// broadcast.
BLOCK NAME(vector) NAME(filled)(SCALAR number) { return number - (NAME(vector)){0}; }

// Returns 0, 1, 2, …. The loop is unrolled, so the result is a constant.
BLOCK NAME(integers) NAME(indices)(void) {
  NAME(integers) result;
  UNROLLED for (int i = 0; i < LANES; i++) result[i] = i;
  return result;
}

// Sums the elements of a vector: adds its second half to its first half, and so on.
BLOCK SCALAR NAME(total)(const SCALAR *lanes) {
  SCALAR sums[LANES];
  UNROLLED for (int i = 0; i < LANES; i++) sums[i] = lanes[i];
  UNROLLED for (int half = LANES / 2; half > 0; half /= 2)
    UNROLLED for (int i = 0; i < half; i++) sums[i] += sums[i + half];
  return sums[0];
}

// Loads the first `count` elements of a vector, and sets the rest to `other`.
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

// Returns the elements of one vector where a condition holds, and those of the other elsewhere.
BLOCK NAME(vector) NAME(chosen)(NAME(integers) where, NAME(vector) these, NAME(vector) others) {
  return (NAME(vector))((where & (NAME(integers))these) | (~where & (NAME(integers))others));
}

// Loads elements that are `stride` apart; reads nothing past the last one.
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

// Writes `count` zeros; if `loose` is set, it may write zeros up to the end of a vector. This does
// not call memset, because there is rarely more than one vector to write.
BLOCK void NAME(clear)(const int loose, SCALAR *to, long count) {
  if (loose && count > 0) {
    NAME(store)(to, (NAME(vector)){0});
    to += LANES;
    count -= LANES;
  }
  for (long x = 0; x < count; x++) to[x] = 0;
}

// Copies a row, with zeros before and after it. If `loose` is set, whole vectors may be read and
// written past its end.
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
