import Foundation
import Intake
import Score

/// Reads files of the course that instructors edit: rubrics and answer sheets.
enum CourseText {
  /// Returns the contents of a text file.
  ///
  /// - Throws: `RubricError`, which names the file.
  static func bytes(at path: String) throws(RubricError) -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw RubricError(path: path, line: 1, problem: "the file does not exist")
    }
    guard !isFolder.boolValue else {
      throw RubricError(path: path, line: 1, problem: "it is a folder, not a file")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw RubricError(path: path, line: 1, problem: "the file cannot be read")
    }
    return try valid([UInt8](data), path: path)
  }

  /// Returns the contents of a file if they are text in UTF-8.
  ///
  /// - Throws: `RubricError`, which names the file and the line.
  static func valid(_ bytes: [UInt8], path: String) throws(RubricError) -> [UInt8] {
    guard let fault = SubmittedText.fault(of: bytes, limit: limit) else { return bytes }
    throw RubricError(path: path, line: max(fault.line, 1), problem: fault.reason)
  }

  /// The maximum size in bytes.
  private static let limit = 16 << 20
}
