/// Draws scenes: the background, clutter, the object, an occluder, light and noise.
enum SceneRenderer {
  /// Draws one scene.
  ///
  /// - Parameters:
  ///   - object: The kind of object.
  ///   - random: The random number generator of this scene.
  /// - Returns: The 32 × 32 × 3 bytes of the image, `[H, W, C]`.
  static func render(_ object: SceneObject, _ random: inout SplitMix64) -> [UInt8] {
    var canvas = SceneCanvas()
    let place: SceneBackground =
      random.chance(0.38)
      ? random.pick(SceneBackground.usual(for: object))
      : random.pick(SceneBackground.allCases)
    place.paint(on: &canvas, &random)
    // An object is usually brighter than its background, which linear classifiers can exploit.
    let clearness = random.number(0.4...1)
    canvas.fade(to: random.chance(0.25) ? .one : .zero, leaving: clearness)
    paintClutter(on: &canvas, &random)
    paintObject(object, on: &canvas, &random)
    if random.chance(0.6) {
      paintOccluder(on: &canvas, &random)
    }
    return develop(canvas, &random)
  }

  private static func paintObject(
    _ object: SceneObject, on canvas: inout SceneCanvas, _ random: inout SplitMix64
  ) {
    let size = random.number(8.5...13.5)
    let stretch = random.number(0.85...1.18)
    let room = (16 - size * 0.8) * 0.6
    let placement = ScenePlacement(
      center: [16 + random.number(-1...1) * room, 16 + random.number(-1...1) * room],
      size: [size * stretch, size / stretch],
      halfTangent: random.number(-0.35...0.35), mirrored: random.chance(0.5))
    let light = ScenePoint(random.number(-0.3...0.3), random.number(-0.05...0.35))
    for part in object.parts(&random) {
      canvas.paint(part.shape, part.color, at: placement, shade: light)
    }
  }

  private static func paintClutter(on canvas: inout SceneCanvas, _ random: inout SplitMix64) {
    for _ in 0..<random.index(below: 3) {
      let x = random.number(0...32)
      let y = random.number(0...32)
      let color = random.anyColor()
      let length = random.number(2...6)
      let shape: SceneShape
      switch random.index(below: 3) {
      case 0: shape = .oval(x, y, length, random.number(1.5...4))
      case 1: shape = .box(x, y, x + length, y + random.number(2...6))
      default: shape = .stroke([x, y], [x + length, y + random.number(-6...6)], halfWidth: 0.8)
      }
      canvas.paint(shape, color, opacity: random.number(0.3...0.8))
    }
  }

  private static func paintOccluder(on canvas: inout SceneCanvas, _ random: inout SplitMix64) {
    let color = random.anyColor() * 0.8
    switch random.index(below: 3) {
    case 0:
      let x = random.number(2...30)
      let lean = random.number(-6...6)
      canvas.paint(.stroke([x, -1], [x + lean, 33], halfWidth: random.number(0.6...1.6)), color)
    case 1:
      let y = random.number(18...30)
      let half = random.number(0.6...1.4)
      canvas.paint(.stroke([-1, y], [33, y + random.number(-4...4)], halfWidth: half), color)
    default:
      let x = random.number(2...30)
      for _ in 0..<4 {
        let leaf = SceneShape.disc(
          x + random.number(-4...4), 30 + random.number(-4...3), random.number(2...4))
        canvas.paint(leaf, color * random.number(0.7...1.2))
      }
    }
  }

  /// Applies contrast, tint, uneven colored light, spots and noise, and rounds to bytes.
  ///
  /// The light changes each pixel more than the object does and reveals nothing about the class, so
  /// images with the same light are close to each other. The light is smooth, so a linear
  /// classifier can learn to ignore it, whereas nearest neighbors cannot.
  private static func develop(_ canvas: SceneCanvas, _ random: inout SplitMix64) -> [UInt8] {
    let contrast = random.number(0.4...0.9)
    let tint = SceneColor(
      random.number(0.8...1.2), random.number(0.85...1.15), random.number(0.8...1.2))
    let light = SceneLight(&random)
    let noise = random.number(0.02...0.06)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(canvas.pixels.count * 3)
    for y in 0..<SceneCanvas.side {
      for x in 0..<SceneCanvas.side {
        let pixel = canvas.pixels[y * SceneCanvas.side + x] * tint
        let lit = (pixel - .grey(0.5)) * contrast + .grey(0.5) + light[x, y]
        for channel in 0..<3 {
          bytes.append(random.byte(of: lit[channel], noise: noise))
        }
      }
    }
    return bytes
  }
}
