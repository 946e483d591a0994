import CourseKit
package import Foundation
package import Host
import Synchronization

extension ProjectLayout {
  /// Returns the paths of the source files in a student's module, such as
  /// `Assignment1/Softmax.swift`.
  ///
  /// - Parameters:
  ///   - folder: The folder of the assignment, such as `Assignment1`.
  ///   - labs: Whether to include the files that only labs call.
  /// - Returns: The paths, sorted.
  /// - Throws: `ManifestError`.
  func moduleFiles(in folder: String, forLabs labs: Bool) throws -> [String] {
    try Manifest(of: "\(assignments)/\(folder)").files.map(\.path)
      .filter { $0.hasSuffix(".swift") && (labs || !$0.hasPrefix("Bindings/Lab/")) }
      .map { folder + "/" + $0 }.sorted()
  }

  /// Returns a file of the module as it was handed out to students.
  ///
  /// Stubs are generated from the reference, because the working tree may contain a student's own
  /// work, which may not compile. A file without a reference is used unchanged.
  ///
  /// - Throws: `MarkerError`, or an error if the file cannot be read.
  package func stub(of path: String) throws -> Data {
    let reference = URL(filePath: solutions + "/" + path)
    guard FileManager.default.fileExists(atPath: reference.path) else {
      return try Data(contentsOf: URL(filePath: assignments + "/" + path))
    }
    let source = try Data(contentsOf: reference)
    if let known = Self.stubs.withLock({ $0[path] }), known.source == source { return known.stub }
    let text = try String(contentsOf: reference, encoding: .utf8)
    let stub = Data(try MarkedSource(text, file: reference.path).stub.utf8)
    Self.stubs.withLock { $0[path] = (source, stub) }
    return stub
  }

  /// The stubs that were made last, with what they were made from.
  ///
  /// A build needs each of them several times.
  private static let stubs = Mutex<[String: (source: Data, stub: Data)]>([:])
}

extension SubmissionBuild {
  /// The paths of the source files that the assignment's module always has, sorted.
  ///
  /// - Throws: `ManifestError`.
  func moduleFiles() throws -> [String] {
    try project.moduleFiles(in: folder, forLabs: servesLabs)
  }
}
