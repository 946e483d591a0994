/// A painted shape that is part of an object.
struct ScenePart {
  var shape: SceneShape
  var color: SceneColor

  init(_ shape: SceneShape, _ color: SceneColor) {
    self.shape = shape
    self.color = color
  }
}

/// The ten kinds of objects, each drawn with random proportions and colors.
///
/// Objects fill about -1...1 on both axes, with y pointing down.
package enum SceneObject: Int, CaseIterable, Sendable {
  case balloon, butterfly, car, fish, flower, house, mushroom, rocket, ship, tree

  /// Creates the parts of an object of this kind, from back to front.
  ///
  /// - Parameters:
  ///   - random: The random number generator of the scene.
  ///   - color: The color of most of the object, or nil if it is drawn.
  /// - Returns: The parts.
  func parts(_ random: inout SplitMix64, in color: SceneColor? = nil) -> [ScenePart] {
    switch self {
    case .balloon: Self.balloonParts(&random, color)
    case .butterfly: Self.butterflyParts(&random, color)
    case .car: Self.carParts(&random, color)
    case .fish: Self.fishParts(&random, color)
    case .flower: Self.flowerParts(&random, color)
    case .house: Self.houseParts(&random, color)
    case .mushroom: Self.mushroomParts(&random, color)
    case .rocket: Self.rocketParts(&random, color)
    case .ship: Self.shipParts(&random, color)
    case .tree: Self.treeParts(&random, color)
    }
  }

  private static func balloonParts(
    _ random: inout SplitMix64, _ color: SceneColor?
  ) -> [ScenePart] {
    let main = color ?? random.paint(near: [0, 0.08, 0.6, 0.85])
    let stripe = random.chance(0.7) ? random.anyColor() : main * 0.8
    let width = random.number(0.62...0.8)
    let envelope = SceneShape.oval(0, -0.3, width, 0.7)
    let basket = random.color(hue: 0.08, value: 0.3...0.6)
    return [
      ScenePart(.stroke([-width * 0.6, 0.15], [-0.16, 0.75], halfWidth: 0.03), basket * 0.6),
      ScenePart(.stroke([width * 0.6, 0.15], [0.16, 0.75], halfWidth: 0.03), basket * 0.6),
      ScenePart(
        .polygon([[-width * 0.8, 0.05], [width * 0.8, 0.05], [0.18, 0.6], [-0.18, 0.6]]), main),
      ScenePart(envelope, main),
      ScenePart(.intersection(.oval(0, -0.3, width * 0.62, 0.72), envelope), stripe),
      ScenePart(.intersection(.oval(0, -0.3, width * 0.25, 0.72), envelope), main),
      ScenePart(.box(-0.2, 0.72, 0.2, 1), basket),
    ]
  }

  private static func butterflyParts(
    _ random: inout SplitMix64, _ color: SceneColor?
  ) -> [ScenePart] {
    let upper = color ?? random.paint(near: [0.08, 0.13, 0.62, 0.8])
    let lower = color != nil || random.chance(0.5) ? upper : random.anyColor()
    let spot = random.anyColor()
    let body = random.color(hue: 0.07, saturation: 0.2...0.7, value: 0.05...0.3)
    let lift = random.number(0.35...0.6)
    var parts: [ScenePart] = []
    for side: Float in [-1, 1] {
      parts += [
        ScenePart(
          .ellipse([side * 0.42, 0.45], radii: [0.48, 0.3], axis: [0.8, side * 0.6]), lower),
        ScenePart(
          .ellipse([side * 0.52, -lift * 0.7], radii: [0.62, 0.36], axis: [0.8, side * -0.6]), upper
        ),
        ScenePart(.disc(side * 0.62, -lift * 0.8, 0.15), spot),
        ScenePart(.disc(side * 0.48, 0.5, 0.11), spot),
        ScenePart(.stroke([0, -0.5], [side * 0.25, -0.95], halfWidth: 0.035), body),
      ]
    }
    parts.append(ScenePart(.oval(0, 0.05, 0.11, 0.62), body))
    return parts
  }

  private static func carParts(
    _ random: inout SplitMix64, _ color: SceneColor?
  ) -> [ScenePart] {
    let paint = color ?? random.paint(near: [0, 0.58, 0.15])
    let glass = random.color(hue: 0.55, saturation: 0.1...0.4, value: 0.5...0.95)
    let tyre = SceneColor.grey(random.number(0.03...0.2))
    let hub = SceneColor.grey(random.number(0.4...0.9))
    let roof = random.number(-0.55...(-0.35))
    let back = random.number(-0.8...(-0.45))
    let front = random.number(0.3...0.6)
    let middle = (back + front) / 2
    var parts = [
      ScenePart(
        .polygon([
          [back + 0.18, roof], [front - 0.25, roof], [front + 0.1, 0], [back - 0.05, 0],
        ]),
        paint * 0.9),
      ScenePart(
        .polygon([
          [back + 0.24, roof + 0.09], [middle - 0.05, roof + 0.09], [middle - 0.05, -0.02],
          [back + 0.1, -0.02],
        ]), glass),
      ScenePart(
        .polygon([
          [middle + 0.05, roof + 0.09], [front - 0.28, roof + 0.09], [front - 0.02, -0.02],
          [middle + 0.05, -0.02],
        ]), glass),
      ScenePart(.box(-1, -0.04, 1, 0.38), paint),
      ScenePart(.box(0.86, 0.04, 1, 0.16), [0.95, 0.9, 0.6]),
    ]
    for x: Float in [-0.58, 0.58] {
      parts += [ScenePart(.disc(x, 0.4, 0.27), tyre), ScenePart(.disc(x, 0.4, 0.12), hub)]
    }
    return parts
  }

  private static func fishParts(
    _ random: inout SplitMix64, _ color: SceneColor?
  ) -> [ScenePart] {
    let skin = color ?? random.paint(near: [0.05, 0.12, 0.95])
    let fin = random.chance(0.5) ? skin * 0.75 : random.anyColor()
    let height = random.number(0.34...0.52)
    let body = SceneShape.oval(0.15, 0, 0.75, height)
    var parts = [
      ScenePart(.polygon([[-0.45, 0], [-1, -0.5], [-0.85, 0.02]]), fin),
      ScenePart(.polygon([[-0.85, -0.02], [-1, 0.5], [-0.45, 0]].reversed()), fin),
      ScenePart(
        .polygon([[-0.25, -height * 0.7], [-0.1, -height - 0.25], [0.45, -height * 0.8]]), fin),
      ScenePart(body, skin),
    ]
    if random.chance(0.6) {
      let stripe = random.anyColor()
      for x: Float in [-0.2, 0.15] {
        parts.append(ScenePart(.intersection(.box(x, -1, x + 0.15, 1), body), stripe))
      }
    }
    parts += [
      ScenePart(.disc(0.6, -height * 0.25, 0.13), .grey(0.95)),
      ScenePart(.disc(0.63, -height * 0.25, 0.07), .grey(0.05)),
    ]
    return parts
  }

  private static func flowerParts(
    _ random: inout SplitMix64, _ color: SceneColor?
  ) -> [ScenePart] {
    let petal = color ?? random.paint(near: [0.9, 0.98, 0.15, 0.75])
    let heart = random.color(hue: random.pick([0.13, 0.08]), value: 0.4...0.95)
    let stem = random.color(hue: 0.3, value: 0.25...0.6)
    let lean = random.number(-0.25...0.25)
    var parts = [
      ScenePart(.stroke([0, -0.3], [lean, 1], halfWidth: 0.06), stem),
      ScenePart(
        .ellipse([lean * 0.6 + 0.28, 0.6], radii: [0.3, 0.11], axis: [0.8, -0.6]), stem * 1.1),
    ]
    let fans: [ScenePoint] =
      random.chance(0.5)
      ? [[1, 0], [0.309, 0.951], [-0.809, 0.588], [-0.809, -0.588], [0.309, -0.951]]
      : [
        [1, 0], [0.707, 0.707], [0, 1], [-0.707, 0.707], [-1, 0], [-0.707, -0.707], [0, -1],
        [0.707, -0.707],
      ]
    let breadth: Float = fans.count == 5 ? 0.23 : 0.15
    for axis in fans {
      let center = ScenePoint(0, -0.38) + axis * 0.34
      parts.append(ScenePart(.ellipse(center, radii: [0.29, breadth], axis: axis), petal))
    }
    parts.append(ScenePart(.disc(0, -0.38, random.number(0.14...0.24)), heart))
    return parts
  }

  private static func houseParts(
    _ random: inout SplitMix64, _ color: SceneColor?
  ) -> [ScenePart] {
    let wall =
      color
      ?? (random.chance(0.5)
        ? random.color(hue: 0.1, saturation: 0.05...0.4, value: 0.6...0.95) : random.anyColor())
    let roof = color.map { $0 * 0.75 } ?? random.paint(near: [0.02, 0.05])
    let glass = random.chance(0.5) ? SceneColor(0.95, 0.85, 0.4) : SceneColor(0.25, 0.35, 0.5)
    let width = random.number(0.65...0.85)
    let eaves = random.number(-0.25...0)
    let ridge = random.number(0...0.35)
    let door = random.pick([-0.35, 0, 0.35]) as Float
    var parts: [ScenePart] = []
    if random.chance(0.6) {
      parts.append(ScenePart(.box(0.35, -0.9, 0.55, -0.2), roof * 0.6))
    }
    parts += [
      ScenePart(.box(-width, eaves, width, 0.9), wall),
      ScenePart(
        .polygon([[-ridge, -0.9], [ridge, -0.9], [width + 0.18, eaves], [-width - 0.18, eaves]]),
        roof),
      ScenePart(.box(door - 0.13, 0.38, door + 0.13, 0.9), roof * 0.5),
    ]
    for x: Float in [-0.4, 0, 0.4] where abs(x - door) > 0.25 {
      parts.append(ScenePart(.box(x - 0.13, eaves + 0.2, x + 0.13, eaves + 0.46), glass))
    }
    return parts
  }

  private static func mushroomParts(
    _ random: inout SplitMix64, _ color: SceneColor?
  ) -> [ScenePart] {
    let cap = color ?? random.paint(near: [0, 0.04, 0.08])
    let stem = random.color(hue: 0.1, saturation: 0.05...0.3, value: 0.65...0.95)
    let width = random.number(0.65...0.95)
    let height = random.number(0.6...0.9)
    let thick = random.number(0.17...0.3)
    let dome = SceneShape.intersection(.oval(0, 0.05, width, height), .box(-1, -1, 1, 0.08))
    var parts = [
      ScenePart(
        .polygon([[-thick, 0], [thick, 0], [thick * 1.3, 0.95], [-thick * 1.3, 0.95]]), stem),
      ScenePart(.oval(0, 0.06, width * 0.95, 0.14), stem * 0.75),
      ScenePart(dome, cap),
    ]
    if random.chance(0.75) {
      let dot = random.chance(0.7) ? SceneColor.grey(0.95) : random.anyColor()
      let spots: [ScenePoint] = [[-0.45, -0.2], [0, -0.45], [0.4, -0.25], [0.1, -0.1]]
      for spot in spots {
        parts.append(
          ScenePart(.disc(spot.x * width, spot.y * height, random.number(0.08...0.15)), dot))
      }
    }
    return parts
  }

  private static func rocketParts(
    _ random: inout SplitMix64, _ color: SceneColor?
  ) -> [ScenePart] {
    let hull =
      color
      ?? (random.chance(0.5)
        ? SceneColor.grey(random.number(0.6...0.95)) : random.anyColor())
    let trim = random.paint(near: [0, 0.6])
    let glass = random.color(hue: 0.55, value: 0.5...0.95)
    let width = random.number(0.24...0.36)
    let flame = random.number(0.85...1.05)
    return [
      ScenePart(.polygon([[-0.2, 0.6], [0.2, 0.6], [0, flame]]), [0.98, 0.6, 0.1]),
      ScenePart(.polygon([[-0.1, 0.6], [0.1, 0.6], [0, flame - 0.15]]), [1, 0.9, 0.4]),
      ScenePart(.polygon([[-width, 0.05], [-width, 0.55], [-width - 0.35, 0.75]]), trim),
      ScenePart(.polygon([[width, 0.05], [width + 0.35, 0.75], [width, 0.55]]), trim),
      ScenePart(.box(-width, -0.45, width, 0.6), hull),
      ScenePart(.intersection(.oval(0, -0.45, width, 0.6), .box(-1, -1.1, 1, -0.44)), trim),
      ScenePart(.disc(0, -0.12, width * 0.55), trim * 0.6),
      ScenePart(.disc(0, -0.12, width * 0.38), glass),
    ]
  }

  private static func shipParts(
    _ random: inout SplitMix64, _ color: SceneColor?
  ) -> [ScenePart] {
    let hull = color ?? random.paint(near: [0.05, 0.6, 0])
    let sail =
      color
      ?? (random.chance(0.6)
        ? SceneColor.grey(random.number(0.75...1)) : random.anyColor())
    let mast = random.color(hue: 0.08, value: 0.2...0.45)
    let lean = random.number(-0.15...0.15)
    let boom = random.number(0.15...0.3)
    return [
      ScenePart(.stroke([lean, -1], [lean, 0.4], halfWidth: 0.045), mast),
      ScenePart(.polygon([[lean - 0.07, -0.9], [lean - 0.07, boom], [-0.75, boom]]), sail),
      ScenePart(.polygon([[lean + 0.07, -0.7], [0.7, boom], [lean + 0.07, boom]]), sail * 0.88),
      ScenePart(.polygon([[-0.95, 0.38], [0.95, 0.38], [0.6, 0.85], [-0.65, 0.85]]), hull),
      ScenePart(.box(-0.92, 0.38, 0.92, 0.47), hull * 0.6),
    ]
  }

  private static func treeParts(
    _ random: inout SplitMix64, _ color: SceneColor?
  ) -> [ScenePart] {
    let leaf = color ?? random.paint(near: [0.28, 0.35, 0.22], oddly: 0.3)
    let bark = random.color(hue: 0.07, value: 0.2...0.5)
    var parts = [ScenePart(.polygon([[-0.1, 0.2], [0.1, 0.2], [0.16, 1], [-0.16, 1]]), bark)]
    if random.chance(0.5) {
      for step in 0..<3 {
        let top = -1 + Float(step) * 0.42
        let reach = 0.42 + Float(step) * 0.14
        parts.append(
          ScenePart(
            .polygon([[0, top], [reach, top + 0.65], [-reach, top + 0.65]]),
            leaf * (1.1 - Float(step) * 0.12)))
      }
    } else {
      let blobs: [ScenePoint] = [
        [-0.38, -0.1], [0.38, -0.12], [-0.2, -0.5], [0.24, -0.52], [0, -0.2],
      ]
      for blob in blobs {
        let radius = random.number(0.34...0.46)
        parts.append(
          ScenePart(.disc(blob.x, blob.y, radius), leaf * random.number(0.85...1.15)))
      }
    }
    return parts
  }
}
