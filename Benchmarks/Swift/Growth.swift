import Media

/// How times grow with the sizes of a network.
enum Growth {
  /// The numbers of images of a step.
  static let batches = (0...9).map { 1 << $0 }
  /// The widths of hidden layers.
  static let widths = (5...11).map { 1 << $0 }

  /// What is divided by what.
  enum Subject: CaseIterable {
    case batch, width

    /// The sizes, smallest first.
    var sizes: [Int] { self == .batch ? Growth.batches : Growth.widths }

    /// The workload of a size.
    func workload(_ size: Int) -> String {
      self == .batch ? "conv-net-\(size)/Float" : "connected-net-\(size)/Float"
    }

    /// What the time of a size is divided by.
    func count(_ size: Int) -> Int {
      switch self {
      case .batch: size
      // Weights and biases of six layers, scales and shifts of five normalisations.
      case .width: 3072 * size + 4 * size * size + 10 * size + 5 * size + 10 + 10 * size
      }
    }

    /// The name of its plot.
    var fileName: String { self == .batch ? "growth-batch.svg" : "growth-width.svg" }

    /// An empty plot.
    func plot(threads: Int) -> LinePlot {
      let suffix = threads == 1 ? "1 thread" : "\(threads) threads"
      switch self {
      case .batch:
        return LinePlot(
          title: "Training step of the three-layer ConvNet, \(suffix)", xLabel: "images of a step",
          yLabel: "ms for an image", isXLogarithmic: true)
      case .width:
        return LinePlot(
          title: "Training step of a net of five hidden layers, \(suffix)",
          xLabel: "width of a layer", yLabel: "ns for a parameter", isXLogarithmic: true)
      }
    }

    /// What a second is multiplied by for the plot's unit.
    var scale: Double { self == .batch ? 1e3 : 1e9 }
  }
}
