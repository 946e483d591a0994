package import CourseKit
import Foundation
package import Host

extension AssignmentLayout {
  /// Returns the files of one name in the folders of the assignment's exercises, in order.
  ///
  /// - Parameters:
  ///   - name: The name, such as `Mutants.patch`.
  ///   - project: The project.
  /// - Returns: The path and the text of each file.
  /// - Throws: An error if a file cannot be read.
  package func exerciseFiles(
    _ name: String, in project: ProjectLayout
  ) throws -> [(path: String, text: String)] {
    let course = "\(project.course)/\(folder)"
    return try FileManager.default.subpathsOfDirectory(atPath: course).sorted()
      .filter { $0.hasSuffix("/" + name) }
      .map { ("\(course)/\($0)", try String(contentsOfFile: "\(course)/\($0)", encoding: .utf8)) }
  }
}
