/// The scenes in which objects appear.
package enum SceneBackground: Int, CaseIterable, Sendable {
  case meadow, sea, underwater, sunset, night, desert, forest, snow, street, wall

  /// Returns the scenes that are most typical of an object, so that the scene is a hint about the
  /// class.
  static func usual(for object: SceneObject) -> [SceneBackground] {
    switch object {
    case .balloon: [.meadow, .sunset, .snow]
    case .butterfly: [.meadow, .wall, .forest]
    case .car: [.street, .desert]
    case .fish: [.underwater, .sea]
    case .flower: [.meadow, .wall]
    case .house: [.meadow, .snow, .street]
    case .mushroom: [.forest]
    case .rocket: [.night, .desert]
    case .ship: [.sea, .sunset]
    case .tree: [.meadow, .snow, .sunset]
    }
  }

  /// Picks the colors of the scene (at the top of the sky, just above the horizon, just below it,
  /// and at the bottom) and the roughness of the ground.
  private func colors(
    _ random: inout SplitMix64
  ) -> (sky: SceneColor, haze: SceneColor, far: SceneColor, near: SceneColor, roughness: Float) {
    let blue = random.color(hue: 0.58, saturation: 0.35...0.75, value: 0.6...0.95)
    let pale = random.color(hue: 0.57, saturation: 0.05...0.3, value: 0.75...1)
    switch self {
    case .meadow:
      let grass = random.color(hue: 0.28, saturation: 0.45...0.8, value: 0.35...0.75)
      return (blue, pale, grass * 1.1, grass * 0.8, 0.12)
    case .sea:
      let water = random.color(hue: 0.56, saturation: 0.5...0.85, value: 0.35...0.75)
      return (blue, pale, water * 1.15, water * 0.75, 0.1)
    case .underwater:
      let water = random.color(hue: 0.53, saturation: 0.55...0.9, value: 0.45...0.8)
      let sand = random.color(hue: 0.12, saturation: 0.2...0.45, value: 0.4...0.7)
      return (water * 1.15, water * 0.7, (water + sand) / 2, sand, 0.08)
    case .sunset:
      let glow = random.color(hue: 0.05, saturation: 0.5...0.85, value: 0.75...1)
      let ground = random.color(hue: 0.8, saturation: 0.2...0.5, value: 0.15...0.4)
      let violet = random.color(hue: 0.75, saturation: 0.3...0.6, value: 0.3...0.6)
      return (violet, glow, ground * 1.2, ground * 0.8, 0.06)
    case .night:
      let dark = random.color(hue: 0.65, saturation: 0.4...0.8, value: 0.05...0.25)
      return (dark, dark * 1.5, dark * 0.9, dark * 0.6, 0.04)
    case .desert:
      let sand = random.color(hue: 0.1, saturation: 0.35...0.65, value: 0.6...0.95)
      return (blue, pale, sand, sand * 0.8, 0.09)
    case .forest:
      let leaf = random.color(hue: 0.3, saturation: 0.4...0.8, value: 0.15...0.45)
      let soil = random.color(hue: 0.08, saturation: 0.3...0.6, value: 0.2...0.45)
      return (leaf, leaf * 0.7, soil, soil * 0.75, 0.16)
    case .snow:
      let white = random.color(hue: 0.58, saturation: 0.02...0.12, value: 0.8...1)
      return (pale * 0.85, pale, white, white * 0.88, 0.05)
    case .street:
      let sky = SceneColor.grey(random.number(0.45...0.9))
      let road = SceneColor.grey(random.number(0.2...0.5))
      return (sky, sky * 0.9, road * 1.1, road * 0.8, 0.07)
    case .wall:
      let paint = random.anyColor()
      return (paint, paint * 0.95, paint * 0.9, paint * 0.7, 0.1)
    }
  }

  /// Paints the scene over the whole canvas.
  func paint(on canvas: inout SceneCanvas, _ random: inout SplitMix64) {
    let (sky, haze, far, near, roughness) = colors(&random)
    let side = SceneCanvas.side
    let horizon = random.number(11...26)
    let slope = random.number(-0.15...0.15)
    let grain = SceneNoise(&random)
    let roughness1 = roughness * random.number(0.6...1.8)
    for y in 0..<side {
      for x in 0..<side {
        let level = horizon + slope * (Float(x) - 16)
        let depth = Float(y) + 0.5 - level
        let ground = min(max(depth + 0.5, 0), 1)
        let above = min(max((Float(y) + 0.5) / level, 0), 1)
        let below = min(max(depth / (Float(side) - level + 1), 0), 1)
        let air = sky + (haze - sky) * above + .grey(grain[x / 2, y] * 0.08)
        let soil = far + (near - far) * below + .grey(grain[x, y] * roughness1)
        canvas.pixels[y * side + x] = air + (soil - air) * ground
      }
    }
    addDetails(on: &canvas, horizon: horizon, &random)
  }

  private func addDetails(
    on canvas: inout SceneCanvas, horizon: Float, _ random: inout SplitMix64
  ) {
    switch self {
    case .night:
      for _ in 0..<12 {
        let star = SceneShape.disc(random.number(0...32), random.number(0...horizon), 0.5)
        canvas.paint(star, .grey(random.number(0.5...1)))
      }
    case .forest:
      for _ in 0..<4 {
        let x = random.number(0...32)
        let trunk = SceneShape.stroke([x, 0], [x, horizon + 2], halfWidth: random.number(0.8...2))
        canvas.paint(trunk, random.color(hue: 0.07, value: 0.1...0.35), opacity: 0.8)
      }
    case .street:
      for _ in 0..<4 {
        let x = random.number(-4...30)
        let block = SceneShape.box(x, horizon - random.number(4...14), x + 7, horizon)
        canvas.paint(block, .grey(random.number(0.25...0.75)), opacity: 0.85)
      }
    case .meadow, .snow, .sunset, .desert:
      let hill = SceneShape.oval(random.number(0...32), horizon + 4, random.number(6...14), 8)
      let sky = SceneShape.box(-1, -1, 33, horizon)
      let tone = canvas.pixels[31 * SceneCanvas.side] * random.number(0.7...1.1)
      canvas.paint(.intersection(hill, sky), tone, opacity: 0.7)
    case .underwater:
      for _ in 0..<5 {
        let bubble = SceneShape.disc(random.number(0...32), random.number(0...32), 1)
        canvas.paint(bubble, .grey(0.9), opacity: 0.4)
      }
    case .sea, .wall:
      break
    }
  }
}
