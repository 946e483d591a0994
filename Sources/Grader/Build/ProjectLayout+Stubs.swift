import CourseKit
import Foundation
import Host

extension ProjectLayout {
  /// The source files that submissions are compiled with, such as `Assignment1/Softmax.swift`.
  ///
  /// Files that only labs call are not included.
  ///
  /// - Parameter folder: The folder of the assignment, such as `Assignment1`.
  /// - Returns: The paths, sorted.
  /// - Throws: `ManifestError`.
  func moduleFiles(in folder: String) throws -> [String] {
    try Manifest(of: "\(assignments)/\(folder)").files.map(\.path)
      .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Bindings/Lab/") }
      .map { folder + "/" + $0 }.sorted()
  }

  /// A file of the module as handed out.
  ///
  /// The working tree contains a student's own work, and a file that does not compile cannot be its
  /// own stub; so stubs are generated from the reference. A file without a reference is used
  /// unchanged.
  ///
  /// - Throws: `MarkerError`, or an error if the file cannot be read.
  func stub(of path: String) throws -> Data {
    let reference = URL(filePath: solutions + "/" + path)
    guard FileManager.default.fileExists(atPath: reference.path) else {
      return try Data(contentsOf: URL(filePath: assignments + "/" + path))
    }
    let text = try String(contentsOf: reference, encoding: .utf8)
    return Data(try MarkedSource(text, file: reference.path).stub.utf8)
  }
}
