import CourseKit
import Foundation
import Testing

/// The list of an assignment's files.
@Suite struct ManifestTests {
  private static let manifest = Manifest(
    assignment: .a2,
    files: [
      .init(path: "ReLU.swift", role: .edited, sha256: "b1"),
      .init(path: "Affine.swift", role: .edited, sha256: "a0"),
      .init(path: "Given/SGDRule.swift", role: .given, sha256: "c2"),
      .init(path: "Bindings/ReLUBinding.swift", role: .binding, sha256: "d3"),
    ])

  @Test func `files are told by their role, in the order of their paths`() {
    #expect(Self.manifest.paths(.edited) == ["Affine.swift", "ReLU.swift"])
    #expect(Self.manifest.paths(.given) == ["Given/SGDRule.swift"])
    #expect(Self.manifest.file("ReLU.swift")?.sha256 == "b1")
    #expect(Self.manifest.file("Other.swift") == nil)
  }

  @Test func `what is written is read again, in the same bytes`() throws {
    let bytes = try Self.manifest.encoded()
    let read = try Manifest(reading: "manifest.json", Data(bytes))
    #expect(read == Self.manifest)
    #expect(try read.encoded() == bytes)
  }

  private static let damages = [
    "", "[]", "{}", #"{"schema":"backprop.manifest/9","assignment":"a1","files":[]}"#,
    #"{"schema":"backprop.manifest/1","assignment":"a9","files":[]}"#,
    #"{"schema":"backprop.manifest/1","assignment":"a1","files":[{"path":"../x","role":"given","sha256":""}]}"#,
    #"{"schema":"backprop.manifest/1","assignment":"a1","files":[{"path":"/x","role":"given","sha256":""}]}"#,
    #"{"schema":"backprop.manifest/1","assignment":"a1","files":[{"path":"x","role":"mine","sha256":""}]}"#,
  ]

  @Test(arguments: damages) func `a damaged one is an error that says what to do`(_ text: String)
    throws
  {
    let error = try #require(throws: ManifestError.self) {
      try Manifest(reading: "Sources/Assignments/Assignment1/manifest.json", Data(text.utf8))
    }
    #expect(error.description.contains("Sources/Assignments/Assignment1/manifest.json"))
    #expect(error.description.contains("Restore it"))
  }

  @Test func `the error for a merge conflict says so`() throws {
    let side = String(decoding: try Self.manifest.encoded(), as: UTF8.self)
    let text = "<<<<<<< HEAD\n\(side)=======\n\(side)>>>>>>> theirs\n"
    let error = try #require(throws: ManifestError.self) {
      try Manifest(reading: "manifest.json", Data(text.utf8))
    }
    #expect(error.description.contains("it has a merge conflict"))
  }

  @Test func `a missing one is an error`() {
    #expect(throws: ManifestError.self) { try Manifest(reading: "manifest.json", nil) }
  }
}
