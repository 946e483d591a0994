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

  /// The kinds of changes.
  package enum Kind: String, Sendable, CaseIterable {
    case `operator`, constant, name, `operand`, statement, condition, result, sign, arguments, call
  }

  /// The change in one line, such as `x.sum(axis: 0)` with `sum` and `mean`.
  ///
  /// It names the mutation in records: it stays the same as long as its line and function do.
  package var id: String {
    "\(file) \(owner ?? "-"): \(context) | \(original) -> \(replacement.isEmpty ? "nothing" : replacement)"
  }

  /// The line of code in which the change is, without indentation, and the position in it.
  let context: String

  /// The text of a file with the change.
  func applied(to text: [UInt8]) -> String {
    var text = text
    text.replaceSubrange(range, with: Array(replacement.utf8))
    return String(decoding: text, as: UTF8.self)
  }
}
