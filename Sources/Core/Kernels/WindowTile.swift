/// The pixels under a window at a run of its places: rows of a matrix `[C * KH * KW, T]`.
///
/// The whole matrix, `im2col`, is as many times larger than the images as the window has elements. A
/// tile has the columns of T places only, and is used while it is in the cache.
struct WindowTile<Scalar: TensorScalar> {
  let grid: WindowGrid
  /// The rows that are wanted, of all `C * KH * KW`.
  let rows: Range<Int>
  /// The places, counted in row-major order.
  let places: Range<Int>
  /// The elements, `[rows.count, places.count]`.
  let elements: UnsafeMutablePointer<Scalar>

  /// The matrix of an image `[C, H, W]`: the tile, or the image itself if the window is one pixel.
  @inline(__always)
  func matrix(
    of image: UnsafePointer<Scalar>
  ) -> (elements: UnsafePointer<Scalar>, stride: Int) {
    if grid.isPointwise {
      let plane = grid.inputCount
      return (image + (rows.lowerBound * plane + places.lowerBound), plane)
    }
    gather(from: image)
    return (UnsafePointer(elements), places.count)
  }

  /// Copies the pixels of an image `[C, H, W]` into the tile, and zeros where the padding is.
  @inline(__always)
  func gather(from image: UnsafePointer<Scalar>) {
    let (stride, width) = (grid.columns.stride, grid.columns.input)
    forEachRow { plane, row, column, target in
      let valid = grid.columns.places(of: column)
      let shift = grid.columns.start(of: column)
      let filled = grid.rows.places(of: row)
      forEachLine { y, line, offset in
        let to = target + offset
        let inside =
          filled.contains(y) ? valid.clamped(to: line) : line.lowerBound..<line.lowerBound
        let (before, count) = (inside.lowerBound &- line.lowerBound, inside.count)
        (to).update(repeating: 0, count: before)
        if count > 0 {
          let from =
            image + plane + (y * grid.rows.stride + grid.rows.start(of: row)) * width
            + (inside.lowerBound * stride + shift)
          let into = to + before
          if stride == 1 {
            into.update(from: from, count: count)
          } else {
            for i in 0..<count { into[i] = from[i &* stride] }
          }
        }
        (to + before + count).update(repeating: 0, count: line.count &- before &- count)
      }
    }
  }

  /// Adds the tile to the pixels of an image `[C, H, W]`; what is in the padding is left out.
  @inline(__always)
  func scatter(to image: UnsafeMutablePointer<Scalar>) {
    let (stride, width) = (grid.columns.stride, grid.columns.input)
    forEachRow { plane, row, column, source in
      let valid = grid.columns.places(of: column)
      let shift = grid.columns.start(of: column)
      let filled = grid.rows.places(of: row)
      forEachLine { y, line, offset in
        let inside = valid.clamped(to: line)
        guard filled.contains(y), !inside.isEmpty else { return }
        let to =
          image + plane + (y * grid.rows.stride + grid.rows.start(of: row)) * width
          + (inside.lowerBound * stride + shift)
        let from = source + offset + (inside.lowerBound &- line.lowerBound)
        if stride == 1 {
          for i in 0..<inside.count { to[i] += from[i] }
        } else {
          for i in 0..<inside.count { to[i &* stride] += from[i] }
        }
      }
    }
  }

  /// Calls `body` with the plane's offset, the window's row and column, and the elements of each row.
  @inline(__always)
  private func forEachRow(
    _ body: (_ plane: Int, _ row: Int, _ column: Int, UnsafeMutablePointer<Scalar>) -> Void
  ) {
    for index in rows {
      let (channel, tap) = index.quotientAndRemainder(dividingBy: grid.taps)
      let (row, column) = tap.quotientAndRemainder(dividingBy: grid.columns.window)
      body(
        channel * grid.inputCount, row, column,
        elements + (index - rows.lowerBound) * places.count)
    }
  }

  /// Calls `body` with the row, the columns and the offset in the tile of each line of places.
  @inline(__always)
  private func forEachLine(_ body: (_ y: Int, _ line: Range<Int>, _ offset: Int) -> Void) {
    let width = grid.columns.output
    var (y, x) = places.lowerBound.quotientAndRemainder(dividingBy: width)
    var offset = 0
    while offset < places.count {
      let line = x..<min(width, x + places.count - offset)
      body(y, line, offset)
      offset += line.count
      x = 0
      y += 1
    }
  }
}
