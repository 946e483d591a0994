/// Colored light added to an image: uniform light, light that gets stronger toward one side, and
/// round spots.
struct SceneLight {
  private let everywhere: SceneColor
  private let rightwards: SceneColor
  private let downwards: SceneColor
  private let stain: SceneColor
  private let stains: SceneNoise

  init(_ random: inout SplitMix64) {
    everywhere = Self.color(upTo: 0.15, &random)
    rightwards = Self.color(upTo: 0.2, &random)
    downwards = Self.color(upTo: 0.2, &random)
    stain = Self.color(upTo: 0.35, &random)
    stains = SceneNoise(&random)
  }

  /// The light added to a pixel.
  subscript(x: Int, y: Int) -> SceneColor {
    let middle = Float(SceneCanvas.side - 1) / 2
    let (right, down) = ((Float(x) - middle) / 16, (Float(y) - middle) / 16)
    let sloping = rightwards * right + downwards * down
    return everywhere + sloping + stain * stains[x, y]
  }

  /// Draws a random color with correlated channels, which may be negative.
  private static func color(upTo limit: Float, _ random: inout SplitMix64) -> SceneColor {
    let common = random.number(-1...1) * 0.3
    let own = SceneColor(random.number(-1...1), random.number(-1...1), random.number(-1...1))
    return (own * 0.7 + .grey(common)) * limit
  }
}
