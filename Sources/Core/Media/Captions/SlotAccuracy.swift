/// How much of what captions say about scenes is true: objects, colors, sizes and relations.
///
/// A caption is read as the grammar writes it: an article, perhaps a size and a color, and an
/// object. A color or a size counts as wrong if its object is not in the scene. A caption that
/// mentions no object says nothing true.
package struct SlotAccuracy: Sendable, Equatable {
  /// What a caption can say.
  package enum Slot: String, CaseIterable, Sendable {
    /// There is such an object.
    case object
    /// The object has this color.
    case color
    /// The object has this size.
    case size
    /// The object lies in this direction of another one.
    case relation
  }

  /// The number of statements of each kind.
  package private(set) var said: [Slot: Int] = [:]
  /// The number of them that are true.
  package private(set) var right: [Slot: Int] = [:]

  /// Reads captions of scenes.
  ///
  /// - Parameters:
  ///   - captions: The words of each caption.
  ///   - scenes: What the pictures show.
  package init(_ captions: [[String]], of scenes: [CaptionedScene]) {
    for (caption, scene) in zip(captions, scenes) { read(caption, scene) }
  }

  /// The share of the statements of a kind that are true, or nil if there are none.
  package subscript(slot: Slot) -> Double? {
    said[slot].map { Double(right[slot] ?? 0) / Double($0) }
  }

  /// The share of all statements that are true, or 0 if there are none.
  package var overall: Double {
    let all = said.values.reduce(0, +)
    return all == 0 ? 0 : Double(right.values.reduce(0, +)) / Double(all)
  }

  private mutating func note(_ slot: Slot, _ isTrue: Bool) {
    said[slot, default: 0] += 1
    if isTrue { right[slot, default: 0] += 1 }
  }

  private mutating func read(_ caption: [String], _ scene: CaptionedScene) {
    let phrases = ObjectPhrase.all(in: caption)
    if phrases.isEmpty { note(.object, false) }
    for phrase in phrases {
      let thing = scene.thing(of: phrase.kind)
      note(.object, thing != nil)
      if let color = phrase.color { note(.color, thing?.color == color) }
      if let isLarge = phrase.isLarge { note(.size, thing?.isLarge == isLarge) }
    }
    for (a, b) in zip(phrases, phrases.dropFirst()) {
      guard let direction = Direction(caption[a.words.upperBound..<b.words.lowerBound]) else {
        continue
      }
      note(.relation, direction.holds(from: scene.thing(of: a.kind), to: scene.thing(of: b.kind)))
    }
  }
}

extension CaptionedScene {
  /// The object of a kind, or nil if there is none.
  fileprivate func thing(of kind: SceneObject) -> Thing? { things.first { $0.kind == kind } }
}

/// An object in a caption, with what is said of it.
private struct ObjectPhrase {
  let kind: SceneObject
  private(set) var color: SceneColorName?
  private(set) var isLarge: Bool?
  /// The places of its words in the caption.
  private(set) var words: Range<Int>

  private static let kinds = Dictionary(
    uniqueKeysWithValues: SceneObject.allCases.flatMap { kind in kind.words.map { ($0, kind) } })
  private static let colors = Dictionary(
    uniqueKeysWithValues: SceneColorName.allCases.flatMap { name in
      name.words.map { ($0, name) }
    })

  /// The objects in a caption, in their order.
  static func all(in caption: [String]) -> [ObjectPhrase] {
    caption.indices.compactMap { place in
      kinds[caption[place]].map { ObjectPhrase($0, in: caption, at: place) }
    }
  }

  private init(_ kind: SceneObject, in caption: [String], at place: Int) {
    self.kind = kind
    var begin = place
    while begin > 0 {
      let word = caption[begin - 1]
      if let color = Self.colors[word] {
        self.color = color
      } else if CaptionGrammar.largeWords.contains(word) {
        isLarge = true
      } else if CaptionGrammar.smallWords.contains(word) {
        isLarge = false
      } else {
        break
      }
      begin -= 1
    }
    words = begin..<place + 1
    // As in "a car that is red".
    let rest = caption[(place + 1)...]
    if rest.starts(with: ["that", "is"]), rest.count > 2,
      let color = Self.colors[caption[place + 3]]
    {
      self.color = color
      words = begin..<place + 4
    }
  }
}

/// A direction from one object to another.
private enum Direction {
  case left, right, above, below

  /// Reads the words between two objects.
  init?(_ words: ArraySlice<String>) {
    if words.contains("of") && words.contains("left") {
      self = .left
    } else if words.contains("of") && words.contains("right") {
      self = .right
    } else if words.contains(where: ["above", "over"].contains)
      || words.contains("top") && words.contains("of")
    {
      self = .above
    } else if words.contains(where: ["below", "under", "beneath"].contains) {
      self = .below
    } else {
      return nil
    }
  }

  /// Whether one object lies in this direction of another; not if one of them is not there.
  func holds(from a: CaptionedScene.Thing?, to b: CaptionedScene.Thing?) -> Bool {
    guard let a, let b else { return false }
    return switch self {
    case .left: a.x < b.x
    case .right: a.x > b.x
    case .above: a.y < b.y
    case .below: a.y > b.y
    }
  }
}
