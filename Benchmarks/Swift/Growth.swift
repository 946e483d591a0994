import Media

/// How training times grow with batch size and layer width.
enum Growth {
  /// The batch sizes.
  static let batches = (0...9).map { 1 << $0 }
  /// The widths of hidden layers.
  static let widths = (5...11).map { 1 << $0 }

  /// What grows.
  enum Subject: CaseIterable {
    case batch, width

    /// The sizes, smallest first.
    var sizes: [Int] { self == .batch ? Growth.batches : Growth.widths }

    /// The workload for a size.
    func workload(_ size: Int) -> String {
      self == .batch ? "conv-net-\(size)/Float" : "connected-net-\(size)/Float"
    }

    /// The number that the time is divided by: images or parameters.
    func count(_ size: Int) -> Int {
      switch self {
      case .batch: size
      // Weights and biases of six layers, scales and shifts of five normalization layers.
      case .width: 3072 * size + 4 * size * size + 10 * size + 5 * size + 10 + 10 * size
      }
    }

    /// The file name of its plot.
    var fileName: String { self == .batch ? "growth-batch.svg" : "growth-width.svg" }

    /// An empty plot.
    func plot(threads: Int) -> LinePlot {
      let suffix = threads == 1 ? "1 thread" : "\(threads) threads"
      switch self {
      case .batch:
        return LinePlot(
          title: "Training step of the three-layer ConvNet, \(suffix)", xLabel: "batch size",
          yLabel: "ms per image", isXLogarithmic: true)
      case .width:
        return LinePlot(
          title: "Training step of a net of five hidden layers, \(suffix)",
          xLabel: "layer width", yLabel: "ns per parameter", isXLogarithmic: true)
      }
    }

    /// The number of the plot's time units in a second.
    var scale: Double { self == .batch ? 1e3 : 1e9 }
  }
}
