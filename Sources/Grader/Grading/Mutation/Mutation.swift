import CourseKit
import Patches

/// A small change to a function of the reference, which its checks must notice.
package struct Mutation: Sendable, Equatable {
  /// The file of the reference, relative to the assignment's folder.
  package let file: String
  /// The name of the function or type that is changed, or nil.
  package let owner: String?
  /// The line of the change, counted from 1.
  package let line: Int
  /// What kind of change it is.
  package let kind: Kind
  /// The code that is replaced.
  package let original: String
  /// The code that replaces it.
  package let replacement: String
  /// The bytes of the file that are replaced.
  let range: Range<Int>

  /// The kinds of changes; a mistake is one that a person wrote.
  package enum Kind: String, Sendable, CaseIterable {
    case `operator`, constant, name, `operand`, statement, condition, result, sign, arguments, call
    case mistake
  }

  /// The change in one line, such as `x.sum(axis: 0)` with `sum` and `mean`.
  ///
  /// It names the mutation in records: it stays the same as long as its line and function do.
  package var id: String {
    guard kind != .mistake else { return "\(file) \(context)" }
    return
      "\(file) \(owner ?? "-"): \(context) | \(original) -> \(replacement.isEmpty ? "nothing" : replacement)"
  }

  /// The line of code in which the change is, without indentation, and the position in it; or the
  /// name of the mistake.
  let context: String

  /// The text of a file with the change.
  func applied(to text: [UInt8]) -> String {
    var text = text
    text.replaceSubrange(range, with: Array(replacement.utf8))
    return String(decoding: text, as: UTF8.self)
  }
}

extension Mutation {
  /// Creates the mutation for a known mistake.
  ///
  /// - Parameters:
  ///   - mistake: The mistake.
  ///   - text: The text of the reference.
  /// - Throws: `PatchError`.
  init(_ mistake: Mutant, in text: String) throws {
    let changed = Array(try mistake.patch.applied(to: text).utf8)
    let bytes = Array(text.utf8)
    let range = MutantSwitch.change(of: bytes, to: changed)
    let end = range.upperBound + changed.count - bytes.count
    let index = bytes[..<range.lowerBound].count { $0 == UInt8(ascii: "\n") }
    let region = try MarkedSource(text, file: mistake.file).regions.first {
      $0.lines.contains(index)
    }
    self.init(
      file: mistake.file, owner: region?.owner, line: index + 1, kind: .mistake,
      original: String(decoding: bytes[range], as: UTF8.self),
      replacement: String(decoding: changed[range.lowerBound..<end], as: UTF8.self),
      range: range, context: mistake.id)
  }
}
