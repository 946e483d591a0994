extension SIMD3<Float> {
  /// Creates a color from its hue (0 and 1 are red), saturation and value.
  static func hsv(_ hue: Float, _ saturation: Float, _ value: Float) -> SceneColor {
    let sixth = (hue - hue.rounded(.down)) * 6
    let ramp = SceneColor(abs(sixth - 3) - 1, 2 - abs(sixth - 2), 2 - abs(sixth - 4))
    let pure = ramp.clamped(lowerBound: .zero, upperBound: .one)
    return (SceneColor.one + (pure - .one) * saturation) * value
  }

  /// Creates a gray of the given brightness.
  static func grey(_ value: Float) -> SceneColor {
    SceneColor(repeating: value)
  }
}

extension SplitMix64 {
  /// Draws a random color whose hue is near the given one.
  mutating func color(
    hue: Float, spread: Float = 0.04, saturation: ClosedRange<Float> = 0.5...0.95,
    value: ClosedRange<Float> = 0.45...0.95
  ) -> SceneColor {
    .hsv(hue + number(-spread...spread), number(saturation), number(value))
  }

  /// Draws a random vivid color of any hue.
  mutating func anyColor() -> SceneColor {
    color(hue: unit(), saturation: 0.3...0.95, value: 0.3...0.95)
  }

  /// Draws a color near one of the hues that suit an object or, with probability `oddly`, any
  /// color.
  mutating func paint(near hues: [Float], oddly: Float = 0.35) -> SceneColor {
    chance(oddly) ? anyColor() : color(hue: pick(hues), spread: 0.05)
  }
}
