package import Core
import Media
package import Record

/// Draws learned weights as images, as CS231n does.
///
/// Weights are untrusted, so they are drawn only if their shape fits the pixels on which they were
/// trained.
package enum WeightImages {
  /// The maximum number of hidden units to draw.
  private static let most = 60

  /// Draws the weights of a linear classifier, one image per class.
  ///
  /// The result is empty unless the answer's `w` fits the pixels and classes of the data.
  package static func templates(
    _ answer: Payload, of data: TrainingData
  ) -> [Finding.Image] {
    let count = data.classNames.count
    guard let images = images(answer[.w], of: data), images.shape[0] == count else {
      return []
    }
    return [
      .init(
        figure: "Learned weights",
        caption: "What each class looks for in an image. Each picture has its own scale.",
        alternative: "Learned weights as images, one for each of the classes "
          + data.classNames.joined(separator: ", ") + ".",
        columns: data.classNames, width: 640,
        png: ImageFile.pngData(ImageGrid(columns: count, background: 128).picture(images)))
    ]
  }

  /// Draws the weights of a network's first layer, one image per hidden unit.
  ///
  /// The result is empty unless the weights fit the pixels of the data.
  package static func hiddenUnits(
    _ answer: Payload, _ weights: Key<AnyTensor>, of data: TrainingData
  ) -> [Finding.Image] {
    guard let images = images(answer[weights], of: data) else { return [] }
    let count = images.shape[0]
    return [
      .init(
        figure: "Learned weights",
        caption: "What \(count == most ? "the first \(most)" : "the \(count)") hidden units look "
          + "for in an image. Each picture has its own scale.",
        alternative: "Weights of the first layer as images, one for each of \(count) hidden units.",
        width: 640,
        png: ImageFile.pngData(ImageGrid(columns: 15, background: 128).picture(images)))
    ]
  }

  /// Returns the first columns of weights `[D + 1, K]`, without the row of biases, as images
  /// `[K, H, W, C]`.
  private static func images(_ weights: AnyTensor?, of data: TrainingData) -> Tensor<Float>? {
    let size = data.imageShape.reduce(1, *)
    guard case .float(let w)? = weights, w.rank == 2, w.shape[0] == size + 1, w.shape[1] > 0 else {
      return nil
    }
    let count = min(w.shape[1], most)
    return w[0..<size, 0..<count].taking(data.pixelColumns).transposed()
      .reshaped([count] + data.imageShape)
  }
}
