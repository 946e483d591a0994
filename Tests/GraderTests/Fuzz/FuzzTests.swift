import GraderTestSupport
import Core
import Foundation
import Grading
import Intake
import Grader
import Media
import Score
import Symbols
import Testing

/// The corpus of the fuzzed readers, and some thousand changes of it, the same ones each time.
@Suite(.serialized) struct FuzzTests {
  /// Inputs that are read well, and those that once were not.
  private static let folder = Golden.folder.deletingLastPathComponent().appending(path: "Fuzz")

  private func corpus(of target: FuzzTarget) throws -> [[UInt8]] {
    let folder = Self.folder.appending(path: target.rawValue)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      [UInt8](try Data(contentsOf: folder.appending(path: $0)))
    }
  }

  @Test(arguments: FuzzTarget.allCases)
  func `a reader survives its corpus and changes of it`(target: FuzzTarget) throws {
    let corpus = try corpus(of: target)
    try #require(!corpus.isEmpty)
    for input in corpus { target.read(input) }
    var mutator = Mutator(seed: 231)
    for _ in 0..<2000 { target.read(mutator.change(of: corpus)) }
  }

  @Test func `each seed is read without an error`() throws {
    for target in FuzzTarget.allCases {
      let path = Self.folder.appending(path: "\(target.rawValue)/seed")
      let bytes = [UInt8](try Data(contentsOf: path))
      switch target {
      case .safetensors: #expect(try !Safetensors.decode(bytes).tensors.isEmpty)
      case .weights: try FuzzTarget.loadWeights(bytes, strict: true)
      case .frame:
        #expect(try !Safetensors.decode(Array(bytes.dropFirst(24))).tensors.isEmpty)
      case .npy: _ = try NPY.decode(bytes)
      case .npz: #expect(try !NPZ.read(path.path).isEmpty)
      case .idx: _ = try IDX.images(bytes, path: "seed")
      case .cifar: _ = try CIFAR10.binaryBatch(bytes, path: "seed", count: 1)
      case .rubric:
        _ = try RubricReader.read(
          bytes, path: "seed", known: FuzzTarget.rubricChecks, datasets: ["color-scenes"])
      case .answers:
        let answers = Answers(String(decoding: bytes, as: UTF8.self), questions: ["knn.1"])
        #expect(answers.problems.isEmpty)
      case .object: #expect(try !ObjectFile(bytes).symbols.isEmpty)
      case .source: #expect(SourceRules.usual.violations(in: bytes).isEmpty)
      case .archive: #expect(try !Intake().read(bytes, fileName: "seed").files.isEmpty)
      case .zip: try ZipDirectory.check(bytes, file: "seed")
      case .gzip:
        let end = try GzipStream.end(of: bytes, file: "seed", budget: IntakeBudget())
        #expect(end == bytes.count)
      case .text: #expect(SubmittedText.fault(of: bytes, limit: bytes.count) == nil)
      }
    }
  }
}

/// Makes changes of inputs: bits, bytes, numbers at the edge, pieces cut, repeated and moved.
private struct Mutator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next number below a bound, by SplitMix64.
  private mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(max(bound, 1)))
  }

  mutating func change(of corpus: [[UInt8]]) -> [UInt8] {
    var bytes = corpus[next(below: corpus.count)]
    for _ in 0...next(below: 4) where !bytes.isEmpty {
      let place = next(below: min(bytes.count, next(below: 2) == 0 ? 256 : .max))
      let length = min(next(below: 64) + 1, bytes.count - place)
      switch next(below: 7) {
      case 0: bytes[place] ^= 1 << next(below: 8)
      case 1: bytes[place] = UInt8(next(below: 256))
      case 2:
        for offset in 0..<min(8, length) { bytes[place + offset] = 0xFF }
      case 3:
        for offset in 0..<min(8, length) { bytes[place + offset] = offset == 0 ? 0x80 : 0 }
      case 4: bytes.removeSubrange(place..<(place + length))
      case 5: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
      default: bytes.removeSubrange(place...)
      }
    }
    return bytes
  }
}
