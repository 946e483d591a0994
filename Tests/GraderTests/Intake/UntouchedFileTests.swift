import Build
import CourseKit
import Foundation
import GraderTestSupport
import Host
import Intake
import Record
import Testing

/// Files that were handed in as they were handed out.
@Suite struct UntouchedFileTests {
  private let path = "Assignment1/Softmax.swift"

  private func isUntouched(_ bytes: [UInt8]?) throws -> Bool {
    Intake.Result(
      assignment: .assignment1, files: bytes.map { [path: $0] } ?? [:], answers: nil, weights: nil,
      missing: [], submission: .init(fileName: "test", bytes: 0, sha256: "")
    ).isUntouched(path)
  }

  @Test func `a stub is untouched, whatever ends its lines`() throws {
    let stub = [UInt8](try ProjectLayout.find().stub(of: path))
    #expect(try isUntouched(stub))
    let text = String(decoding: stub, as: UTF8.self).replacing("\n", with: "\r\n")
    #expect(try isUntouched(Array(text.utf8)))
  }

  @Test func `a solution is not, and nor is a missing file`() throws {
    let solution = try ProjectLayout.find().solutions + "/" + path
    #expect(try !isUntouched([UInt8](Data(contentsOf: URL(filePath: solution)))))
    #expect(try !isUntouched(nil))
  }
}
