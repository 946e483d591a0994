import Core
import Foundation
import Testing

/// The numbers that NumPy's legacy generator gives for one seed.
struct Fingerprint: Decodable, Sendable, CustomTestStringConvertible {
  let randn8: [Double]
  let rand8: [Double]
  let randint10: [Int]
  let choice5: [Int]
  let randnThenRand: [Double]
  let randnThenRandn: [Double]
  let randnThenRandint: [Int]
  let choiceWithoutReplacement: [Int]
  var seed: UInt32 = 0

  enum CodingKeys: String, CodingKey {
    case randn8 = "randn_8"
    case rand8 = "rand_8"
    case randint10 = "randint_10_size8"
    case choice5 = "choice_5_size8"
    case randnThenRand = "randn_3_then_rand_3"
    case randnThenRandn = "randn_3_then_randn_3"
    case randnThenRandint = "randn_2x15_then_randint_10_size2"
    case choiceWithoutReplacement = "choice_10_size4_no_replace"
  }

  var testDescription: String { "seed \(seed)" }

  /// All fingerprints of the fixture; none, and so failing tests, where it cannot be read.
  static let all: [Fingerprint] = {
    struct File: Decodable { let seeds: [String: Fingerprint] }
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let url = folder.appending(path: "Fixtures/rng_fingerprints.json")
    guard let data = try? Data(contentsOf: url),
      let file = try? JSONDecoder().decode(File.self, from: data)
    else { return [] }
    return file.seeds.compactMap { name, fingerprint in
      var result = fingerprint
      result.seed = UInt32(name) ?? 0
      return result
    }.sorted { $0.seed < $1.seed }
  }()
}

@Suite struct RandomStateTests {
  // The numbers that the authors publish with `mt19937ar.c`, in `mt19937ar.out`.
  @Test func `a key gives the published numbers of the Mersenne Twister`() {
    var random = RandomState(key: [0x123, 0x234, 0x345, 0x456])
    let words = (0..<6).map { _ in random.nextWord() }
    #expect(
      words == [
        1_067_595_299, 955_945_823, 477_289_528, 4_107_218_783, 4_228_976_476, 3_344_332_714,
      ])
  }

  // The first three are in NumPy's own tests; the last key is longer than the state.
  @Test(
    arguments: [
      ([0], 973), ([4_294_967_295], 265), (Array(0..<10), 468), (Array(0..<700), 704),
    ] as [([UInt32], Int)])
  func `a key gives NumPy's numbers`(_ key: [UInt32], _ expected: Int) {
    var random = RandomState(key: key)
    #expect(random.randint(below: 1000) == expected)
  }

  // A tensor's numbers are drawn many at once, but not where the generator's words run out.
  @Test(arguments: [0, 1, 311, 623])
  func `a tensor has the numbers that are drawn one by one`(_ before: Int) {
    var (random, other) = (RandomState(seed: 231), RandomState(seed: 231))
    for _ in 0..<before { _ = (random.nextWord(), other.nextWord()) }
    let values: Tensor<Double> = random.rand([5, 300])
    #expect(values.scalars == (0..<1500).map { _ in other.uniform() })
    #expect(random.nextWord() == other.nextWord())
  }

  @Test func `the fixture holds four seeds`() {
    #expect(Fingerprint.all.map(\.seed) == [0, 1, 123, 231])
  }

  @Test(arguments: Fingerprint.all)
  func `a seed gives NumPy's numbers`(_ expected: Fingerprint) {
    var random = RandomState(seed: expected.seed)
    let normal: Tensor<Double> = random.randn([8])
    #expect(normal.scalars == expected.randn8)
    random = RandomState(seed: expected.seed)
    let even: Tensor<Double> = random.rand([8])
    #expect(even.scalars == expected.rand8)
    random = RandomState(seed: expected.seed)
    #expect(random.randint(below: 10, count: 8) == expected.randint10)
    random = RandomState(seed: expected.seed)
    #expect(random.choice(5, size: 8) == expected.choice5)
    random = RandomState(seed: expected.seed)
    #expect(random.choice(10, size: 4, replacement: false) == expected.choiceWithoutReplacement)
  }

  @Test(arguments: Fingerprint.all)
  func `kinds of numbers mixed give NumPy's numbers`(_ expected: Fingerprint) {
    var random = RandomState(seed: expected.seed)
    var first: Tensor<Double> = random.randn([3])
    let even: Tensor<Double> = random.rand([3])
    #expect(even.scalars == expected.randnThenRand)
    random = RandomState(seed: expected.seed)
    first = random.randn([3])
    let second: Tensor<Double> = random.randn([3])
    #expect(first.scalars == Array(expected.randn8.prefix(3)))
    #expect(second.scalars == expected.randnThenRandn)
    random = RandomState(seed: expected.seed)
    first = random.randn([2, 15])
    #expect(random.randint(below: 10, count: 2) == expected.randnThenRandint)
  }

  @Test(arguments: [1, 2, 7, 311, 312, 313, 5000])
  func `many normal numbers are those drawn singly`(
    count: Int
  ) {
    // The words of the generator come in blocks, which the numbers may begin and end within.
    for begin in [0, 1, 2, 3, 155] {
      var (one, all) = (RandomState(seed: 5), RandomState(seed: 5))
      for _ in 0..<begin {
        _ = one.nextWord()
        _ = all.nextWord()
      }
      let singly = (0..<count).map { _ in one.gaussian() }
      let together: Tensor<Double> = all.randn([count])
      #expect(together.scalars == singly)
      #expect(all.gaussian() == one.gaussian())
      #expect(all.nextWord() == one.nextWord())
    }
  }
}
