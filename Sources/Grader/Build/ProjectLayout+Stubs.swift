import CourseKit
import Foundation
import Host

extension ProjectLayout {
  /// The source files that submissions are compiled with, such as `Assignment1/Softmax.swift`.
  ///
  /// What only labs call is not among them.
  ///
  /// - Parameter folder: The folder of the assignment, such as `Assignment1`.
  /// - Throws: `ManifestError`.
  func moduleFiles(in folder: String) throws -> [String] {
    try Manifest(of: "\(assignments)/\(folder)").files.map(\.path)
      .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Bindings/Lab/") }
      .map { folder + "/" + $0 }.sorted()
  }

  /// A file of the module as it was given out.
  ///
  /// The working tree holds a student's own work, and a file of it that does not compile cannot
  /// stand in for itself; so stubs are made of the reference. What has none is taken as it is.
  ///
  /// - Throws: `MarkerError`, or when the file cannot be read.
  func stub(of path: String) throws -> Data {
    let reference = URL(filePath: solutions + "/" + path)
    guard FileManager.default.fileExists(atPath: reference.path) else {
      return try Data(contentsOf: URL(filePath: assignments + "/" + path))
    }
    let text = try String(contentsOf: reference, encoding: .utf8)
    return Data(try MarkedSource(text, file: reference.path).stub.utf8)
  }
}
