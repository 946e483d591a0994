import Foundation

/// The validated path of an archive member, which is relative, printable, not too deep, and
/// contains no `..`.
struct MemberPath: Sendable, Equatable {
  /// The components from the top, without `.`.
  let components: [String]

  /// The components in folded form: if any file system treats two names as the same, their folded
  /// forms are equal.
  let folded: [String]

  /// The error thrown if a path is rejected; the reason completes "refused because …".
  struct Fault: Error, Equatable {
    let reason: String
  }

  /// Validates a path.
  ///
  /// - Parameters:
  ///   - raw: The name in the archive, or nil if it is not valid UTF-8.
  ///   - budget: The limits on the path's length and depth.
  /// - Throws: `Fault` with the reason.
  init(_ raw: String?, budget: IntakeBudget) throws(Fault) {
    guard let raw else { throw Fault(reason: "its name is not valid UTF-8") }
    guard raw.utf8.count <= budget.pathBytes else {
      throw Fault(reason: "its path is longer than \(budget.pathBytes) bytes")
    }
    guard !raw.unicodeScalars.contains(where: isInvisible) else {
      throw Fault(reason: "its name contains a control or invisible character")
    }
    guard !raw.contains("\\") else { throw Fault(reason: "its name has a backslash") }
    // This splits at scalars, because a slash with a combining mark is one character but still
    // separates folders.
    let pieces = raw.unicodeScalars.split(separator: "/").map { String($0) }
    guard raw.unicodeScalars.first != "/", !Self.isDrive(pieces.first) else {
      throw Fault(reason: "its path is absolute")
    }
    guard !pieces.contains("..") else { throw Fault(reason: "its path contains “..”") }
    components = pieces.filter { $0 != "." }
    guard components.count - 1 <= budget.depth else {
      throw Fault(reason: "its path has more than \(budget.depth) folders")
    }
    folded = components.map(Self.fold)
  }

  /// Returns a name as seen by a file system that ignores case and Unicode normalization.
  static func fold(_ name: String) -> String {
    name.precomposedStringWithCompatibilityMapping.lowercased()
      .precomposedStringWithCompatibilityMapping
  }

  private static func isDrive(_ first: String?) -> Bool {
    guard let first, first.utf8.count == 2, first.hasSuffix(":") else { return false }
    return first.first?.isLetter == true
  }
}
