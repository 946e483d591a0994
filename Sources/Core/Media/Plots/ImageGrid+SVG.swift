public import Core

extension ImageGrid {
  /// Draws images in a grid, with a title and a name above each column.
  ///
  /// - Parameters:
  ///   - images: Images `[N, H, W, C]`, where C is 1 or 3, scaled according to `scaling`.
  ///   - title: The title above the images.
  ///   - columnNames: The column names from left to right, such as class names.
  ///   - marks: For each image, whether it is right, which a frame shows; nil for no frame.
  /// - Returns: An SVG with the image embedded in it.
  public func svg<Scalar: TensorScalar>(
    _ images: Tensor<Scalar>, title: String, columnNames: [String] = [],
    marks: [Bool?] = []
  ) -> String {
    let size = size(count: images.shape[0])
    return Self.svg(
      picture: picture(images), title: title, columnNames: columnNames, size: size, marks: marks)
  }

  /// Draws images with byte elements in a grid, with a title and a name above each column.
  ///
  /// - Parameters:
  ///   - images: Images `[N, H, W, C]`, where C is 1 or 3.
  ///   - title: The title above the images.
  ///   - columnNames: The column names from left to right, such as class names.
  ///   - marks: For each image, whether it is right, which a frame shows; nil for no frame.
  /// - Returns: An SVG with the image embedded in it.
  public func svg(
    _ images: Tensor<UInt8>, title: String, columnNames: [String] = [],
    marks: [Bool?] = []
  ) -> String {
    let size = size(count: images.shape[0])
    return Self.svg(
      picture: picture(images), title: title, columnNames: columnNames, size: size, marks: marks)
  }

  private static func svg(
    picture: Tensor<UInt8>, title: String, columnNames: [String],
    size: (rows: Int, columns: Int), marks: [Bool?]
  ) -> String {
    let width = 640.0
    let (left, top) = (20.0, columnNames.isEmpty ? 44.0 : 66.0)
    let imageWidth = width - 2 * left
    let imageHeight = imageWidth * Double(picture.shape[0]) / Double(picture.shape[1])
    let detail = (["A grid of images."] + columnNames).joined(separator: " ")
    var svg = PlotStyle.opening(
      width: width, height: top + imageHeight + 20, title: title, detail: detail)
    svg += PlotStyle.text(
      title, x: width / 2, y: 28, attributes: " font-size=\"16\" font-weight=\"600\"")
    let column = imageWidth / Double(size.columns)
    let longest = columnNames.map(\.count).max() ?? 0
    // Make the font small enough that adjacent names do not overlap.
    let fontSize = min(13, max(6, (column - 4) / (0.58 * Double(max(longest, 1)))))
    for (index, name) in columnNames.prefix(size.columns).enumerated() {
      svg += PlotStyle.text(
        name, x: left + column * (Double(index) + 0.5), y: top - 8,
        attributes: " font-size=\"\(SVGText.number(fontSize))\"")
    }
    svg += "<image x=\"\(SVGText.number(left))\" y=\"\(SVGText.number(top))\""
    svg += " width=\"\(SVGText.number(imageWidth))\" height=\"\(SVGText.number(imageHeight))\""
    svg += " style=\"image-rendering:pixelated\" href=\"\(ImageFile.pngAddress(picture))\"/>\n"
    let row = imageHeight / Double(size.rows)
    for (index, mark) in marks.enumerated() {
      guard let mark else { continue }
      let x = left + column * Double(index % size.columns)
      let y = top + row * Double(index / size.columns)
      svg += frame(isRight: mark, x: x, y: y, width: column, height: row)
    }
    return svg + "</svg>\n"
  }

  /// A frame around an image, with a sign in its corner, because not everybody sees the colors.
  private static func frame(
    isRight: Bool, x: Double, y: Double, width: Double, height: Double
  ) -> String {
    let color = isRight ? "#2e9e6a" : "#d6402f"
    let sign = isRight ? "✓" : "✗"
    return "<rect x=\"\(SVGText.number(x + 1.5))\" y=\"\(SVGText.number(y + 1.5))\""
      + " width=\"\(SVGText.number(width - 3))\" height=\"\(SVGText.number(height - 3))\""
      + " fill=\"none\" stroke=\"\(color)\" stroke-width=\"3\"/>\n"
      + "<rect x=\"\(SVGText.number(x))\" y=\"\(SVGText.number(y))\" width=\"16\" height=\"16\""
      + " fill=\"\(color)\"/>\n<text x=\"\(SVGText.number(x + 8))\""
      + " y=\"\(SVGText.number(y + 12.5))\" text-anchor=\"middle\" font-size=\"12\""
      + " fill=\"#ffffff\">\(sign)</text>\n"
  }
}
