public import Core

extension HeatMap {
  /// The classes of the rows and columns of a matrix, whose neighbors of the same class get one
  /// colored band at the edge.
  public struct Bands: Sendable {
    let names: [String]
    let rows: [Int]
    let columns: [Int]

    /// Creates bands.
    ///
    /// - Parameters:
    ///   - names: The names of the classes.
    ///   - rows: The class of each row.
    ///   - columns: The class of each column.
    public init(names: [String], rows: [Int], columns: [Int]) {
      (self.names, self.rows, self.columns) = (names, rows, columns)
    }
  }

  /// Draws a matrix as an SVG with a title, labels of the axes, and a bar with the scale.
  ///
  /// - Parameters:
  ///   - matrix: The matrix `[H, W]`.
  ///   - title: The title above the matrix.
  ///   - labels: What the rows and the columns are.
  ///   - range: The values of the first and the last color. If nil, the lowest and highest elements
  ///     are used. Pass the same range for matrices that are to be compared.
  ///   - bands: The classes of the rows and columns, or nil.
  /// - Returns: An SVG with the image embedded in it.
  public func svg<Scalar: TensorScalar>(
    _ matrix: Tensor<Scalar>, title: String, labels: (rows: String, columns: String),
    from range: ClosedRange<Scalar>? = nil, bands: Bands? = nil
  ) -> String {
    let found = ImageGrid.range(matrix.storage[...])
    let range = range ?? found.low...found.high
    let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
    let drawing = HeatMapDrawing(rows: matrix.shape[0], columns: matrix.shape[1], bands: bands)
    let ends = "\(HeatMapDrawing.label(low)) to \(HeatMapDrawing.label(high))"
    var svg = PlotStyle.opening(
      width: drawing.width, height: drawing.height, title: title,
      detail: "A map of \(matrix.shape[0]) by \(matrix.shape[1]) values from \(ends).")
    svg += PlotStyle.text(
      title, x: drawing.width / 2, y: 28, attributes: " font-size=\"16\" font-weight=\"600\"")
    svg += drawing.image(picture(matrix, from: range))
    svg += drawing.frame(rows: labels.rows, columns: labels.columns)
    let ramp = Tensor<Double>.linspace(from: 0, through: 1, count: 256).reshaped([1, 256])
    svg += drawing.scale(picture(ramp, from: 0...1), from: low, to: high)
    return svg + "</svg>\n"
  }
}

/// The layout of a heat map with its edges.
private struct HeatMapDrawing {
  let width = 640.0
  var height: Double { top + imageHeight + 92 }

  private let bands: HeatMap.Bands?
  private let rows: Int
  private let columns: Int
  private let left: Double
  private let top: Double
  private let imageHeight: Double
  private var imageWidth: Double { width - left - 24 }

  init(rows: Int, columns: Int, bands: HeatMap.Bands?) {
    (self.rows, self.columns, self.bands) = (rows, columns, bands)
    left = bands == nil ? 46 : 118
    top = bands == nil ? 46 : 70
    let ratio = Double(rows) / Double(max(columns, 1))
    // The names of ten classes need some height.
    imageHeight = min(420, max(bands == nil ? 60 : 140, (640 - left - 24) * ratio))
  }

  func image(_ picture: Tensor<UInt8>) -> String {
    embedded(picture, x: left, y: top, width: imageWidth, height: imageHeight)
  }

  /// The labels of the axes, and the bands.
  func frame(rows rowLabel: String, columns columnLabel: String) -> String {
    let middle = top + imageHeight / 2
    var svg = PlotStyle.text(
      rowLabel, x: 18, y: middle,
      attributes: " transform=\"rotate(-90 18 \(SVGText.number(middle)))\"")
    svg += PlotStyle.text(columnLabel, x: left + imageWidth / 2, y: top + imageHeight + 20)
    guard let bands else { return svg }
    for run in Self.runs(of: bands.rows) {
      let y = top + imageHeight * Double(run.range.lowerBound) / Double(rows)
      let size = imageHeight * Double(run.range.count) / Double(rows)
      svg += rectangle(run.label, x: left - 11, y: y, width: 8, height: size)
      svg += PlotStyle.text(
        bands.names[run.label], x: left - 15, y: y + size / 2 + 3.5, anchor: "end",
        attributes: " font-size=\"10\"")
    }
    for run in Self.runs(of: bands.columns) {
      let x = left + imageWidth * Double(run.range.lowerBound) / Double(columns)
      let size = imageWidth * Double(run.range.count) / Double(columns)
      svg += rectangle(run.label, x: x, y: top - 11, width: size, height: 8)
      let name = bands.names[run.label]
      let font = min(10, (size - 2) / (0.58 * Double(max(name.count, 1))))
      svg += PlotStyle.text(
        name, x: x + size / 2, y: top - 15,
        attributes: " font-size=\"\(SVGText.number(max(font, 5)))\"")
    }
    return svg
  }

  /// The bar with the colors, and the values at its ends and its middle.
  func scale(_ ramp: Tensor<UInt8>, from low: Double, to high: Double) -> String {
    let y = top + imageHeight + 40
    var svg = embedded(ramp, x: left, y: y, width: imageWidth, height: 12)
    let places = [(0.0, "start"), (0.5, "middle"), (1, "end")]
    for (share, anchor) in places {
      svg += PlotStyle.text(
        Self.label(low + share * (high - low)), x: left + share * imageWidth, y: y + 28,
        anchor: anchor)
    }
    return svg
  }

  /// A value with three digits.
  static func label(_ value: Double) -> String {
    guard value.magnitude > 1e-300 else { return "0" }
    let exponent = Int(value.magnitude.log10Floor) - 2
    return SVGText.decimal(Int((value / pow10(exponent)).rounded()), exponent: exponent)
  }

  private static func pow10(_ exponent: Int) -> Double {
    (0..<exponent.magnitude).reduce(1.0) { value, _ in exponent < 0 ? value / 10 : value * 10 }
  }

  private func embedded(
    _ picture: Tensor<UInt8>, x: Double, y: Double, width: Double, height: Double
  ) -> String {
    "<image x=\"\(SVGText.number(x))\" y=\"\(SVGText.number(y))\""
      + " width=\"\(SVGText.number(width))\" height=\"\(SVGText.number(height))\""
      + " preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\""
      + " href=\"\(ImageFile.pngAddress(picture))\"/>\n"
  }

  private func rectangle(
    _ label: Int, x: Double, y: Double, width: Double, height: Double
  ) -> String {
    "<rect x=\"\(SVGText.number(x))\" y=\"\(SVGText.number(y))\""
      + " width=\"\(SVGText.number(width))\" height=\"\(SVGText.number(height))\""
      + " fill=\"\(PlotStyle.color(label))\" fill-opacity=\"\(label % 12 < 6 ? "1" : "0.5")\"/>\n"
  }

  /// The parts of a list in which all labels are the same.
  private static func runs(of labels: [Int]) -> [(label: Int, range: Range<Int>)] {
    var runs: [(label: Int, range: Range<Int>)] = []
    for (index, label) in labels.enumerated() {
      if let last = runs.last, last.label == label {
        runs[runs.count - 1].range = last.range.lowerBound..<index + 1
      } else {
        runs.append((label, index..<index + 1))
      }
    }
    return runs
  }
}

extension Double {
  /// The exponent of the largest power of ten that is not larger than this positive number.
  fileprivate var log10Floor: Int {
    var (exponent, power) = (0, 1.0)
    while power * 10 <= self { (exponent, power) = (exponent + 1, power * 10) }
    while power > self { (exponent, power) = (exponent - 1, power / 10) }
    return exponent
  }
}
