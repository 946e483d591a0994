// The operands of the loops.
#include <stdint.h>

// Correlation: out[f, y, x] = bias[f] + sum over k of weight[f, k] * image[offsets[k] + y * pitch +
// x].
struct backprop_correlation {
  const void *image;       // readable for 48 elements past the last position
  const int32_t *offsets;  // [depth]
  long depth;
  const void *weight;  // packed filters
  const void *bias;    // [filters], or null
  long filters;
  long rows, columns, pitch;
  void *out;
  long plane, row_stride, column_stride;  // the strides of out
  void *scratch;                          // 8 * (rows * pitch + 48) elements
};

// Packs filters into the order in which a correlation reads them.
struct backprop_filters {
  const void *weight;  // [filters, depth]
  void *out;           // the same number of elements
  long filters, depth;
};

// Copies every row_step-th row and every column_step-th column of planes, with zeros outside the
// planes.
struct backprop_plane_copy {
  const void *from;
  long planes, height, width;
  long first_row, row_step, first_column, column_step;  // possibly outside the plane
  void *to;                                             // [planes, rows, pitch]
  long to_step, rows, pitch;
  long before, end;  // the columns of the copy that come from the plane
};

// A correlation with 3 x 3 filters in tiles of 2 x 2 positions. The 4 x 4 pixels of a tile are
// transformed, so that 16 products suffice instead of 36.
struct backprop_winograd {
  const void *from;  // [channels, phases] of images; see offsets for the pixels
  void *to;
  const int32_t *offsets;        // [16]; for upstream gradients [4]
  long channels, rows, columns;  // of the tiles; the columns are whole vectors
  long from_channel, from_row, to_channel, to_row;
  long step;  // the distance between the 16 elements of a tile
  // For the output:
  const void *bias;  // [channels], or null
  void *scratch;     // 4 * rows * columns elements
  long output_rows, output_columns;
};

// Transforms 3 x 3 filters for this correlation.
struct backprop_winograd_filters {
  const void *weight;
  void *out;  // [16, packed filters]
  long filters, channels, filter_step, channel_step, step;
  long first, end;  // the blocks of filters to work on
  int flipped;      // whether to rotate each filter by 180 degrees
};

// Computes the gradient of 3 x 3 filters from several partial sums over the tiles of images.
struct backprop_winograd_gradient {
  const void *sums;  // [parts, 16, filters and channels]
  void *out;         // [filters and channels, 9]
  long parts, part_step, step;
  long first, end;  // of the filters and channels
};

// Adds to the gradient of the weights: gradient[f, k] +=
// sum over n, y and x of upstream[n, f, y, x] * image[n, offsets[k] + y * image_pitch + x].
struct backprop_weight_gradient {
  const void *image;       // readable and finite for 16 elements past the last position
  const int32_t *offsets;  // [depth]
  long depth;
  const void *upstream;  // zero-padded to a multiple of 16 columns
  long filters, images, rows, columns;
  long image_step, image_pitch, upstream_step, upstream_stride, upstream_pitch;
  void *gradient;
  long gradient_stride;
};

// Max pooling: the maximum of each window in each plane, and its index in the plane. For the
// gradient, x is the upstream gradient, and out holds the planes.
struct backprop_max_pooling {
  const void *x;
  void *out;
  int32_t *indices;
  long planes, height, width;  // of x
  long rows, columns;          // of out
  long window_height, window_width, row_stride, column_stride, row_padding, column_padding;
};

// Rows or columns of a matrix, each with its own parameters. A row is a plane of a channel, a group
// of channels or an example; row r uses parameter r % period.
struct backprop_normalization {
  const void *x, *upstream;
  void *out;
  long rows, length;  // of the matrix; rows are used only for sums over columns
  long first, end;  // the rows to process; for sums over columns, the columns
  const void *center, *scale, *shift, *slope;  // [period], or [length]
  long period;                                 // of rows
  double *sums, *products;                     // [rows], or [length]
};

// Layer normalization: each row is normalized, then scaled and shifted column by column.
struct backprop_layer_norm {
  const void *x, *upstream;
  void *out;
  long first, end, length;
  const void *gamma, *beta;         // [length]
  void *mean, *variance, *inverse;  // [rows]
  double epsilon;
  void *gamma_gradient, *beta_gradient;  // [length], added to
  int is_large;                          // whether out is larger than a cache
};

// The softmax of rows; if there are labels, the losses and the gradient of the cross-entropy.
struct backprop_softmax {
  const void *x;
  void *out, *losses;
  const int64_t *labels;
  long first, end, length;
  double scale;
};

// Elementwise operations, with an optional bias that repeats for each row of a matrix.
struct backprop_elements {
  const void *x, *upstream, *bias;
  void *out;
  long first, end;  // the elements to process; with a bias, the rows
  long length;      // the length of the bias
};

// The gates of an LSTM, in the order input, forget, output, candidate.
struct backprop_gates {
  const void *sums, *cell;                      // [N, 4 H], [N, H]
  void *gates, *next_cell, *hidden;             // [N, 4 H], [N, H], [N, H]
  const void *hidden_gradient, *cell_gradient;  // [N, H]
  void *sums_gradient, *previous_gradient;      // [N, 4 H], [N, H]
  long first, end, length;                      // the examples to process, and H
};

// An elementwise step of an update rule.
struct backprop_update {
  void *w, *mean, *square;
  const void *gradient;
  const void *squares;  // for a step that changes only w
  long first, end;
  double rate, mean_share, square_share, epsilon, mean_correction, square_correction;
  double penalty, decay;
  int keeps_gradient;
};
