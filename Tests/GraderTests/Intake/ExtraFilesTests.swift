import CourseKit
import GraderTestSupport
import Intake
import Record
import Selftest
import Testing

/// Swift files that a submission has besides those of the assignment.
struct ExtraFilesTests {
  private static let folder = "Assignment1/"
  private static let softmax = "public func softmaxLossNaive() {}\npublic struct Softmax {}\n"

  private func take(_ members: [String: String]) throws -> Intake.Result {
    let honest = ["Assignment1/Softmax.swift": Self.softmax]
    let all = honest.merging(members) { $1 }.sorted { $0.key < $1.key }
    return try takeIn(CraftedArchive(members: all.map { .file($0.key, $0.value) }))
  }

  /// The helper files of an archive with Softmax.swift and other files.
  private func helpers(_ names: String...) throws -> [String] {
    let members = names.map { (Self.folder + $0, "func own() {}\n") }
    return try take(Dictionary(uniqueKeysWithValues: members)).assignment.helpers.sorted()
  }

  @Test func `a helper file in the assignment's folder is taken`() throws {
    let result = try take(["hw/x.swift": "", Self.folder + "Helpers.swift": "func own() {}\n"])
    #expect(result.assignment.helpers == ["Helpers.swift"])
    #expect(result.files["Assignment1/Helpers.swift"] == Array("func own() {}\n".utf8))
    #expect(result.entry("Assignment1/Helpers.swift")?.disposition == .taken)
    #expect(result.entry("hw/x.swift")?.disposition == .ignored)
    #expect(result.assignment.sources.last == "Assignment1/Helpers.swift")
    #expect(
      try helpers("Softmax+Loss.swift", "mine/Deep.swift", "Größe (2).swift") == [
        "Größe (2).swift", "Softmax+Loss.swift", "mine/Deep.swift",
      ])
  }

  @Test func `without a folder, a helper file lies beside the others`() throws {
    let archive = CraftedArchive("Softmax.swift", "Helpers.swift", "other/Helpers2.swift")
    #expect(try takeIn(archive).assignment.helpers == ["Helpers.swift"])
    let below = CraftedArchive(
      "my/Affine.swift", "my/Framework/Challenge.swift", "my/Framework/Mine.swift")
    #expect(try takeIn(below).assignment.helpers == ["Framework/Mine.swift"])
  }

  @Test(arguments: [
    "main.swift", "Main.swift", "a/main.swift", ".hidden.swift", ".git/x.swift", "notes.txt",
    "features.swift", "Features.swift", "Bindings/Mine/SOFTMAXBINDING.swift", "old/Softmax.swift",
    "old/linearsvm.swift", "Helpers.SWIFT", "a\"b.swift", "a:1:1: error.swift", "x.swift/y.swift",
    "@list.swift",
  ])
  func `some names are not allowed for helper files`(name: String) throws {
    #expect(try helpers(name) == [])
  }

  @Test func `each reason is reported`() throws {
    let result = try take([
      Self.folder + "main.swift": "print(1)\n", Self.folder + "Empty.swift": "",
      Self.folder + "old/Softmax.swift": "func a() {}\n",
      Self.folder + "Exercises.swift": "let exercises = 1\n",
      Self.folder + "A.swift": "func a() {}\n", Self.folder + "sub/a.swift": "func b() {}\n",
    ])
    func reason(_ name: String) -> String? { result.entry(Self.folder + name)?.reason }
    #expect(reason("main.swift") == "a helper file must not be called main.swift: rename it")
    #expect(reason("Empty.swift") == "it is empty")
    #expect(reason("old/Softmax.swift") == "“Assignment1/Softmax.swift” counts instead")
    #expect(
      reason("Exercises.swift")
        == "it is not a file that you edit, and it was changed; the course's own version is used")
    #expect(reason("A.swift") == "another helper file has the same name: rename one")
    #expect(reason("sub/a.swift") == reason("A.swift"))
    #expect(result.assignment.helpers == [])
  }

  @Test func `refused helper files are passed on to reports`() throws {
    let result = try take([
      Self.folder + "main.swift": "let a = 1\n", Self.folder + "Good.swift": "let b = 1\n",
      Self.folder + "LinearSVM copy.swift": "let c = 1\n",
    ])
    #expect(result.refusedHelpers.map(\.path) == [Self.folder + "main.swift"])
  }

  @Test func `at most ten helper files of 256 KiB together are allowed`() throws {
    func files(_ count: Int, bytes: Int) -> [String: String] {
      let line = "// a comment\n"
      let text = String(repeating: line, count: bytes / line.utf8.count)
      return Dictionary(
        uniqueKeysWithValues: (0..<count).map { (Self.folder + "Own\($0).swift", text) })
    }
    #expect(try take(files(10, bytes: 20_000)).assignment.helpers.count == 10)
    #expect(try take(files(1, bytes: 256 << 10)).assignment.helpers.count == 1)
    let many = try take(files(11, bytes: 100))
    #expect(many.assignment.helpers == [])
    #expect(
      many.entry("Assignment1/Own3.swift")?.reason
        == "up to 10 helper files of 256 KiB together are allowed, and there are 11 of 1 KiB")
    #expect(try take(files(2, bytes: 140_000)).assignment.helpers == [])
    let large = try take(files(1, bytes: 300_000))
    #expect(large.entry("Assignment1/Own0.swift")?.reason == "it is larger than 262144 bytes")
  }

  @Test func `a copy of a file that is there is named, and left out`() throws {
    let text = "public struct KNearestNeighbor {}\n"
    let result = try take([
      Self.folder + "KNearestNeighbor.swift": text,
      Self.folder + "KNearestNeighbor copy.swift": text, Self.folder + "mine.swift": text,
      Self.folder + "Extra.swift": "extension KNearestNeighbor { func more() {} }\n",
      Self.folder + "Private.swift": "private struct KNearestNeighbor {}\n",
    ])
    #expect(result.assignment.helpers == ["Extra.swift", "Private.swift"])
    for name in ["KNearestNeighbor copy.swift", "mine.swift"] {
      let entry = result.entry(Self.folder + name)
      #expect(entry?.disposition == .ignored)
      #expect(
        entry?.reason.hasPrefix(
          "it declares KNearestNeighbor, as KNearestNeighbor.swift does, so it is not graded")
          == true)
    }
  }

  @Test(arguments: [
    "LinearSVM copy.swift", "LinearSVM (1).swift", "LinearSVM.swift.txt", "LinearSVM-2.swift",
    "ada_17_4_LinearSVM.swift", "Copy of LinearSVM.swift", "linearsvm – Kopie.swift", "LinearSVM",
    "LinearSVM.swift.orig", "LinearSVM.swift~", "LinearSVM.bak", "LinearSVM.swif",
    "old/LinearSVM.swift", "../LinearSVM.swift",
  ])
  func `a missing file under another name is recognized`(name: String) throws {
    let path = name.hasPrefix("../") ? "LinearSVM.swift" : Self.folder + name
    let result = try take([path: "let a = 1\n"])
    #expect(result.renamed == ["Assignment1/LinearSVM.swift": [path]])
    #expect(result.assignment.helpers == [])
    #expect(
      result.entry(path)
        == .init(
          path: path, disposition: .refused,
          reason: "it may be Assignment1/LinearSVM.swift, which is missing: put it there under "
            + "that name"))
    #expect(
      result.entry("Assignment1/LinearSVM.swift")
        == .init(
          path: "Assignment1/LinearSVM.swift", disposition: .missing,
          reason: "\(path) may be it under another name"))
  }

  @Test func `a renamed file is recognized by what it declares`() throws {
    let result = try take([
      Self.folder + "knn.swift": "import Core\n\npublic struct KNearestNeighbor<S> {\n}\n",
      Self.folder + "Own.swift": "func own() {}\n",
    ])
    #expect(result.renamed == ["Assignment1/KNearestNeighbor.swift": ["Assignment1/knn.swift"]])
    #expect(result.assignment.helpers == ["Own.swift"])
  }

  @Test(arguments: [
    ("TwoLayerNet+Training copy.swift", "TwoLayerNet+Training.swift"),
    ("TwoLayerNetTuning (1).swift", "TwoLayerNetTuning.swift"),
    ("TwoLayerNet copy.swift", "TwoLayerNet.swift"),
  ])
  func `the file with the longest name counts`(name: String, original: String) throws {
    let result = try take([Self.folder + name: "let a = 1\n"])
    #expect(Array(result.renamed.keys) == [Self.folder + original])
  }

  @Test func `if all files are renamed, the refusal says so`() {
    for names in [["hw/Softmax (1).swift", "hw/LinearSVM (1).swift"], ["Softmax.swift.txt"]] {
      let archive = CraftedArchive(members: names.map { .file($0, "let a = 1\n") })
      let error = #expect(throws: IntakeRefusal.self) { try takeIn(archive) }
      #expect(error?.reason.code == "nothingForAssignment")
      #expect(error?.description.contains("which may be copies under other names") == true)
      for name in names { #expect(error?.description.contains(name) == true) }
    }
    let archive = CraftedArchive(members: [.file("knn.swift", "struct KNearestNeighbor {}\n")])
    let error = #expect(throws: IntakeRefusal.self) { try takeIn(archive) }
    #expect(error?.description.contains("contains knn.swift, which may be") == true)
  }
}
