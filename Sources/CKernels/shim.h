// The inner loops of convolutions. They are C, because Swift compiles a function for one kind of
// processor only; these are compiled for three, and the best that the machine has is chosen at run time.
#include <stdint.h>

// Sums over the elements of a window: out[f, y, x] =
// bias[f] + sum over k of weight[f, k] * image[offsets[k] + y * pitch + x].
struct backprop_correlation {
  const void *image;       // readable for 48 numbers beyond the last place
  const int32_t *offsets;  // [depth]
  long depth;
  const void *weight;  // [filters, depth]
  const void *bias;    // [filters], or null
  long filters;
  long rows, columns, pitch;
  void *out;
  long plane, row_stride, column_stride;  // the strides of out
  void *scratch;                          // 8 * (rows * pitch + 48) numbers
};

// Some lines of planes with zeros around them: every row_step-th row and column_step-th column.
struct backprop_plane_copy {
  const void *from;
  long planes, height, width;
  long first_row, row_step, first_column, column_step;  // perhaps outside of the plane
  void *to;                                             // [planes, rows, pitch]
  long to_step, rows, pitch;
  long before, end;  // the columns of the copy that are of the plane
};

// Adds to the gradient of the weights: gradient[f, k] +=
// sum over n and p < count of upstream[n, f, p] * image[n, offsets[k] + p].
struct backprop_weight_gradient {
  const void *image;       // readable and finite for 16 numbers beyond count
  const int32_t *offsets;  // [depth]
  long depth;
  const void *upstream;  // zero for 16 numbers beyond count
  long filters, images, count;
  long image_step, upstream_step, upstream_stride;
  void *gradient;
  long gradient_stride;
};

// The largest elements under a window, plane by plane, and where in its plane each was found.
struct backprop_max_pooling {
  const void *x;
  void *out;
  int32_t *places;
  long planes, height, width;  // of x
  long rows, columns;          // of out
  long window_height, window_width, row_stride, column_stride, row_padding, column_padding;
};

#define BLOCK static inline __attribute__((always_inline)) TARGET
#define LOOPS static __attribute__((noinline)) TARGET
#define UNROLLED _Pragma("clang loop unroll(full)")

#define SCALAR float
#define INTEGER int32_t
#define TARGET
#define FULL_BLOCKS 0
#define LANES 4
#define EVENS 0, 2, 5, 7
#define NAME(x) backprop_##x##_float_basic
#include "template.h"
#include "pooling.h"
#undef LANES
#undef EVENS
#undef NAME
#undef SCALAR
#undef INTEGER
#define SCALAR double
#define INTEGER int64_t
#define LANES 2
#define EVENS 0, 3
#define NAME(x) backprop_##x##_double_basic
#include "template.h"
#include "pooling.h"
#undef LANES
#undef EVENS
#undef NAME
#undef TARGET

#ifdef __x86_64__
#define TARGET __attribute__((target("avx2,fma")))
#define LANES 4
#define EVENS 0, 2, 5, 7
#define NAME(x) backprop_##x##_double_avx2
#include "template.h"
#include "pooling.h"
#undef LANES
#undef EVENS
#undef NAME
#undef SCALAR
#undef INTEGER
#define SCALAR float
#define INTEGER int32_t
#define LANES 8
#define EVENS 0, 2, 4, 6, 9, 11, 13, 15
#define NAME(x) backprop_##x##_float_avx2
#include "template.h"
#include "pooling.h"
#undef LANES
#undef EVENS
#undef NAME
#undef TARGET
#undef FULL_BLOCKS

#define TARGET __attribute__((target("avx512f,fma")))
#define FULL_BLOCKS 1
#define LANES 16
#define EVENS 0, 2, 4, 6, 8, 10, 12, 14, 17, 19, 21, 23, 25, 27, 29, 31
#define NAME(x) backprop_##x##_float_avx512
#include "template.h"
#include "pooling.h"
#undef LANES
#undef EVENS
#undef NAME
#undef SCALAR
#undef INTEGER
#define SCALAR double
#define INTEGER int64_t
#define LANES 8
#define EVENS 0, 2, 4, 6, 9, 11, 13, 15
#define NAME(x) backprop_##x##_double_avx512
#include "template.h"
#include "pooling.h"
#undef LANES
#undef EVENS
#undef NAME
#undef TARGET
#endif
#undef FULL_BLOCKS
#undef SCALAR
#undef INTEGER
#undef BLOCK
#undef LOOPS
#undef UNROLLED

// The bytes of the widest vectors that there are loops for and that the processor has.
static inline int backprop_vector_bytes(void) {
#ifdef __x86_64__
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f")) return 64;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return 32;
#endif
  return 16;
}

static inline void backprop_correlate(
    int vector_bytes, int is_double, const struct backprop_correlation *c) {
#ifdef __x86_64__
  if (vector_bytes == 64) {
    if (is_double) backprop_correlate_double_avx512(c);
    else backprop_correlate_float_avx512(c);
    return;
  }
  if (vector_bytes == 32) {
    if (is_double) backprop_correlate_double_avx2(c);
    else backprop_correlate_float_avx2(c);
    return;
  }
#endif
  if (is_double) backprop_correlate_double_basic(c);
  else backprop_correlate_float_basic(c);
}

static inline void backprop_add_weight_gradient(
    int vector_bytes, int is_double, const struct backprop_weight_gradient *g) {
#ifdef __x86_64__
  if (vector_bytes == 64) {
    if (is_double) backprop_weight_gradient_double_avx512(g);
    else backprop_weight_gradient_float_avx512(g);
    return;
  }
  if (vector_bytes == 32) {
    if (is_double) backprop_weight_gradient_double_avx2(g);
    else backprop_weight_gradient_float_avx2(g);
    return;
  }
#endif
  if (is_double) backprop_weight_gradient_double_basic(g);
  else backprop_weight_gradient_float_basic(g);
}

static inline void backprop_copy_planes(
    int vector_bytes, int is_double, const struct backprop_plane_copy *c) {
#ifdef __x86_64__
  if (vector_bytes == 64) {
    if (is_double) backprop_copy_planes_double_avx512(c);
    else backprop_copy_planes_float_avx512(c);
    return;
  }
  if (vector_bytes == 32) {
    if (is_double) backprop_copy_planes_double_avx2(c);
    else backprop_copy_planes_float_avx2(c);
    return;
  }
#endif
  if (is_double) backprop_copy_planes_double_basic(c);
  else backprop_copy_planes_float_basic(c);
}

static inline void backprop_maxima(
    int vector_bytes, int is_double, const struct backprop_max_pooling *p) {
#ifdef __x86_64__
  if (vector_bytes == 64) {
    if (is_double) backprop_maxima_double_avx512(p);
    else backprop_maxima_float_avx512(p);
    return;
  }
  if (vector_bytes == 32) {
    if (is_double) backprop_maxima_double_avx2(p);
    else backprop_maxima_float_avx2(p);
    return;
  }
#endif
  if (is_double) backprop_maxima_double_basic(p);
  else backprop_maxima_float_basic(p);
}
