/// A point or a direction; x to the right, y down.
typealias ScenePoint = SIMD2<Float>

/// A shape in an object's own coordinates, roughly -1...1 on both axes.
///
/// Only arithmetic operations and square roots are used. IEEE 754 defines them exactly, so every
/// machine draws the same scene.
indirect enum SceneShape {
  /// An ellipse, with the direction of its first radius as a unit vector.
  case ellipse(ScenePoint, radii: ScenePoint, axis: ScenePoint)
  /// A convex polygon, with its corners clockwise on the screen.
  case polygon([ScenePoint])
  /// A line with a given half width and round ends.
  case stroke(ScenePoint, ScenePoint, halfWidth: Float)
  /// The intersection of two shapes.
  case intersection(SceneShape, SceneShape)

  /// Creates a circle.
  static func disc(_ x: Float, _ y: Float, _ radius: Float) -> SceneShape {
    .ellipse([x, y], radii: [radius, radius], axis: [1, 0])
  }

  /// Creates an axis-aligned ellipse.
  static func oval(_ x: Float, _ y: Float, _ rx: Float, _ ry: Float) -> SceneShape {
    .ellipse([x, y], radii: [rx, ry], axis: [1, 0])
  }

  /// Creates an axis-aligned rectangle.
  static func box(_ x0: Float, _ y0: Float, _ x1: Float, _ y1: Float) -> SceneShape {
    .polygon([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])
  }

  /// Returns the signed distance from a point to the edge.
  ///
  /// It is negative inside the shape, and may be an underestimate outside.
  func distance(_ p: ScenePoint) -> Float {
    switch self {
    case .ellipse(let center, let radii, let axis):
      let q = p - center
      let along = (q * axis).sum()
      let across = q.y * axis.x - q.x * axis.y
      let scaled = ScenePoint(along / radii.x, across / radii.y)
      return ((scaled * scaled).sum().squareRoot() - 1) * min(radii.x, radii.y)
    case .polygon(let corners):
      var farthest = -Float.greatestFiniteMagnitude
      var from = corners[corners.count - 1]
      for corner in corners {
        let edge = corner - from
        let outside = edge.y * (p.x - from.x) - edge.x * (p.y - from.y)
        farthest = max(farthest, outside / (edge * edge).sum().squareRoot())
        from = corner
      }
      return farthest
    case .stroke(let from, let to, let halfWidth):
      let line = to - from
      let reach = ((p - from) * line).sum() / (line * line).sum()
      let gap = p - from - line * min(max(reach, 0), 1)
      return (gap * gap).sum().squareRoot() - halfWidth
    case .intersection(let first, let second):
      return max(first.distance(p), second.distance(p))
    }
  }

  /// A bounding box: its center and half its size.
  var bounds: (center: ScenePoint, half: ScenePoint) {
    switch self {
    case .ellipse(let center, let radii, _):
      let radius = max(radii.x, radii.y)
      return (center, [radius, radius])
    case .polygon(let corners):
      var low = corners[0]
      var high = corners[0]
      for corner in corners {
        low = [min(low.x, corner.x), min(low.y, corner.y)]
        high = [max(high.x, corner.x), max(high.y, corner.y)]
      }
      return ((low + high) / 2, (high - low) / 2)
    case .stroke(let from, let to, let halfWidth):
      let reach = ScenePoint(abs(to.x - from.x), abs(to.y - from.y)) / 2 + halfWidth
      return ((from + to) / 2, reach)
    case .intersection(let first, _):
      return first.bounds
    }
  }
}
