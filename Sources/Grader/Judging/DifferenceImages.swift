package import Core
import Media
import Presentation
package import Record

/// Draws a wrong matrix next to the right one, to show patterns such as a wrong column, a missing
/// diagonal or a transposed matrix.
package enum DifferenceImages {
  /// The maximum number of rows or columns of a matrix that is drawn.
  ///
  /// The matrices of most checks are smaller than this.
  private static let longest = 64

  /// Draws the received values, the expected values and their difference.
  ///
  /// The result is empty unless the tensors are small matrices.
  ///
  /// - Precondition: Both tensors have the same shape.
  package static func render(
    _ name: String, received: AnyTensor, expected: AnyTensor
  ) -> [Finding.Image] {
    let shape = expected.shape
    guard shape.count == 2, received.shape == shape, shape.allSatisfy({ 1...longest ~= $0 }),
      shape[0] * shape[1] > 3
    else { return [] }
    let got = Tensor(received.doubles, shape: shape)
    let wanted = Tensor(expected.doubles, shape: shape)
    let difference = (got - wanted).absolute()
    let finite = wanted.scalars.filter(\.isFinite)
    // Both images use the range of the expected values, so that equal values have equal colors.
    let range = (finite.min() ?? 0)...(finite.max() ?? 0)
    let farthest = difference.scalars.filter(\.isFinite).max() ?? 0
    let size = "\(shape[0]) by \(shape[1])"
    func image(
      _ what: String, _ matrix: Tensor<Double>, _ range: ClosedRange<Double>
    ) -> Finding.Image {
      let (low, high) = (range.lowerBound.significant(3), range.upperBound.significant(3))
      return .init(
        figure: "\(name), element by element, from low (dark) to high (bright)",
        caption: "\(what)\n\(low) to \(high)",
        alternative: "\(what): a map of \(size) elements, from \(low) (dark) to \(high) (bright).",
        width: shape[1] * max(1, min(160 / shape[0], 160 / shape[1])),
        png: ImageFile.pngData(HeatMap().picture(matrix, from: range)))
    }
    return [
      image("Received", got, range), image("Expected", wanted, range),
      image("Difference", difference, 0...farthest),
    ]
  }
}
