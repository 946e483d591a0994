import Core
import Foundation
import Judging
import Record
import Testing

/// The seed of a grading, and the generators that are keyed with it.
@Suite struct SeedTests {
  private static let largest = Seed(.max)

  @Test(
    arguments: [
      (231, "231"), (Seed(UInt128(UInt64.max)), "18446744073709551615"),
      (Seed(UInt128(1) << 64), "0x00000000000000010000000000000000"),
      (SeedTests.largest, "0xffffffffffffffffffffffffffffffff"),
    ] as [(Seed, String)])
  func `a seed is text that can be read again`(seed: Seed, text: String) throws {
    #expect(seed.description == text)
    #expect(Seed(text) == seed)
    let json = try JSONEncoder().encode([seed])
    #expect(String(decoding: json, as: UTF8.self) == "[\"\(text)\"]")
    #expect(try JSONDecoder().decode([Seed].self, from: json) == [seed])
  }

  @Test func `numbers of earlier reports and other notations are read`() throws {
    #expect(try JSONDecoder().decode([Seed].self, from: Data("[231]".utf8)) == [231])
    #expect(Seed("0xE7") == 231)
    #expect(Seed("340282366920938463463374607431768211455") == Self.largest)
  }

  @Test(arguments: [
    "", "0x", "-1", "+1", "0x+1", "1.5", "many", "0xg", " 1",
    "340282366920938463463374607431768211456",
  ])
  func `only a number of at most 128 bits is a seed`(text: String) {
    #expect(Seed(text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Seed].self, from: Data("[\"\(text)\"]".utf8))
    }
  }

  @Test func `a random seed uses all of its bits`() {
    let seeds = (0..<64).map { _ in Seed.random().bits }
    #expect(seeds.reduce(0, |) == .max)
    #expect(seeds.reduce(.max, &) == 0)
  }

  // Expected: Python's hashlib and numpy.random, as the comment of the initializer says.
  @Test(
    arguments: [
      (231, "a1.knn.predict", [0.7566083826280926, 0.8647490987681906, 0.10559360651331107]),
      (
        Seed((UInt128(1) << 127) + 1), "a2.conv.forward",
        [0.8603738592095549, 0.17710435024583215, 0.8374682948805737]
      ),
    ] as [(Seed, String, [Double])])
  func `seed and name give NumPy's numbers`(seed: Seed, name: String, expected: [Double]) {
    var random = RandomState(seed, for: name)
    #expect((0..<3).map { _ in random.uniform() } == expected)
  }

  @Test(arguments: [0, 31, 32, 63, 64, 127])
  func `each bit of the seed changes the inputs`(bit: Int) {
    var first = RandomState(231, for: "a1.knn.predict")
    var other = RandomState(Seed(231 ^ (UInt128(1) << bit)), for: "a1.knn.predict")
    #expect(first.uniform() != other.uniform())
  }
}
