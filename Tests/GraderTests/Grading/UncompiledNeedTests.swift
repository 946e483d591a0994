import Judging
import Record
import Testing

@testable import Grading

/// Checks that meet the stub of another file, which did not compile.
@Suite struct UncompiledNeedTests {
  private let check = CheckDefinition(
    "a1.net.loss", "The loss is right", .output, file: "A1/Net.swift", buildsOn: ["A1/Layer.swift"]
  ) { _ in .pass() }
  private let tasks = ["A1/Layer.swift": ["compute the layer"]]

  private func build(_ status: BuildRecord.Status) -> BuildRecord {
    BuildRecord(files: [
      .init(path: "A1/Net.swift", status: .compiled), .init(path: "A1/Layer.swift", status: status),
    ])
  }

  @Test func `the file that did not compile is named, and not its stub's task`() {
    let finding = check.uncompiledNeed(
      .notImplemented("compute the layer"), tasks: tasks, in: build(.replacedByStub))
    #expect(finding?.outcome == .didNotCompile)
    #expect(finding?.facts == [.grading(.didNotCompile(file: "A1/Layer.swift"))])
  }

  @Test func `a task of the check's own file is still to be done`() {
    let own = Finding.notImplemented("compute the loss")
    #expect(check.uncompiledNeed(own, tasks: tasks, in: build(.replacedByStub)) == nil)
  }

  @Test func `what failed for another reason keeps it`() {
    let failed = Finding(.graderFault, .grading(.graderFault(reason: "disk full")))
    #expect(check.uncompiledNeed(failed, tasks: tasks, in: build(.replacedByStub)) == nil)
    let compiled = check.uncompiledNeed(
      .notImplemented("compute the layer"), tasks: [:], in: build(.compiled))
    #expect(compiled == nil)
  }
}
