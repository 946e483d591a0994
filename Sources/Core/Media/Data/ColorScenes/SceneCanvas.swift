/// An RGB color with channels in 0...1.
typealias SceneColor = SIMD3<Float>

/// The placement of an object in the image: `pixel = center + axes · point`.
struct ScenePlacement {
  /// The image coordinates of the object's origin, in pixels.
  var center: ScenePoint
  /// The direction of the object's x axis, in pixels.
  var xAxis: ScenePoint
  /// The direction of the object's y axis, in pixels.
  var yAxis: ScenePoint

  /// The image's own coordinates.
  static let pixels = ScenePlacement(center: [0, 0], xAxis: [1, 0], yAxis: [0, 1])

  /// Creates a placement with a size in pixels and a rotation.
  ///
  /// - Parameters:
  ///   - center: The image coordinates of the object's origin, in pixels.
  ///   - size: The size in pixels.
  ///   - halfTangent: The tangent of half the angle. Sine and cosine are rational functions of it,
  ///     so that no library function with platform-dependent rounding is needed.
  ///   - mirrored: Whether to flip the object horizontally.
  init(center: ScenePoint, size: ScenePoint, halfTangent: Float, mirrored: Bool) {
    let square = halfTangent * halfTangent
    let cosine = (1 - square) / (1 + square)
    let sine = 2 * halfTangent / (1 + square)
    self.center = center
    xAxis = ScenePoint(cosine, sine) * (mirrored ? -size.x : size.x)
    yAxis = ScenePoint(-sine, cosine) * size.y
  }

  private init(center: ScenePoint, xAxis: ScenePoint, yAxis: ScenePoint) {
    self.center = center
    self.xAxis = xAxis
    self.yAxis = yAxis
  }

  /// Returns the pixel coordinates of a point of the object.
  func pixel(_ point: ScenePoint) -> ScenePoint {
    center + xAxis * point.x + yAxis * point.y
  }
}

/// An image that is being drawn.
///
/// Edges are antialiased by means of signed distances.
struct SceneCanvas {
  /// The number of pixels along each side of a scene with one object.
  static let side = 32

  /// The number of pixels along each side.
  let side: Int
  /// The pixels, row by row.
  var pixels: [SceneColor]

  init(filledWith color: SceneColor = [0, 0, 0], side: Int = Self.side) {
    self.side = side
    pixels = Array(repeating: color, count: side * side)
  }

  /// The canvas with each pixel as a square of four.
  var doubled: SceneCanvas {
    var canvas = SceneCanvas(side: 2 * side)
    for index in canvas.pixels.indices {
      let (y, x) = (index / canvas.side, index % canvas.side)
      canvas.pixels[index] = pixels[y / 2 * side + x / 2]
    }
    return canvas
  }

  /// Blends every pixel with a color.
  ///
  /// `part` is the fraction of the pixel's own color that is kept.
  mutating func fade(to color: SceneColor, leaving part: Float) {
    for index in pixels.indices { pixels[index] = color + (pixels[index] - color) * part }
  }

  /// Paints a shape.
  ///
  /// - Parameters:
  ///   - shape: The shape.
  ///   - color: The color of the shape.
  ///   - place: The placement of the shape.
  ///   - shade: How much darker the shape gets per unit of the object's x and y.
  ///   - opacity: The opacity. A value of 1 hides everything underneath.
  mutating func paint(
    _ shape: SceneShape, _ color: SceneColor, at place: ScenePlacement = .pixels,
    shade: ScenePoint = [0, 0], opacity: Float = 1
  ) {
    let determinant = place.xAxis.x * place.yAxis.y - place.yAxis.x * place.xAxis.y
    let pixelSize = abs(determinant).squareRoot()
    let (middle, half) = shape.bounds
    let center = place.pixel(middle)
    let reachX = abs(place.xAxis.x) * half.x + abs(place.yAxis.x) * half.y + 1
    let reachY = abs(place.xAxis.y) * half.x + abs(place.yAxis.y) * half.y + 1
    let limit = Float(side - 1)
    let left = max(0, center.x - reachX)
    let right = min(limit, center.x + reachX)
    let top = max(0, center.y - reachY)
    let bottom = min(limit, center.y + reachY)
    guard left <= right, top <= bottom else { return }
    for y in Int(top)...Int(bottom) {
      for x in Int(left)...Int(right) {
        let offset = ScenePoint(Float(x) + 0.5, Float(y) + 0.5) - place.center
        let point = ScenePoint(
          (offset.x * place.yAxis.y - offset.y * place.yAxis.x) / determinant,
          (offset.y * place.xAxis.x - offset.x * place.xAxis.y) / determinant)
        let coverage = min(max(0.5 - shape.distance(point) * pixelSize, 0), 1) * opacity
        if coverage > 0 {
          let index = y * side + x
          let lit = color * (1 - (shade * point).sum())
          pixels[index] += (lit - pixels[index]) * coverage
        }
      }
    }
  }
}
