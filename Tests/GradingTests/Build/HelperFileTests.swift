import GraderTestSupport
import Host
import Record
import Testing

/// Helper files, which have no stub: `Own.swift` is one here.
@Suite struct HelperFileTests {
  private let module: SmallModule

  init() throws {
    module = try SmallModule(["User", "Other"])
  }

  private func build(_ texts: [String: String]) throws -> [String: BuildRecord.File] {
    try module.build(texts, toolchain: try Toolchain.find())
  }

  private let user = "func use() -> Int {\n  let twice = own() + own()\n  return twice\n}\n"
  private let other = "func independent() -> Int { 1 }\n"

  @Test func `files can use what a helper file declares`() throws {
    let files = try build([
      "User": user, "Other": other, "Own": "func own() -> Int { independent() }\n",
    ])
    #expect(files.values.allSatisfy { $0.status == .compiled }, "\(files)")
  }

  @Test func `a helper file that does not compile is left out, and blamed once`() throws {
    let files = try build([
      "User": user, "Other": other, "Own": "func own() -> Int { \"one\" }\n",
    ])
    #expect(files["Own"]?.status == .leftOut)
    #expect(files["Own"]?.diagnostics.first?.message.contains("cannot convert") == true)
    #expect(files["User"]?.status == .replacedByStub)
    #expect(
      files["User"]?.diagnostics.map(\.message) == [
        "'own' is declared in A1/Own.swift, which was left out: correct that file"
      ])
    #expect(files["User"]?.diagnostics.first?.line == 2)
    #expect(files["Other"]?.status == .compiled)
  }

  @Test func `one of two helper files that declare the same is left out, and only that one`() throws
  {
    let own = "func own() -> Int { 1 }\n"
    let files = try build(["User": user, "Other": other, "Own": own, "Second": own])
    #expect(files["User"]?.status == .compiled)
    #expect(files["User"]?.diagnostics.isEmpty == true)
    #expect(Set([files["Own"], files["Second"]].map { $0?.status }) == [.compiled, .leftOut])
  }

  @Test func `a helper file that breaks a rule is left out`() throws {
    let files = try build([
      "User": user, "Other": other, "Own": "import Glibc\npublic func own() -> Int { exit(0) }\n",
    ])
    #expect(files["Own"]?.status == .leftOut)
    #expect(files["Own"]?.diagnostics.first?.message.contains("(rule 'process')") == true)
    #expect(files["User"]?.status == .replacedByStub)
    #expect(files["Other"]?.status == .compiled)
  }

  @Test func `a helper file that keeps our own files from compiling is blamed`() throws {
    let files = try build(["User": other, "Own": "struct Exercise {}\n"])
    #expect(files["Own"]?.status == .leftOut)
    #expect(files["User"]?.status == .compiled)
  }

  @Test func `a changed signature is not blamed on what uses helper files`() throws {
    // The binding finds no list of exercises any more.
    let files = try build([
      "User": "struct Exercise {}\n", "Other": "func use() -> Int { own() }\n",
      "Own": "func own() -> Int { 1 }\n",
    ])
    #expect(files["User"]?.status == .replacedByStub)
    #expect(files["Other"]?.status == .compiled)
    #expect(files["Own"]?.status == .compiled)
  }
}
