import Core
import Media

/// Steps that several labs begin or end with.
extension LabRun {
  /// Shows some images of every class.
  func lookAtData() throws {
    try step("Look at the data") { content in
      content.facts([
        ("Data set", data.name),
        ("To learn from", "\(data.train.count) images"),
        ("To choose by", "\(data.validation.count) images"),
        ("To be judged on", "\(data.test.count) images"),
        ("Shape of an image", "\(data.train.images.shape.dropFirst())"),
      ])
      content.figure(
        ImageGrid(columns: data.classNames.count, background: gridColor).svg(
          data.samples(perClass: 7), title: "Training images by class",
          columnNames: data.classNames),
        "Each column is a class.")
    }
  }

  /// Flattens the images and takes their mean away.
  func preparePixels(appendingOnes: Bool) throws -> PixelData? {
    try step("Prepare the pixels") { content in
      let pixels = PixelData(data, appendingOnes: appendingOnes)
      content.text(
        "Every image becomes a row of numbers. The mean image of the training set is taken away "
          + (appendingOnes
            ? "from all, and a one is appended, so that the last weight of a class is its bias."
            : "from all."))
      let mean = ImageGrid(padding: 0, scaling: .none)
        .picture(pixels.mean.expandingDimensions(at: 0))
      content.picture(mean, alternative: "The mean image", "The mean image.", width: 160)
      content.facts([
        ("To learn from", "\(pixels.train.x.shape)"),
        ("To choose by", "\(pixels.validation.x.shape)"),
        ("To be judged on", "\(pixels.test.x.shape)"),
        ("For losses and gradients", "\(pixels.development.x.shape)"),
      ])
      return pixels
    }
  }
}

/// The lines between pictures: a grey that is at ease on a light page and on a dark one.
let gridColor: UInt8 = 128

/// The accuracy of an answer's labels.
///
/// - Throws: `PayloadError` or `LabError` when they are not as many labels as there are examples.
func accuracy(_ answer: Payload, _ name: String, on labels: [Int]) throws -> Double {
  let predicted = try answer.ints(name)
  guard predicted.count == labels.count else {
    throw LabError.unusable(
      what: name, expected: "\(labels.count) labels", found: "\(predicted.count)")
  }
  return accuracy(of: predicted, on: labels)
}

/// A matrix of an answer in the shape that the step goes on with.
func matrix(_ answer: Payload, _ name: String, shape: [Int]) throws -> Tensor<Float> {
  let tensor: Tensor<Float> = try answer.tensor(name)
  guard tensor.shape == shape else {
    throw LabError.unusable(what: name, expected: "shape \(shape)", found: "\(tensor.shape)")
  }
  return tensor
}

/// A history of losses as a plot.
func lossPlot(_ losses: Tensor<Float>, title: String) -> LinePlot {
  var plot = LinePlot(title: title, xLabel: "iteration", yLabel: "loss")
  plot.add("", y: losses.scalars.map(Double.init))
  return plot
}

/// The weights of a linear classifier as images, one a class.
func templates(_ w: Tensor<Float>, of data: LabData) -> String? {
  let imageShape = Array(data.train.images.shape.dropFirst())
  let size = imageShape.reduce(1, *)
  let classCount = data.classNames.count
  guard w.rank == 2, w.shape[0] >= size, w.shape[1] == classCount else { return nil }
  let images = w[0..<size].transposed().reshaped([classCount] + imageShape)
  return ImageGrid(columns: classCount, background: gridColor).svg(
    images, title: "Weights as images", columnNames: data.classNames)
}

/// The weights of a network's first layer as images, one a hidden unit.
func firstLayer(
  _ w1: Tensor<Float>, imageShape: [Int], title: String = "Weights of the first layer"
) -> String? {
  guard w1.rank == 2, w1.shape[0] == imageShape.reduce(1, *) else { return nil }
  let count = min(w1.shape[1], 150)
  let images = w1.transposed()[0..<count].reshaped([count] + imageShape)
  return ImageGrid(columns: count > 60 ? 15 : 10, background: gridColor).svg(images, title: title)
}
