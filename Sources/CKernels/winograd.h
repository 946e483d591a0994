// Winograd's minimal filtering, F(2 x 2, 3 x 3); see backprop_winograd. A' is the transpose of A.

// Multiplies a row of a tile by B.
BLOCK void NAME(winograd_row)(const NAME(vector) d[4], NAME(vector) out[4]) {
  out[0] = d[0] - d[2];
  out[1] = d[1] + d[2];
  out[2] = d[2] - d[1];
  out[3] = d[1] - d[3];
}

// Computes the 16 transformed elements of each tile: out[k, c, tile] = B' d B.
LOOPS void NAME(winograd_images)(const struct backprop_winograd *work) {
  // A local copy, which writes through pointers cannot change.
  const struct backprop_winograd p = *work;
  for (long c = 0; c < p.channels; c++) {
    for (long row = 0; row < p.rows; row++) {
      const SCALAR *from = (const SCALAR *)p.from + c * p.from_channel + row * p.from_row;
      SCALAR *to = (SCALAR *)p.to + c * p.to_channel + row * p.to_row;
      for (long x = 0; x < p.columns; x += LANES) {
        // Each row of B' d is the difference or the sum of two rows of d.
        UNROLLED for (int u = 0; u < 4; u++) {
          const int first = u == 0 ? 0 : u == 2 ? 2 : 1, second = u == 2 ? 1 : u == 3 ? 3 : 2;
          NAME(vector) combined[4], out[4];
          UNROLLED for (int v = 0; v < 4; v++) {
            const NAME(vector) a = NAME(load)(from + p.offsets[first * 4 + v] + x);
            const NAME(vector) b = NAME(load)(from + p.offsets[second * 4 + v] + x);
            combined[v] = u == 1 ? a + b : a - b;
          }
          NAME(winograd_row)(combined, out);
          UNROLLED for (int v = 0; v < 4; v++)
            NAME(store)(to + (u * 4 + v) * p.step + x, out[v]);
        }
      }
    }
  }
}

// Computes the transformed filters G g G', packed for correlation with each of the 16 elements.
LOOPS void NAME(winograd_filters)(const struct backprop_winograd_filters *p) {
  const long blocks = (p->filters + MOST_FILTERS - 1) / MOST_FILTERS;
  for (long block = p->first; block < p->end; block++) {
    const long first = p->filters * block / blocks;
    const long size = p->filters * (block + 1) / blocks - first;
    for (long c = 0; c < p->channels; c++) {
      for (long f = 0; f < size; f++) {
        const SCALAR *g = (const SCALAR *)p->weight + (first + f) * p->filter_step
            + c * p->channel_step;
        SCALAR *to = (SCALAR *)p->out + first * p->channels + c * size + f;
        SCALAR rows[4][3];
        for (int v = 0; v < 3; v++) {
          const SCALAR a = g[p->flipped ? 8 - v : v], b = g[p->flipped ? 5 - v : 3 + v];
          const SCALAR d = g[p->flipped ? 2 - v : 6 + v];
          rows[0][v] = a;
          rows[1][v] = (a + b + d) / 2;
          rows[2][v] = (a - b + d) / 2;
          rows[3][v] = d;
        }
        for (int u = 0; u < 4; u++) {
          const SCALAR a = rows[u][0], b = rows[u][1], d = rows[u][2];
          to[(u * 4 + 0) * p->step] = a;
          to[(u * 4 + 1) * p->step] = (a + b + d) / 2;
          to[(u * 4 + 2) * p->step] = (a - b + d) / 2;
          to[(u * 4 + 3) * p->step] = d;
        }
      }
    }
  }
}

// Computes the output of each tile, A' m A + bias, two rows at a time.
LOOPS void NAME(winograd_responses)(const struct backprop_winograd *work) {
  const struct backprop_winograd p = *work;
  SCALAR *upper = p.scratch;
  SCALAR *lower = upper + 2 * p.rows * p.columns;
  for (long f = 0; f < p.channels; f++) {
    const SCALAR bias = p.bias ? ((const SCALAR *)p.bias)[f] : 0;
    const SCALAR *from = (const SCALAR *)p.from + f * p.from_channel;
    for (long x = 0; x < p.rows * p.columns; x += LANES) {
      NAME(vector) first[4], second[4];
      UNROLLED for (int v = 0; v < 4; v++) {
        NAME(vector) m[4];
        UNROLLED for (int u = 0; u < 4; u++) m[u] = NAME(load)(from + (u * 4 + v) * p.step + x);
        first[v] = m[0] + m[1] + m[2];
        second[v] = m[1] - m[2] - m[3];
      }
      NAME(store_mixed)(
          upper + 2 * x, first[0] + first[1] + first[2] + bias,
          first[1] - first[2] - first[3] + bias);
      NAME(store_mixed)(
          lower + 2 * x, second[0] + second[1] + second[2] + bias,
          second[1] - second[2] - second[3] + bias);
    }
    SCALAR *to = (SCALAR *)p.to + f * p.to_channel;
    for (long row = 0; row < p.output_rows; row++, to += p.output_columns)
      NAME(copy_row)(
          1, 0, (row % 2 ? lower : upper) + row / 2 * 2 * p.from_row, to, 0, p.output_columns,
          p.output_columns);
  }
}

// Computes the 16 transformed elements A d A' of each tile of 2 x 2 upstream gradients: out[k, f,
// tile].
LOOPS void NAME(winograd_upstream)(const struct backprop_winograd *work) {
  const struct backprop_winograd p = *work;
  for (long f = 0; f < p.channels; f++) {
    const SCALAR *from = (const SCALAR *)p.from + f * p.from_channel;
    SCALAR *to = (SCALAR *)p.to + f * p.to_channel;
    for (long x = 0; x < p.columns; x += LANES) {
      NAME(vector) d[2][2], rows[4][2];
      UNROLLED for (int u = 0; u < 2; u++)
        UNROLLED for (int v = 0; v < 2; v++)
          d[u][v] = NAME(load)(from + p.offsets[u * 2 + v] + x);
      UNROLLED for (int v = 0; v < 2; v++) {
        rows[0][v] = d[0][v];
        rows[1][v] = d[0][v] + d[1][v];
        rows[2][v] = d[0][v] - d[1][v];
        rows[3][v] = -d[1][v];
      }
      UNROLLED for (int u = 0; u < 4; u++) {
        NAME(store)(to + (u * 4 + 0) * p.step + x, rows[u][0]);
        NAME(store)(to + (u * 4 + 1) * p.step + x, rows[u][0] + rows[u][1]);
        NAME(store)(to + (u * 4 + 2) * p.step + x, rows[u][0] - rows[u][1]);
        NAME(store)(to + (u * 4 + 3) * p.step + x, -rows[u][1]);
      }
    }
  }
}

// Computes the gradient G' m G of each filter and channel from sums over tiles.
LOOPS void NAME(winograd_gradient)(const struct backprop_winograd_gradient *p) {
  for (long index = p->first; index < p->end; index++) {
    const SCALAR *from = (const SCALAR *)p->sums + index;
    SCALAR *to = (SCALAR *)p->out + 9 * index;
    SCALAR m[4][4], rows[3][4];
    for (int k = 0; k < 16; k++) {
      m[k / 4][k % 4] = 0;
      for (long part = 0; part < p->parts; part++)
        m[k / 4][k % 4] += from[part * p->part_step + k * p->step];
    }
    for (int v = 0; v < 4; v++) {
      const SCALAR sum = (m[1][v] + m[2][v]) / 2;
      rows[0][v] = m[0][v] + sum;
      rows[1][v] = (m[1][v] - m[2][v]) / 2;
      rows[2][v] = sum + m[3][v];
    }
    for (int u = 0; u < 3; u++) {
      const SCALAR sum = (rows[u][1] + rows[u][2]) / 2;
      to[3 * u] = rows[u][0] + sum;
      to[3 * u + 1] = (rows[u][1] - rows[u][2]) / 2;
      to[3 * u + 2] = sum + rows[u][3];
    }
  }
}
