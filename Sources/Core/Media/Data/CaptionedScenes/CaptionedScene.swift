/// What a captioned picture shows: one to three objects of different kinds, and the scene that they
/// are in.
package struct CaptionedScene: Sendable, Equatable {
  /// An object in a picture.
  package struct Thing: Sendable, Equatable {
    /// The kind of object.
    package let kind: SceneObject
    /// Its color.
    package let color: SceneColorName
    /// Whether it is large, and otherwise small.
    package let isLarge: Bool
    /// The position of its center, in pixels from the left and from the top.
    package let (x, y): (Float, Float)
  }

  /// How the objects of a picture are arranged.
  package enum Arrangement: Sendable, Equatable {
    /// Side by side, from left to right.
    case row
    /// One above the other, from top to bottom.
    case column
  }

  /// The number of pixels along each side of a picture.
  package static let side = 64

  /// The objects, from left to right or from top to bottom.
  package let things: [Thing]
  /// How the objects are arranged; a row if there is only one.
  package let arrangement: Arrangement
  /// The scene that they are in.
  package let background: SceneBackground

  /// Draws a scene.
  ///
  /// - Parameter random: The random number generator of this scene.
  init(_ random: inout SplitMix64) {
    let draw = random.unit()
    let count = draw < 0.3 ? 1 : draw < 0.75 ? 2 : 3
    arrangement = count == 1 || random.chance(0.5) ? .row : .column
    background = random.pick(SceneBackground.allCases)
    var kinds = SceneObject.allCases
    var things: [Thing] = []
    for place in 0..<count {
      let kind = kinds.remove(at: random.index(below: kinds.count))
      let color = random.pick(SceneColorName.allCases)
      let isLarge = random.chance(0.5)
      let (along, across): (Float, Float)
      switch count {
      case 1: (along, across) = (random.number(14...50), random.number(16...48))
      case 2: (along, across) = (place == 0 ? 16 : 48, random.number(24...40))
      default: (along, across) = (11 + 21 * Float(place), random.number(26...38))
      }
      let moved = along + random.number(-2...2)
      let (x, y) = arrangement == .row ? (moved, across) : (across, moved)
      things.append(Thing(kind: kind, color: color, isLarge: isLarge, x: x, y: y))
    }
    self.things = things
  }

  /// Draws the picture.
  ///
  /// - Parameter random: The random number generator of this scene.
  /// - Returns: The bytes of the image, `[H, W, C]`.
  func picture(_ random: inout SplitMix64) -> [UInt8] {
    var backdrop = SceneCanvas()
    background.paint(on: &backdrop, &random)
    // Objects stand out from a pale backdrop.
    backdrop.fade(to: .grey(0.7), leaving: 0.45)
    var canvas = backdrop.doubled
    for thing in things {
      let radius: Float =
        thing.isLarge
        ? (things.count == 3 ? random.number(9...10) : random.number(12...14))
        : random.number(6...7.5)
      let place = ScenePlacement(
        center: [thing.x, thing.y], size: [radius, radius],
        halfTangent: random.number(-0.12...0.12), mirrored: random.chance(0.5))
      let color = thing.color.shade(&random)
      for part in thing.kind.parts(&random, in: color) {
        canvas.paint(part.shape, part.color, at: place)
      }
    }
    let (light, grain) = (random.number(-0.05...0.05), random.number(0.01...0.03))
    return canvas.pixels.flatMap { pixel in
      (0..<3).map { random.byte(of: pixel[$0] + light, noise: grain) }
    }
  }
}
