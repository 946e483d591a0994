import GraderTestSupport
import Core
import Exchange
import Foundation
import Grading
import Intake
import Run
import Media
import Record
import Score
import Symbols

/// A reader of bytes that somebody else chose.
///
/// The tests and `Scripts/fuzz.sh` share this file: the tests try the corpus and some thousand
/// changes of it, the script as many as one has time for.
enum FuzzTarget: String, CaseIterable, Sendable {
  case safetensors, weights, frame, npy, npz, idx, cifar, rubric, answers, object, archive
  case zip, gzip, text, source

  /// Reads the bytes; an error is an answer, a crash, a hang or too much memory is not.
  func read(_ bytes: [UInt8]) {
    switch self {
    case .safetensors: _ = try? Safetensors.decode(bytes)
    case .weights: _ = try? Self.loadWeights(bytes, strict: false)
    case .frame: Self.readFrame(bytes)
    case .npy: _ = try? NPY.decode(bytes, limit: Self.limit)
    case .npz: Self.withFile(bytes) { _ = try? NPZ.read($0, limit: Self.limit) }
    case .idx:
      _ = try? IDX.images(bytes, path: "images")
      _ = try? IDX.labels(bytes, path: "labels", classes: 10)
    case .cifar:
      _ = try? CIFAR10.binaryBatch(bytes, path: "batch", count: 1)
      _ = try? CIFAR10.pythonBatch(bytes, path: "batch", count: 1)
    case .rubric:
      _ = try? RubricReader.read(
        bytes, path: "rubric", known: Self.rubricChecks, datasets: ["color-scenes"])
    case .answers:
      _ = Answers(String(decoding: bytes, as: UTF8.self), questions: ["knn.1", "knn.2"])
    case .object: _ = try? ObjectFile(bytes)
    case .source: _ = SourceRules.usual.violations(in: bytes)
    case .archive: _ = try? Intake().read(bytes, fileName: "submission")
    case .zip: try? ZipDirectory.check(bytes, file: "submission")
    case .gzip:
      let end = try? GzipStream.end(of: bytes, file: "submission", budget: IntakeBudget())
      precondition(end ?? 0 <= bytes.count)
    case .text:
      let fault = SubmittedText.fault(of: bytes, limit: Self.limit)
      precondition(fault != nil || String(validating: bytes, as: UTF8.self) != nil)
    }
  }

  /// The checks of the rubric that is changed.
  static let rubricChecks: [String: CheckNeeds] = [
    "a.one": CheckNeeds(.output), "a.two": CheckNeeds(.accuracy),
  ]

  /// The most bytes that a reader may make of its input.
  private static let limit = 16 << 20

  /// Takes weights of a file over into a network; a refusal leaves the network as it was.
  static func loadWeights(_ bytes: [UInt8], strict: Bool) throws {
    var random = RandomState(seed: 1)
    let network = Sequential<Float>(
      Linear(2, 3, using: &random), BatchNorm(3), ReLU(), Linear(3, 1, bias: false, using: &random))
    let limits = Safetensors.Limits(
      headerBytes: 1 << 18, dataBytes: 8 << 20, tensors: 1024, rank: 8, nameBytes: 128)
    let before = network.state
    do {
      try network.load(Safetensors.decode(bytes, limits: limits), strict: strict)
    } catch {
      precondition(network.state == before, "a refused file changed the network")
      throw error
    }
    network.evaluate()
    _ = network(Variable(.ones([2, 2])))
  }

  /// What an answer may hold: one tensor that must be there, and others.
  private static let answerForm: AnswerForm = {
    var form = AnswerForm()
    form.expect(.x, .F32, shape: [2])
    form.allow(.tensor("z"), .F64, upTo: 1000)
    return form
  }()

  /// What the grader does with an answer.
  private static func readFrame(_ bytes: [UInt8]) {
    var ends: [Int32] = [0, 0]
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return }
    // More would fill the socket, and nobody reads meanwhile.
    let sent = bytes.prefix(32 << 10)
    _ = sent.withUnsafeBytes { write(ends[0], $0.baseAddress, $0.count) }
    close(ends[0])
    let channel = FrameChannel(descriptor: ends[1])
    if let header = try? channel.receiveHeader() {
      _ = try? channel.receivePayload(header.length, answerForm, .now + .seconds(1))
    }
    close(ends[1])
  }

  /// Gives the bytes as a file, for readers that take a path.
  private static func withFile(_ bytes: [UInt8], _ body: (String) -> Void) {
    let folder = FileManager.default.temporaryDirectory.path
    let path = "\(folder)/backprop-fuzz-\(ProcessInfo.processInfo.processIdentifier).npz"
    // FileManager's way would wait for the disk each time.
    guard let file = fopen(path, "w") else { return }
    let isWhole = fwrite(bytes, 1, bytes.count, file) == bytes.count
    if fclose(file) == 0, isWhole { body(path) }
    unlink(path)
  }
}
