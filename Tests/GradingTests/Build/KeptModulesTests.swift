import Foundation
import GraderTestSupport
import Host
import Record
import Testing

/// Compiled C modules, which the compiler keeps in a folder for each set of flags.
@Suite struct KeptModulesTests {
  @Test func `a submission is compiled with the C modules that were kept for all`() throws {
    let module = try SmallModule(["Own"])
    let files = try module.build(
      ["Own": "import Foundation\nlet root = 2.0.squareRoot()\n"], toolchain: try Toolchain.find())
    #expect(files["Own"]?.status == .compiled)
    let cache = try FileManager.default.contentsOfDirectory(
      atPath: module.project.root + "/job/out/cache")
    // One for each level of optimization. If the flags of the submission were others, it would have
    // another folder.
    #expect(cache.filter { !$0.contains(".") }.count == 2, "\(cache)")
  }
}
