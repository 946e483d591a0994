import Core
import Testing

@Suite struct NotImplementedTests {
  private func unwritten() throws {
    try todo("scale the kept units")
  }

  @Test func `an open task is an error that names it`() {
    let error = #expect(throws: NotImplemented.self) { try unwritten() }
    #expect(error?.task == "scale the kept units")
    #expect(error.map { "\($0)" } == "not implemented: scale the kept units")
  }
}
