import Core

/// A plot of lines and points, drawn as SVG.
///
/// The plot adapts to the page's light or dark mode, and equal plots produce equal SVG.
public struct LinePlot: Sendable {
  /// How a series is drawn.
  public enum Style: Sendable {
    /// A line through the points.
    case line
    /// A marker at each point.
    case markers
    /// A line with markers.
    case lineAndMarkers
  }

  /// A series of points.
  struct Series: Sendable {
    var label: String
    var x: [Double]
    var y: [Double]
    var errors: [Double]
    var style: Style
  }

  /// The title above the plot.
  public var title: String
  /// The label of the horizontal axis.
  public var xLabel: String
  /// The label of the vertical axis.
  public var yLabel: String
  /// Whether the horizontal axis is logarithmic, in which case points at or below 0 are omitted.
  public var isXLogarithmic: Bool

  private(set) var series: [Series] = []

  /// Whether there is no point to draw.
  package var isEmpty: Bool {
    series.allSatisfy { series in !series.y.indices.contains { shows(series, $0) } }
  }

  /// Creates an empty plot.
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
  /// Points that are NaN or infinite are omitted, which leaves a gap in the line.
  ///
  /// - Parameters:
  ///   - label: The name in the legend; empty for a series without a legend entry.
  ///   - x: The horizontal coordinates, `[N]`.
  ///   - y: The vertical coordinates, `[N]`.
  ///   - errors: Half the height of each point's error bar, `[N]`. If empty, no error bars are
  ///     drawn.
  ///   - style: How the series is drawn.
  public mutating func add(
    _ label: String, x: [Double], y: [Double], errors: [Double] = [], style: Style = .line
  ) {
    if x.count != y.count || (!errors.isEmpty && errors.count != y.count) {
      shapeFailure(
        "LinePlot.add('\(label)'): expected x, y and errors of equal length, found lengths "
          + "\(x.count), \(y.count) and \(errors.count)")
    }
    series.append(Series(label: label, x: x, y: y, errors: errors, style: style))
  }

  /// Adds a series whose horizontal coordinates are 0, 1, 2, ….
  ///
  /// - Parameters:
  ///   - label: The name in the legend; empty for a series without a legend entry.
  ///   - y: The vertical coordinates, `[N]`.
  ///   - style: How the series is drawn.
  public mutating func add(_ label: String, y: [Double], style: Style = .line) {
    add(label, x: y.indices.map(Double.init), y: y, style: style)
  }

  /// Draws the plot as SVG, for a file or a page.
  public func svg() -> String { LinePlotDrawing(self).svg() }

  /// Writes the plot to a file, replacing it atomically.
  ///
  /// - Throws: `FileError` with the system's error message.
  public func write(to path: String) throws(FileError) {
    try writeAtomically(Array(svg().utf8), to: path)
  }
}
