import Media
import Testing

@Suite struct SlotAccuracyTests {
  /// A scene with two objects side by side, which all tests talk about.
  private let scene: CaptionedScene
  private let left: CaptionedScene.Thing
  private let right: CaptionedScene.Thing

  init() throws {
    let scenes = CaptionedScenes(train: 50, validation: 1, test: 1, seed: 3).train.scenes
    scene = try #require(scenes.first { $0.things.count == 2 && $0.arrangement == .row })
    (left, right) = (scene.things[0], scene.things[1])
  }

  private func accuracy(_ caption: String) -> SlotAccuracy {
    SlotAccuracy([caption.split(separator: " ").map(String.init)], of: [scene])
  }

  private func phrase(_ thing: CaptionedScene.Thing) -> String {
    "a \(thing.isLarge ? "huge" : "tiny") \(thing.color.words[0]) \(thing.kind.words.last ?? "")"
  }

  @Test func `each statement counts once`() {
    let accuracy = accuracy("\(phrase(left)) is to the left of \(phrase(right))")
    #expect(accuracy.said == [.object: 2, .color: 2, .size: 2, .relation: 1])
    #expect(accuracy.right == accuracy.said)
  }

  @Test func `the wrong direction, color and size are wrong`() throws {
    let direction = accuracy("\(phrase(left)) right of \(phrase(right))")
    #expect(direction[.relation] == 0 && direction[.object] == 1)
    let color = try #require(SceneColorName.allCases.first { $0 != left.color })
    let colored = accuracy("a \(color.words[0]) \(left.kind.words[0])")
    #expect(colored[.color] == 0 && colored[.object] == 1 && colored[.size] == nil)
    let sized = accuracy("a \(left.isLarge ? "little" : "big") \(left.kind.words[0])")
    #expect(sized[.size] == 0)
  }

  @Test func `what is said of an object that is not there is wrong`() throws {
    let absent = try #require(
      SceneObject.allCases.first { kind in !scene.things.contains { $0.kind == kind } })
    let accuracy = accuracy("a red \(absent.words[0]) above \(phrase(right))")
    #expect(accuracy[.object] == 0.5 && accuracy[.color] == 0.5 && accuracy[.relation] == 0)
  }

  @Test func `a color can follow its object, and no object is no truth`() {
    let accuracy = accuracy("a \(left.kind.words[0]) that is \(left.color.words[0]) on the left")
    #expect(accuracy[.color] == 1)
    #expect(self.accuracy("there is on the left side").overall == 0)
    #expect(self.accuracy("").overall == 0)
  }
}
