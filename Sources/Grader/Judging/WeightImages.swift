package import Core
import Media
package import Record

/// Draws learned weights as images, as the course does.
///
/// Weights are untrusted: only numbers in the shape of the pixels they were trained on are drawn.
package enum WeightImages {
  /// The largest number of hidden units to draw.
  private static let most = 60

  /// The weights of a linear classifier, one image per class; none unless the answer's `w` fits the
  /// pixels and classes of the data.
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

  /// The weights of a network's first layer, one image per hidden unit; none unless the answer's
  /// `w1` fits the pixels of the data.
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

  /// The first columns of weights `[D + 1, K]` without the bias row, as images `[K, H, W, C]`.
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
