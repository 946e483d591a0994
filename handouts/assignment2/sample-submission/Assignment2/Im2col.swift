public import Core

/// A window that moves over images: its size, how far it moves, and the border of zeros.
public struct ColumnWindow: Sendable, Equatable {
  /// The number of rows.
  public var height: Int
  /// The number of columns.
  public var width: Int
  /// The distance between neighbouring places.
  public var stride: Int
  /// The rows and columns of zeros on each side of the images.
  public var padding: Int

  /// Makes a window.
  public init(height: Int, width: Int, stride: Int, padding: Int) {
    (self.height, self.width, self.stride, self.padding) = (height, width, stride, padding)
  }

  /// The number of places along an axis, where the window has that extent.
  ///
  ///     1 + (size + 2 · padding − extent) / stride
  public func placeCount(size: Int, extent: Int) -> Int {
    1 + (size + 2 * padding - extent) / stride
  }
}

/// Copies what a window sees at each place into a column.
///
///     columns[n, (c, u, v), (i, j)] = x̂[n, c, i · stride + u, j · stride + v]
///
/// x̂ is `x` with a border of zeros. The numbers of a column are in the order of a filter
/// `[C, height, width]`, the columns in the order of the places, row by row.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - window: The window.
/// - Returns: The columns, of shape `[N, C · height · width, H′ · W′]`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func im2col<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ window: ColumnWindow
) throws -> Tensor<Scalar> {
  let (hh, ww, s, p) = (window.height, window.width, window.stride, window.padding)
  let xp = x.padded([(0, 0), (0, 0), (p, p), (p, p)], with: 0)
  let hOut = window.placeCount(size: x.shape[2], extent: hh)
  let wOut = window.placeCount(size: x.shape[3], extent: ww)
  var columns = Tensor<Scalar>.zeros([x.shape[0], x.shape[1] * hh * ww, hOut * wOut])
  for n in 0..<x.shape[0] {
    for c in 0..<x.shape[1] {
      for u in 0..<hh {
        for v in 0..<ww {
          for i in 0..<hOut {
            for j in 0..<wOut {
              columns[n, (c * hh + u) * ww + v, i * wOut + j] = xp[n, c, i * s + u, j * s + v]
            }
          }
        }
      }
    }
  }
  return columns
}

/// Adds columns back to where `im2col` copied them from.
///
/// A pixel that was copied into several columns gets the sum; what was copied from the border is
/// dropped.
///
/// - Parameters:
///   - columns: The columns, of shape `[N, C · height · width, H′ · W′]`.
///   - shape: The shape of the images, `[N, C, H, W]`.
///   - window: The window.
/// - Returns: The sums, of shape `[N, C, H, W]`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func col2im<Scalar: TensorScalar>(
  _ columns: Tensor<Scalar>, shape: [Int], _ window: ColumnWindow
) throws -> Tensor<Scalar> {
  try todo("add each number of the columns to its pixel")
}
