import Foundation

/// The path of an archive member, proved harmless: relative, without `..`, printable, not too deep.
struct MemberPath: Sendable, Equatable {
  /// The components from the top, without `.`.
  let components: [String]

  /// The components folded so that names which some file system takes for one are equal.
  let folded: [String]

  /// Why a path is refused, completing "refused because …".
  struct Fault: Error, Equatable {
    let reason: String
  }

  /// Proves a path.
  ///
  /// - Parameters:
  ///   - raw: The name in the archive, or nil when it is not valid UTF-8.
  ///   - budget: How long and how deep it may be.
  /// - Throws: `Fault` with the reason.
  init(_ raw: String?, budget: IntakeBudget) throws(Fault) {
    guard let raw else { throw Fault(reason: "its name is not valid UTF-8") }
    guard raw.utf8.count <= budget.pathBytes else {
      throw Fault(reason: "its path is longer than \(budget.pathBytes) bytes")
    }
    guard !raw.unicodeScalars.contains(where: isInvisible) else {
      throw Fault(reason: "its name has a control or invisible character")
    }
    guard !raw.contains("\\") else { throw Fault(reason: "its name has a backslash") }
    // By scalars: a slash with a combining mark is one character, but still divides.
    let pieces = raw.unicodeScalars.split(separator: "/").map { String($0) }
    guard raw.unicodeScalars.first != "/", !Self.isDrive(pieces.first) else {
      throw Fault(reason: "its path is absolute")
    }
    guard !pieces.contains("..") else { throw Fault(reason: "its path leads out through “..”") }
    components = pieces.filter { $0 != "." }
    guard components.count - 1 <= budget.depth else {
      throw Fault(reason: "its path has more than \(budget.depth) folders")
    }
    folded = components.map(Self.fold)
  }

  /// A name as a file system without cases and Unicode forms sees it.
  static func fold(_ name: String) -> String {
    name.precomposedStringWithCompatibilityMapping.lowercased()
      .precomposedStringWithCompatibilityMapping
  }

  private static func isDrive(_ first: String?) -> Bool {
    guard let first, first.utf8.count == 2, first.hasSuffix(":") else { return false }
    return first.first?.isLetter == true
  }
}
