import CKernels

/// Evenly spaced rows and columns of a plane, with zeros outside the plane.
struct PlaneWindow: Sendable {
  /// The number of rows of a plane.
  let height: Int
  /// The number of columns of a plane.
  let width: Int
  /// The first row, possibly outside the plane, and the distance to the next.
  let firstRow: Int
  var rowStep = 1
  /// The first column, possibly outside the plane, and the distance to the next.
  let firstColumn: Int
  var columnStep = 1
  /// The number of rows in the copy.
  let rows: Int
  /// The number of columns in the copy.
  let pitch: Int

  /// Copies the window from consecutive planes; the copies, `[rows, pitch]`, are `step` apart.
  @inline(__always)
  func copy<Scalar: TensorScalar>(
    _ planes: Int, from: UnsafePointer<Scalar>, to: UnsafeMutablePointer<Scalar>, step: Int
  ) {
    // The columns of the copy to the left and right of the plane.
    let before = min(pitch, max(0, (columnStep - 1 - firstColumn) / columnStep))
    let last = width - 1 - firstColumn
    let end = last < 0 ? before : max(before, min(pitch, last / columnStep + 1))
    var copy = backprop_plane_copy(
      from: from, planes: planes, height: height, width: width, first_row: firstRow,
      row_step: rowStep, first_column: firstColumn, column_step: columnStep, to: to, to_step: step,
      rows: rows, pitch: pitch, before: before, end: end)
    Kernels.copyPlanes(&copy, isDouble: Scalar.self == Double.self)
  }
}
