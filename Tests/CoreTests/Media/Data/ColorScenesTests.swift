import Core
import Media
import Testing

struct ColorScenesTests {
  @Test func `scenes are the same on every machine`() {
    let set = ColorScenes.dataset(train: 200, test: 50)
    var hash = SHA256()
    hash.update(set.train.images.scalars)
    hash.update(set.test.images.scalars)
    #expect(
      hash.hexadecimal() == "887cd395807258c1c77aaba9165f8fb0e5630d32254be6a6d98860b5ae779ac5")
  }

  @Test func `every ten in a row show all ten classes`() {
    let set = ColorScenes.dataset(train: 30, test: 10)
    #expect(set.train.images.shape == [30, 32, 32, 3])
    for start in [0, 10, 20] {
      #expect(set.train.labels[start..<start + 10].sorted() == Array(0..<10))
    }
    #expect(set.test.labels.sorted() == Array(0..<10))
    #expect(set.classNames[8] == "ship")
  }

  @Test func `a smaller set is the beginning of a larger one`() {
    let small = ColorScenes.dataset(train: 20, test: 3)
    #expect(ColorScenes.dataset(train: 40, test: 10).prefix(train: 20, test: 3) == small)
  }

  @Test func `seeds and splits differ`() {
    let first = ColorScenes.dataset(train: 10, test: 10)
    #expect(first.train.images != first.test.images)
    #expect(ColorScenes.dataset(train: 10, test: 10, seed: 1).train != first.train)
  }

  @Test func `no set is asked for and none comes`() {
    #expect(ColorScenes.dataset(train: 0, test: 0).train.count == 0)
  }
}
