import Core

/// Lines and points over two axes, drawn as SVG.
///
/// The picture follows the page's light or dark mode, and equal plots give equal text.
public struct LinePlot: Sendable {
  /// How a series is drawn.
  public enum Style: Sendable {
    /// A line through the points.
    case line
    /// A mark at each point.
    case markers
    /// A line and marks.
    case lineAndMarkers
  }

  /// Points that belong together.
  struct Series: Sendable {
    var label: String
    var x: [Double]
    var y: [Double]
    var errors: [Double]
    var style: Style
  }

  /// What stands above the plot.
  public var title: String
  /// What the horizontal axis shows.
  public var xLabel: String
  /// What the vertical axis shows.
  public var yLabel: String
  /// Whether the horizontal axis is logarithmic; points at 0 and below are then left out.
  public var isXLogarithmic: Bool

  private(set) var series: [Series] = []

  /// Makes a plot without any series.
  public init(
    title: String, xLabel: String = "", yLabel: String = "", isXLogarithmic: Bool = false
  ) {
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.isXLogarithmic = isXLogarithmic
  }

  /// Adds a series.
  ///
  /// Points with NaN or infinity are left out, and interrupt the line.
  ///
  /// - Parameters:
  ///   - label: The name in the legend; empty for a series that needs no legend.
  ///   - x: Horizontal positions, `[N]`.
  ///   - y: Vertical positions, `[N]`.
  ///   - errors: Half the height of each point's error bar, `[N]`, or none.
  ///   - style: How the series is drawn.
  public mutating func add(
    _ label: String, x: [Double], y: [Double], errors: [Double] = [], style: Style = .line
  ) {
    if x.count != y.count || (!errors.isEmpty && errors.count != y.count) {
      shapeFailure(
        "LinePlot.add('\(label)'): expected as many x and errors as y, got \(x.count) x, "
          + "\(y.count) y and \(errors.count) errors")
    }
    series.append(Series(label: label, x: x, y: y, errors: errors, style: style))
  }

  /// Adds a series over 0, 1, 2, ….
  ///
  /// - Parameters:
  ///   - label: The name in the legend; empty for a series that needs no legend.
  ///   - y: Vertical positions, `[N]`.
  ///   - style: How the series is drawn.
  public mutating func add(_ label: String, y: [Double], style: Style = .line) {
    add(label, x: y.indices.map(Double.init), y: y, style: style)
  }

  /// The picture as SVG, to stand in a file or in a page.
  public func svg() -> String { LinePlotDrawing(self).svg() }

  /// Writes the picture to a file, which is replaced as a whole.
  ///
  /// - Throws: `FileError` with the system's reason.
  public func write(to path: String) throws(FileError) {
    try writeAtomically(Array(svg().utf8), to: path)
  }
}
