/// Smooth noise over the image, in -1...1, interpolated from values on a coarse and a fine lattice.
struct SceneNoise {
  private static let side = SceneCanvas.side

  private var values: [Float]

  init(_ random: inout SplitMix64) {
    values = Array(repeating: 0, count: Self.side * Self.side)
    add(spacing: 8, amplitude: 0.5, &random)
    add(spacing: 2, amplitude: 0.5, &random)
  }

  subscript(x: Int, y: Int) -> Float {
    values[y * Self.side + x]
  }

  private mutating func add(spacing: Int, amplitude: Float, _ random: inout SplitMix64) {
    let cells = Self.side / spacing + 1
    let knots = (0..<cells * cells).map { _ in random.number(-1...1) * amplitude }
    for y in 0..<Self.side {
      let (row, v) = (y / spacing, Float(y % spacing) / Float(spacing))
      for x in 0..<Self.side {
        let (column, u) = (x / spacing, Float(x % spacing) / Float(spacing))
        let corner = row * cells + column
        let upper = knots[corner] + (knots[corner + 1] - knots[corner]) * u
        let lower = knots[corner + cells] + (knots[corner + cells + 1] - knots[corner + cells]) * u
        values[y * Self.side + x] += upper + (lower - upper) * v
      }
    }
  }
}
