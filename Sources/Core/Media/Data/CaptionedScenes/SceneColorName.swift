/// The colors of objects in captioned scenes.
package enum SceneColorName: Int, CaseIterable, Sendable {
  case red, orange, yellow, green, blue, purple, pink, brown, white, black

  /// The words for the color, the usual one first.
  package var words: [String] {
    switch self {
    case .red: ["red", "crimson"]
    case .orange: ["orange"]
    case .yellow: ["yellow", "golden"]
    case .green: ["green", "emerald"]
    case .blue: ["blue", "azure"]
    case .purple: ["purple", "violet"]
    case .pink: ["pink", "rosy"]
    case .brown: ["brown"]
    case .white: ["white", "snowy"]
    case .black: ["black"]
    }
  }

  /// Draws a shade of the color.
  func shade(_ random: inout SplitMix64) -> SceneColor {
    switch self {
    case .red: random.color(hue: 0, spread: 0.015, saturation: 0.8...0.95, value: 0.7...0.95)
    case .orange: random.color(hue: 0.075, spread: 0.01, saturation: 0.85...1, value: 0.9...1)
    case .yellow: random.color(hue: 0.15, spread: 0.01, saturation: 0.8...0.95, value: 0.9...1)
    case .green: random.color(hue: 0.34, spread: 0.03, saturation: 0.65...0.9, value: 0.4...0.75)
    case .blue: random.color(hue: 0.62, spread: 0.025, saturation: 0.75...0.95, value: 0.6...0.95)
    case .purple: random.color(hue: 0.77, spread: 0.02, saturation: 0.6...0.85, value: 0.4...0.75)
    case .pink: random.color(hue: 0.93, spread: 0.015, saturation: 0.3...0.5, value: 0.92...1)
    case .brown: random.color(hue: 0.07, spread: 0.01, saturation: 0.6...0.8, value: 0.3...0.45)
    case .white: .grey(random.number(0.92...1))
    case .black: .grey(random.number(0.02...0.12))
    }
  }
}
