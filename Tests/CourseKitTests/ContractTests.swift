import CourseKit
import Foundation
import Testing

/// The keys of the assignments, which workers are linked with.
@Suite struct ContractTests {
  private static let course = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "../../Sources/Course").standardized

  @Test(arguments: AssignmentID.allCases)
  func `a contract imports Core alone`(_ assignment: AssignmentID) throws {
    let folder = Self.course.appending(path: "Contract\(assignment.number)").path
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".swift") }
    #expect(!files.isEmpty)
    for file in files {
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      let imports = text.matches(of: /(?m)^.*\bimport\s+(.+)$/).map { String($0.1) }
      #expect(imports == ["Core"], "\(file)")
    }
  }
}
