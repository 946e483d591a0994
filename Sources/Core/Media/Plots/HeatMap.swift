public import Core

/// A matrix as a picture, one pixel a number.
public struct HeatMap: Sendable {
  /// The colors from the lowest number to the highest.
  public enum Colors: Sendable {
    /// Black to white.
    case grey
    /// Dark violet over green to yellow: matplotlib's viridis, which the color-blind read too.
    case viridis
  }

  /// The colors from the lowest number to the highest.
  public var colors: Colors

  /// Makes a way to color.
  public init(colors: Colors = .viridis) { self.colors = colors }

  /// Colors a matrix; numbers that are not finite become red.
  ///
  /// - Parameters:
  ///   - matrix: Numbers `[H, W]`.
  ///   - range: The numbers of the first and the last color; nil for the lowest and the highest.
  /// - Returns: A picture `[H, W, 3]`.
  public func picture<Scalar: TensorScalar>(
    _ matrix: Tensor<Scalar>, from range: ClosedRange<Scalar>? = nil
  ) -> Tensor<UInt8> {
    guard matrix.rank == 2 else {
      shapeFailure("HeatMap.picture: expected [H, W], got \(matrix.shape)")
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
