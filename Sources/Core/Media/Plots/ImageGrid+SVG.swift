public import Core

extension ImageGrid {
  /// Draws images in a grid, with a title and a name above each column.
  ///
  /// - Parameters:
  ///   - images: Images `[N, H, W, C]`, where C is 1 or 3, scaled according to `scaling`.
  ///   - title: The title above the images.
  ///   - columnNames: The column names from left to right, such as class names.
  /// - Returns: An SVG with the image embedded in it.
  public func svg<Scalar: TensorScalar>(
    _ images: Tensor<Scalar>, title: String, columnNames: [String] = []
  ) -> String {
    Self.svg(
      picture: picture(images), title: title, columnNames: columnNames,
      columns: size(count: images.shape[0]).columns)
  }

  /// Draws images with byte elements in a grid, with a title and a name above each column.
  ///
  /// - Parameters:
  ///   - images: Images `[N, H, W, C]`, where C is 1 or 3.
  ///   - title: The title above the images.
  ///   - columnNames: The column names from left to right, such as class names.
  /// - Returns: An SVG with the image embedded in it.
  public func svg(
    _ images: Tensor<UInt8>, title: String, columnNames: [String] = []
  ) -> String {
    Self.svg(
      picture: picture(images), title: title, columnNames: columnNames,
      columns: size(count: images.shape[0]).columns)
  }

  private static func svg(
    picture: Tensor<UInt8>, title: String, columnNames: [String], columns: Int
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
    let column = imageWidth / Double(columns)
    let longest = columnNames.map(\.count).max() ?? 0
    // Make the font small enough that adjacent names do not overlap.
    let fontSize = min(13, max(6, (column - 4) / (0.58 * Double(max(longest, 1)))))
    for (index, name) in columnNames.prefix(columns).enumerated() {
      svg += PlotStyle.text(
        name, x: left + column * (Double(index) + 0.5), y: top - 8,
        attributes: " font-size=\"\(SVGText.number(fontSize))\"")
    }
    svg += "<image x=\"\(SVGText.number(left))\" y=\"\(SVGText.number(top))\""
    svg += " width=\"\(SVGText.number(imageWidth))\" height=\"\(SVGText.number(imageHeight))\""
    svg += " style=\"image-rendering:pixelated\" href=\"\(ImageFile.pngAddress(picture))\"/>\n"
    return svg + "</svg>\n"
  }
}
