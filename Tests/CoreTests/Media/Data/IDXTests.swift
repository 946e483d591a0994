import Core
import Media
import Testing

struct IDXTests {
  private let images = idx(magic: 2051, [2, 3, 4], (0..<24).map { $0 })

  @Test func `images get a channel axis`() throws {
    let tensor = try IDX.images(images, path: "x")
    #expect(tensor.shape == [2, 3, 4, 1])
    #expect(tensor.scalars == (0..<24).map { $0 })
  }

  @Test func `labels are read`() throws {
    let bytes = idx(magic: 2049, [3], [9, 0, 4])
    #expect(try IDX.labels(bytes, path: "x", classes: 10) == [9, 0, 4])
  }

  @Test func `a wrong magic number is named`() {
    let error = #expect(throws: DatasetError.self) {
      try IDX.images(idx(magic: 2049, [2], [0, 1, 2, 3, 4, 5, 6, 7, 8]), path: "pictures")
    }
    #expect(
      error?.description == "pictures: expected the IDX magic number 2051, found 2049.")
  }

  @Test func `a label beyond the classes is named with its position`() {
    let error = #expect(throws: DatasetError.self) {
      try IDX.labels(idx(magic: 2049, [2], [3, 10]), path: "labels", classes: 10)
    }
    #expect(error?.found == "10 at position 1")
  }

  @Test func `every shorter file is an error`() {
    for length in 0..<images.count {
      #expect(throws: DatasetError.self) {
        try IDX.images(Array(images.prefix(length)), path: "x")
      }
    }
  }

  @Test func `lengths that overflow or are zero are errors`() {
    let huge = idx(magic: 2051, [0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF], [])
    let none = idx(magic: 2051, [0x7FFF_FFFF, 0x7FFF_FFFF, 0], [])
    #expect(throws: DatasetError.self) { try IDX.images(huge, path: "x") }
    #expect(throws: DatasetError.self) { try IDX.images(none, path: "x") }
  }

  @Test func `damaged files never crash`() {
    var mutator = Mutator(seed: 1)
    var refused = 0
    for _ in 0..<2000 {
      do {
        _ = try IDX.images(mutator.mutated(images), path: "x")
      } catch {
        refused += 1
      }
    }
    #expect(refused > 500)
  }
}
