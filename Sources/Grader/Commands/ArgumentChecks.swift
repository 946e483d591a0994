import ArgumentParser
import CourseKit
import Foundation

extension AssignmentID {
  /// Returns the assignment that the user named.
  ///
  /// - Throws: `ValidationError` with the valid names.
  static func chosen(_ name: String) throws -> AssignmentID {
    guard let assignment = AssignmentID(rawValue: name) else {
      let names = allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no assignment '\(name)'; the assignments are: \(names).")
    }
    return assignment
  }
}

/// Refuses an empty path, as an unset variable of a script gives.
///
/// It would stand for the current folder.
///
/// - Throws: `ValidationError`.
func requirePath(_ path: String?, of option: String) throws {
  guard path?.isEmpty == true else { return }
  throw ValidationError("\(option) needs a path, not an empty text.")
}

/// Refuses a folder that does not exist: without the data in it, other data would be used.
///
/// - Throws: `ValidationError`.
func requireFolder(_ path: String?, of option: String) throws {
  guard let path else { return }
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
  else {
    throw ValidationError(
      "\(option): there is no folder '\(path)'. './grader data' lists data sets and where they are."
    )
  }
}
