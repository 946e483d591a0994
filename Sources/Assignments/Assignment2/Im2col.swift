public import Core

/// A window that slides over images: its size, stride and padding.
public struct ColumnWindow: Sendable, Equatable {
  /// The number of rows.
  public var height: Int
  /// The number of columns.
  public var width: Int
  /// The stride: the distance between neighboring positions.
  public var stride: Int
  /// The number of rows and columns of zeros added on each side of the images.
  public var padding: Int

  /// Creates a window.
  public init(height: Int, width: Int, stride: Int, padding: Int) {
    (self.height, self.width, self.stride, self.padding) = (height, width, stride, padding)
  }

  /// Returns the number of window positions along one axis.
  ///
  /// The axis has length `size`, and the window has length `extent` along it:
  ///
  ///     1 + (size + 2 · padding − extent) / stride
  public func placeCount(size: Int, extent: Int) -> Int {
    1 + (size + 2 * padding - extent) / stride
  }
}

/// Copies the window's pixels at each position into a column.
///
///     columns[n, (c, u, v), (i, j)] = x̂[n, c, i · stride + u, j · stride + v]
///
/// x̂ is `x` with zero padding. The elements of a column are in the order of a filter `[C, height,
/// width]`; the columns are in the order of the positions, row by row.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - window: The window.
/// - Returns: The columns, of shape `[N, C · height · width, H′ · W′]`.
/// - Throws: `NotImplemented` until you have written it.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func im2col<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ window: ColumnWindow
) throws -> Tensor<Scalar> {
  try todo("fill the columns, with zeros where the window covers padding")
}

/// Adds the elements of columns back to the pixels that `im2col` copied them from.
///
/// A pixel that was copied into several columns gets the sum of those elements; elements copied
/// from the padding are dropped.
///
/// - Parameters:
///   - columns: The columns, of shape `[N, C · height · width, H′ · W′]`.
///   - shape: The shape of the images, `[N, C, H, W]`.
///   - window: The window.
/// - Returns: The sums, of shape `[N, C, H, W]`.
/// - Throws: `NotImplemented` until you have written it.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func col2im<Scalar: TensorScalar>(
  _ columns: Tensor<Scalar>, shape: [Int], _ window: ColumnWindow
) throws -> Tensor<Scalar> {
  try todo("add each element of the columns to its pixel")
}
