// The inner loops of convolutions. They are C, because Swift compiles a function for one kind of
// processor only; these are compiled for three, and the best that the machine has is chosen at run time.
#include <stdint.h>

// Sums over the elements of a window: out[f, y, x] =
// bias[f] + sum over k of weight[f, k] * image[offsets[k] + y * pitch + x].
struct backprop_correlation {
  const void *image;       // readable for 48 numbers beyond the last place
  const int32_t *offsets;  // [depth]
  long depth;
  const void *weight;  // as packed filters
  const void *bias;    // [filters], or null
  long filters;
  long rows, columns, pitch;
  void *out;
  long plane, row_stride, column_stride;  // the strides of out
  void *scratch;                          // 8 * (rows * pitch + 48) numbers
};

// Filters put into the order in which a correlation reads them.
struct backprop_filters {
  const void *weight;  // [filters, depth]
  void *out;           // as many
  long filters, depth;
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
// sum over n, y and x of upstream[n, f, y, x] * image[n, offsets[k] + y * image_pitch + x].
struct backprop_weight_gradient {
  const void *image;       // readable and finite for 16 numbers beyond the last place
  const int32_t *offsets;  // [depth]
  long depth;
  const void *upstream;  // zero up to a multiple of 16 columns
  long filters, images, rows, columns;
  long image_step, image_pitch, upstream_step, upstream_stride, upstream_pitch;
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

// Rows of numbers, each with parameters of its own: the planes of a channel, or examples. Row r takes
// parameter r % period.
struct backprop_rows {
  const void *x, *upstream;
  void *out;
  long first, end, length;             // the rows to work on
  const void *center, *scale, *shift;  // [period]
  const void *slope;                   // [period]
  long period;
  double *sums, *products;  // [rows]
};

// Columns of numbers, each with parameters of its own.
struct backprop_columns {
  const void *x, *upstream;
  void *out;
  long rows, length;            // of the matrix
  long first, end;              // the rows or columns to work on
  const void *center, *scale, *shift, *slope;  // [length]
  double *sums, *products;                     // [length]
};

// Rows that are normalised, and then scaled and shifted column by column.
struct backprop_layer_norm {
  const void *x, *upstream;
  void *out;
  long first, end, length;
  const void *gamma, *beta;  // [length]
  void *mean, *variance, *inverse;  // [rows]
  double epsilon;
  void *gamma_gradient, *beta_gradient;  // [length], added to
};

// The softmax of rows; with labels, the losses and the gradient of the cross-entropy.
struct backprop_softmax {
  const void *x;
  void *out, *losses;
  const int64_t *labels;
  long first, end, length;
  double scale;
};

// Numbers one by one, and numbers that repeat after each row of a matrix.
struct backprop_elements {
  const void *x, *upstream, *bias;
  void *out;
  long first, end;  // the numbers to work on; with a bias, the rows
  long length;      // of the bias
};

// The gates of an LSTM, in the order input, forget, output, candidate.
struct backprop_gates {
  const void *sums, *cell;                    // [N, 4 H], [N, H]
  void *gates, *next_cell, *hidden;           // [N, 4 H], [N, H], [N, H]
  const void *hidden_gradient, *cell_gradient;  // [N, H]
  void *sums_gradient, *previous_gradient;    // [N, 4 H], [N, H]
  long first, end, length;                    // the examples, and H
};

// A step of an update rule, for numbers one by one.
struct backprop_update {
  void *w, *mean, *square;
  const void *gradient;
  long first, end;
  double rate, mean_share, square_share, epsilon, mean_correction, square_correction;
  double penalty, decay;
  int keeps_gradient;
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
#include "templates.h"
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
#include "templates.h"
#undef LANES
#undef EVENS
#undef NAME
#undef TARGET

#ifdef __x86_64__
#define TARGET __attribute__((target("avx2,fma")))
#define LANES 4
#define EVENS 0, 2, 5, 7
#define NAME(x) backprop_##x##_double_avx2
#include "templates.h"
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
#include "templates.h"
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
#include "templates.h"
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
#include "templates.h"
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

// backprop_##NAME for the vectors of that many bytes.
#ifdef __x86_64__
#define WIDER(name)                                                                              \
  if (vector_bytes == 64) {                                                                      \
    if (is_double) backprop_##name##_double_avx512(work);                                        \
    else backprop_##name##_float_avx512(work);                                                   \
    return;                                                                                      \
  }                                                                                              \
  if (vector_bytes == 32) {                                                                      \
    if (is_double) backprop_##name##_double_avx2(work);                                          \
    else backprop_##name##_float_avx2(work);                                                     \
    return;                                                                                      \
  }
#else
#define WIDER(name)
#endif
#define CHOICE(name, structure)                                                                  \
  static inline void backprop_##name(                                                            \
      int vector_bytes, int is_double, const struct backprop_##structure *work) {                \
    WIDER(name)                                                                                  \
    if (is_double) backprop_##name##_double_basic(work);                                         \
    else backprop_##name##_float_basic(work);                                                    \
  }
CHOICE(correlate, correlation)
CHOICE(pack_filters, filters)
CHOICE(add_weight_gradient, weight_gradient)
CHOICE(copy_planes, plane_copy)
CHOICE(maxima, max_pooling)
CHOICE(row_moments, rows)
CHOICE(scale_rows, rows)
CHOICE(row_products, rows)
CHOICE(blend_rows, rows)
CHOICE(column_moments, columns)
CHOICE(scale_columns, columns)
CHOICE(column_products, columns)
CHOICE(blend_columns, columns)
CHOICE(layer_norm, layer_norm)
CHOICE(layer_norm_gradient, layer_norm)
CHOICE(softmax, softmax)
CHOICE(relu, elements)
CHOICE(relu_gradient, elements)
CHOICE(bias_relu, elements)
CHOICE(tanh, elements)
CHOICE(tanh_gradient, elements)
CHOICE(gates, gates)
CHOICE(gates_gradient, gates)
CHOICE(adam, update)
CHOICE(rmsprop, update)
CHOICE(momentum, update)
#undef CHOICE
#undef WIDER
