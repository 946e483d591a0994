// The inner loops of Core's kernels. They are in C because Swift compiles a function for a single
// processor type; these are compiled for three, and the best version for the machine is chosen at
// run time.
#include "work.h"

#define BLOCK static inline __attribute__((always_inline)) TARGET
#define LOOPS static __attribute__((noinline)) TARGET
#define UNROLLED _Pragma("clang loop unroll(full)")

#define SCALAR float
#define INTEGER int32_t
#define TARGET
#define FULL_BLOCKS 0
#define LANES 4
#define EVENS 0, 2, 5, 7
#define MIXED_LOW 0, 4, 1, 5
#define MIXED_HIGH 2, 6, 3, 7
#define NAME(x) backprop_##x##_float_basic
#include "templates.h"
#undef LANES
#undef EVENS
#undef MIXED_LOW
#undef MIXED_HIGH
#undef NAME
#undef SCALAR
#undef INTEGER
#define SCALAR double
#define INTEGER int64_t
#define LANES 2
#define EVENS 0, 3
#define MIXED_LOW 0, 2
#define MIXED_HIGH 1, 3
#define NAME(x) backprop_##x##_double_basic
#include "templates.h"
#undef LANES
#undef EVENS
#undef MIXED_LOW
#undef MIXED_HIGH
#undef NAME
#undef TARGET

#ifdef __x86_64__
#define TARGET __attribute__((target("avx2,fma")))
#define LANES 4
#define EVENS 0, 2, 5, 7
#define MIXED_LOW 0, 4, 1, 5
#define MIXED_HIGH 2, 6, 3, 7
#define NAME(x) backprop_##x##_double_avx2
#include "templates.h"
#undef LANES
#undef EVENS
#undef MIXED_LOW
#undef MIXED_HIGH
#undef NAME
#undef SCALAR
#undef INTEGER
#define SCALAR float
#define INTEGER int32_t
#define LANES 8
#define EVENS 0, 2, 4, 6, 9, 11, 13, 15
#define MIXED_LOW 0, 8, 1, 9, 2, 10, 3, 11
#define MIXED_HIGH 4, 12, 5, 13, 6, 14, 7, 15
#define NAME(x) backprop_##x##_float_avx2
#include "templates.h"
#undef LANES
#undef EVENS
#undef MIXED_LOW
#undef MIXED_HIGH
#undef NAME
#undef TARGET
#undef FULL_BLOCKS

#define TARGET __attribute__((target("avx512f,fma")))
#define FULL_BLOCKS 1
#define LANES 16
#define EVENS 0, 2, 4, 6, 8, 10, 12, 14, 17, 19, 21, 23, 25, 27, 29, 31
#define MIXED_LOW 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23
#define MIXED_HIGH 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31
#define NAME(x) backprop_##x##_float_avx512
#include "templates.h"
#undef LANES
#undef EVENS
#undef MIXED_LOW
#undef MIXED_HIGH
#undef NAME
#undef SCALAR
#undef INTEGER
#define SCALAR double
#define INTEGER int64_t
#define LANES 8
#define EVENS 0, 2, 4, 6, 9, 11, 13, 15
#define MIXED_LOW 0, 8, 1, 9, 2, 10, 3, 11
#define MIXED_HIGH 4, 12, 5, 13, 6, 14, 7, 15
#define NAME(x) backprop_##x##_double_avx512
#include "templates.h"
#undef LANES
#undef EVENS
#undef MIXED_LOW
#undef MIXED_HIGH
#undef NAME
#undef TARGET
#endif
#undef FULL_BLOCKS
#undef SCALAR
#undef INTEGER
#undef BLOCK
#undef LOOPS
#undef UNROLLED

// Returns the size in bytes of the widest vectors that the loops and the processor both support.
static inline int backprop_vector_bytes(void) {
#ifdef __x86_64__
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f")) return 64;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return 32;
#endif
  return 16;
}

// Returns the number of filters that a correlation processes at once.
static inline int backprop_filters_at_once(int vector_bytes) { return vector_bytes == 64 ? 8 : 6; }

// The macros below define each backprop_##name, which calls the version for vectors of the given
// size.
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
CHOICE(winograd_images, winograd)
CHOICE(winograd_filters, winograd_filters)
CHOICE(winograd_responses, winograd)
CHOICE(winograd_upstream, winograd)
CHOICE(winograd_gradient, winograd_gradient)
CHOICE(copy_planes, plane_copy)
CHOICE(maxima, max_pooling)
CHOICE(spread_maxima, max_pooling)
CHOICE(row_moments, normalization)
CHOICE(scale_rows, normalization)
CHOICE(row_products, normalization)
CHOICE(blend_rows, normalization)
CHOICE(column_moments, normalization)
CHOICE(scale_columns, normalization)
CHOICE(column_products, normalization)
CHOICE(blend_columns, normalization)
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
CHOICE(average_elements, update)
CHOICE(average_squares, update)
CHOICE(add_over_roots, update)
#undef CHOICE
#undef WIDER
