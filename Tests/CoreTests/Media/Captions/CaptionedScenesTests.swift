import Core
import Media
import Testing

@Suite struct CaptionedScenesTests {
  private let data = CaptionedScenes(train: 60, validation: 10, test: 10, seed: 7)

  @Test func `each picture has five captions of 4 to 15 words, all of which are known`() {
    #expect(data.train.images.shape == [60, 64, 64, 3])
    #expect(data.train.captions.count == 60 && data.train.scenes.count == 60)
    for caption in data.train.captions.joined() {
      #expect((4...15).contains(caption.count))
      let indices = CaptionedScenes.words.encode(caption, length: CaptionedScenes.length)
      #expect(indices.count == 17 && !indices.contains(3))
      #expect(CaptionedScenes.words.decode(indices.dropFirst()) == caption)
    }
    #expect(data.train.captions.allSatisfy { $0.count == 5 })
  }

  @Test func `there are at least 150 words`() {
    #expect(CaptionedScenes.words.words.count >= 154)
    #expect(Set(CaptionedScenes.words.words).count == CaptionedScenes.words.words.count)
  }

  @Test func `what captions say is true`() {
    let captions = data.train.captions
    let scenes = zip(captions, data.train.scenes).flatMap { captions, scene in
      captions.map { _ in scene }
    }
    let accuracy = SlotAccuracy(Array(captions.joined()), of: scenes)
    for slot in SlotAccuracy.Slot.allCases { #expect(accuracy[slot] == 1, "\(slot)") }
    #expect(accuracy.overall == 1)
  }

  @Test func `captions of other pictures are often false`() {
    let captions = data.train.captions.map { $0[0] }
    let moved = Array(captions.dropFirst()) + [captions[0]]
    let accuracy = SlotAccuracy(moved, of: data.train.scenes)
    #expect(accuracy.overall < 0.4)
  }

  @Test func `the same seed gives the same pictures, and another one others`() {
    let again = CaptionedScenes(train: 60, validation: 10, test: 10, seed: 7)
    #expect(again.train.images == data.train.images)
    #expect(again.train.captions == data.train.captions)
    let other = CaptionedScenes(train: 60, validation: 10, test: 10, seed: 8)
    #expect(other.train.images != data.train.images)
    #expect(data.test.scenes != data.validation.scenes)
  }

  @Test func `objects have one to three kinds, every color and both sizes`() {
    let things = data.train.scenes.flatMap(\.things)
    #expect(Set(data.train.scenes.map(\.things.count)) == [1, 2, 3])
    #expect(Set(things.map(\.color)).count == SceneColorName.allCases.count)
    #expect(Set(things.map(\.isLarge)).count == 2)
    for scene in data.train.scenes {
      #expect(Set(scene.things.map(\.kind)).count == scene.things.count)
    }
  }
}
