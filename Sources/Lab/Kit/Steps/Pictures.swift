package import Core
package import Media

/// The color of the lines between images: a gray that is visible on light and dark pages.
package let gridColor: UInt8 = 128

/// Plots a loss history.
package func lossPlot(_ losses: Tensor<Float>, title: String) -> LinePlot {
  var plot = LinePlot(title: title, xLabel: "iteration", yLabel: "loss")
  plot.add("", y: losses.scalars.map(Double.init))
  return plot
}

/// Renders the weights of a linear classifier as images, one per class.
package func templates(_ w: Tensor<Float>, of data: LabData) -> String? {
  let imageShape = Array(data.train.images.shape.dropFirst())
  let size = imageShape.reduce(1, *)
  let classCount = data.classNames.count
  guard w.rank == 2, w.shape[0] >= size, w.shape[1] == classCount else { return nil }
  let images = w[0..<size].transposed().reshaped([classCount] + imageShape)
  return ImageGrid(columns: classCount, background: gridColor).svg(
    images, title: "Weights as images", columnNames: data.classNames)
}

/// Renders the weights of a network's first layer as images, one per hidden unit.
package func firstLayer(
  _ w1: Tensor<Float>, imageShape: [Int], title: String = "Weights of the first layer"
) -> String? {
  guard w1.rank == 2, w1.shape[0] == imageShape.reduce(1, *) else { return nil }
  let count = min(w1.shape[1], 150)
  let images = w1.transposed()[0..<count].reshaped([count] + imageShape)
  return ImageGrid(columns: count > 60 ? 15 : 10, background: gridColor).svg(images, title: title)
}
