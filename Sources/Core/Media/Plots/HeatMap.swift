public import Core

/// A matrix drawn as an image, one pixel per element.
public struct HeatMap: Sendable {
  /// The colors from the lowest value to the highest.
  public enum Colors: Sendable {
    /// Black to white.
    case grey
    /// Dark violet through green to yellow: matplotlib's viridis, which is also readable for
    /// color-blind people.
    case viridis
  }

  /// The colors from the lowest value to the highest.
  public var colors: Colors

  /// Creates a heat map.
  public init(colors: Colors = .viridis) { self.colors = colors }

  /// Draws a matrix as an image.
  ///
  /// Elements that are not finite become red.
  ///
  /// - Parameters:
  ///   - matrix: The matrix `[H, W]`.
  ///   - range: The values that map to the first and last color. If nil, the lowest and highest
  ///     elements are used.
  /// - Returns: An image `[H, W, 3]`.
  public func picture<Scalar: TensorScalar>(
    _ matrix: Tensor<Scalar>, from range: ClosedRange<Scalar>? = nil
  ) -> Tensor<UInt8> {
    guard matrix.rank == 2 else {
      shapeFailure("HeatMap.picture: expected shape [H, W], found \(matrix.shape)")
    }
    let (low, high) =
      range.map { ($0.lowerBound, $0.upperBound) } ?? ImageGrid.range(matrix.storage[...])
    let factor = high > low ? 255 / (high - low) : 0
    let palette = palette()
    var pixels: [UInt8] = []
    pixels.reserveCapacity(3 * matrix.count)
    for number in matrix.storage {
      let isFinite = number.isFinite
      let level = Int(ImageGrid.brightness((number - low) * factor))
      pixels.append(contentsOf: isFinite ? palette[level] : [214, 39, 40])
    }
    return Tensor(pixels, shape: matrix.shape + [3])
  }

  private func palette() -> [[UInt8]] {
    switch colors {
    case .grey: (0...255).map { [UInt8($0), UInt8($0), UInt8($0)] }
    case .viridis: (0...255).map { Self.viridis(at: Double($0) / 255) }
    }
  }

  private static func viridis(at place: Double) -> [UInt8] {
    let anchors: [[Double]] = [
      [68, 1, 84], [72, 40, 120], [62, 74, 137], [49, 104, 142], [38, 130, 142], [31, 158, 137],
      [53, 183, 121], [109, 205, 89], [180, 222, 44], [253, 231, 37],
    ]
    let scaled = place * Double(anchors.count - 1)
    let lower = min(Int(scaled), anchors.count - 2)
    let share = scaled - Double(lower)
    return zip(anchors[lower], anchors[lower + 1]).map { UInt8(($0 + ($1 - $0) * share).rounded()) }
  }
}
