import CKernels

/// Every so many-th element of planes, with zeros where there is no plane.
struct PlaneWindow: Sendable {
  /// The lengths of a plane.
  let height: Int
  let width: Int
  /// The first row and column, perhaps outside of the plane, and the distance to the next.
  let firstRow: Int
  var rowStep = 1
  let firstColumn: Int
  var columnStep = 1
  /// The lengths of the copy.
  let rows: Int
  let pitch: Int

  /// Copies the elements of planes that follow one another, to places `step` apart.
  @inline(__always)
  func copy<Scalar: TensorScalar>(
    _ planes: Int, from: UnsafePointer<Scalar>, to: UnsafeMutablePointer<Scalar>, step: Int
  ) {
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
