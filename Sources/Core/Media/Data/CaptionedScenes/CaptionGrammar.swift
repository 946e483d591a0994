/// Writes captions for scenes, with several words for each thing and several forms of sentences.
struct CaptionGrammar {
  /// The scene to describe.
  let scene: CaptionedScene

  /// The largest number of words of a caption.
  static let longest = 15

  /// Draws a caption.
  ///
  /// - Parameter random: The random number generator of this scene.
  /// - Returns: The words, at most `longest`.
  func caption(_ random: inout SplitMix64) -> [String] {
    while true {
      let words = sentence(&random).split(separator: " ").map(String.init)
      if (4...Self.longest).contains(words.count) { return words }
    }
  }

  private func sentence(_ random: inout SplitMix64) -> String {
    switch scene.things.count {
    case 1: one(scene.things[0], &random)
    case 2: two(&random)
    default: three(&random)
    }
  }

  private func one(_ thing: CaptionedScene.Thing, _ random: inout SplitMix64) -> String {
    let object = phrase(thing, &random)
    let place = Self.place(of: thing, &random)
    let (noun, color) = (random.pick(thing.kind.words), random.pick(thing.color.words))
    switch random.index(below: 13) {
    case 0: return "\(object) \(place)"
    case 1: return "there is \(object) \(place)"
    case 2: return "we can see \(object) \(setting(&random))"
    case 3: return "the \(Self.view(&random)) shows \(object) \(place)"
    case 4: return "\(object) \(Self.verb(&random)) \(setting(&random))"
    case 5: return "\(Self.article(noun)) \(noun) that is \(color) \(place)"
    case 6: return "only \(object) and nothing else"
    case 7: return "\(object) \(setting(&random))"
    case 8: return "here is \(object) \(place)"
    case 9: return "a single \(color) \(noun) is visible \(place)"
    case 10: return "\(object) all alone \(setting(&random))"
    case 11: return "one \(color) \(noun) \(place)"
    default: return "\(object) is drawn \(place)"
    }
  }

  private func two(_ random: inout SplitMix64) -> String {
    let isReversed = random.chance(0.4)
    let (first, second) = isReversed ? (1, 0) : (0, 1)
    let (a, b) = (phrase(scene.things[first], &random), phrase(scene.things[second], &random))
    let relation = relation(isReversed: isReversed, &random)
    switch random.index(below: 12) {
    case 0, 1: return "\(a) \(relation) \(b)"
    case 2: return "there is \(a) \(relation) \(b)"
    case 3: return "\(a) is \(relation) \(b)"
    case 4: return "\(a) and \(b) \(setting(&random))"
    case 5: return "\(a) \(Self.verb(&random)) \(relation) \(b)"
    case 6: return "you can see \(a) and also \(b)"
    case 7: return "\(a) beside \(b)"
    case 8: return "\(a) next to \(b)"
    case 9: return "both \(a) and \(b) are close by"
    case 10: return "this \(Self.view(&random)) has \(a) and \(b)"
    default: return "a \(random.pick(["picture", "photo"])) of \(a) with \(b)"
    }
  }

  private func three(_ random: inout SplitMix64) -> String {
    let (a, b, c) = (
      phrase(scene.things[0], &random), phrase(scene.things[1], &random),
      phrase(scene.things[2], &random)
    )
    switch random.index(below: 8) {
    case 0: return "\(b) between \(a) and \(c)"
    case 1: return "\(a) then \(b) and then \(c)"
    case 2: return "three things \(a) \(b) and \(c)"
    case 3: return "\(a) \(relation(isReversed: false, &random)) \(b)"
    case 4: return "\(c) \(relation(isReversed: true, &random)) \(b)"
    case 5: return "\(a) followed by \(b) and \(c)"
    case 6: return "it shows \(a) \(b) and \(c)"
    default: return "\(a) \(b) and \(c) \(setting(&random))"
    }
  }

  /// An object with its article and some of its properties.
  private func phrase(_ thing: CaptionedScene.Thing, _ random: inout SplitMix64) -> String {
    var words: [String] = []
    if random.chance(0.4) {
      words.append(random.pick(thing.isLarge ? Self.largeWords : Self.smallWords))
    }
    if random.chance(0.85) { words.append(usually(thing.color.words, &random)) }
    words.append(usually(thing.kind.words, &random))
    return ([Self.article(words[0])] + words).joined(separator: " ")
  }

  /// Picks one of several words, mostly the first.
  private func usually(_ words: [String], _ random: inout SplitMix64) -> String {
    random.chance(0.7) ? words[0] : random.pick(words)
  }

  /// How an object lies to the next one, or if reversed, to the one before.
  private func relation(isReversed: Bool, _ random: inout SplitMix64) -> String {
    switch (scene.arrangement, isReversed) {
    case (.row, false): random.pick(["left of", "to the left of"])
    case (.row, true): random.pick(["right of", "to the right of"])
    case (.column, false): random.pick(["above", "over", "on top of"])
    case (.column, true): random.pick(["below", "under", "beneath"])
    }
  }

  private func setting(_ random: inout SplitMix64) -> String {
    random.pick(scene.background.settings)
  }

  private static func place(
    of thing: CaptionedScene.Thing, _ random: inout SplitMix64
  ) -> String {
    let third = Float(CaptionedScene.side) / 3
    let column = ["left", "", "right"][min(Int(thing.x / third), 2)]
    let row = ["top", "", "bottom"][min(Int(thing.y / third), 2)]
    switch (column.isEmpty, row.isEmpty) {
    case (true, true): return random.pick(["in the middle", "in the center"])
    case (false, true):
      return random.pick(["on the \(column)", "on the \(column) side", "at the \(column) edge"])
    case (true, false): return random.pick(["at the \(row)", "near the \(row)"])
    case (false, false):
      let vertical = row == "top" ? "upper" : "lower"
      return random.pick([
        "in the \(row) \(column) corner", "in the \(vertical) \(column) part",
        "at the \(row) \(column)",
      ])
    }
  }

  private static func view(_ random: inout SplitMix64) -> String {
    random.pick(["picture", "image", "photo", "scene"])
  }

  private static func verb(_ random: inout SplitMix64) -> String {
    random.pick(["stands", "rests", "waits", "appears", "is seen"])
  }

  private static func article(_ word: String) -> String {
    word.first.map { "aeiou".contains($0) } == true ? "an" : "a"
  }

  /// The words for large objects.
  static let largeWords = ["large", "big", "huge"]
  /// The words for small objects.
  static let smallWords = ["small", "little", "tiny"]
}

extension SceneObject {
  /// The words for the object, the usual one first.
  package var words: [String] {
    switch self {
    case .balloon: ["balloon"]
    case .butterfly: ["butterfly", "moth"]
    case .car: ["car", "automobile", "vehicle"]
    case .fish: ["fish"]
    case .flower: ["flower", "blossom"]
    case .house: ["house", "cottage", "home"]
    case .mushroom: ["mushroom", "toadstool"]
    case .rocket: ["rocket", "spaceship"]
    case .ship: ["ship", "boat", "sailboat"]
    case .tree: ["tree"]
    }
  }
}

extension SceneBackground {
  /// Phrases that say where the objects are.
  var settings: [String] {
    switch self {
    case .meadow: ["on a meadow", "on green grass", "in a field"]
    case .sea: ["at sea", "on the ocean", "near blue waves"]
    case .underwater: ["under water", "deep in the water", "near the sea floor"]
    case .sunset: ["at sunset", "in the evening", "under a glowing sky"]
    case .night: ["at night", "under the stars", "in the dark"]
    case .desert: ["in the desert", "on sand", "among dry dunes"]
    case .forest: ["in the forest", "in the woods", "among tall trunks"]
    case .snow: ["in the snow", "on a winter day", "on cold ground"]
    case .street: ["on a street", "in the city", "on the road"]
    case .wall: ["by a wall", "before a painted wall", "indoors"]
    }
  }
}
