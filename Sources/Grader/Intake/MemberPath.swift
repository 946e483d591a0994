import Foundation

/// The path of an archive member, which may be rejected.
///
/// The names of folders are only used to tell which files belong together, and nothing is written
/// to disk. A folder's name may therefore be in any encoding, such as those of Windows in China and
/// Japan, and may contain invisible characters, as Persian words and some emoji do.
struct MemberPath: Sendable, Equatable {
  /// The components, without `.` and `..`, safe to print.
  let components: [String]

  /// The components in folded form: if any file system treats two names as the same, their folded
  /// forms are equal.
  let folded: [String]

  /// The reason why the path is rejected, which completes "refused because …", or nil if it is not.
  let fault: String?

  /// Reads a path.
  ///
  /// - Parameters:
  ///   - raw: The name in the archive, in an unknown encoding.
  ///   - isFolder: Whether the member is a folder.
  ///   - budget: The limits on the path's length and depth.
  init(_ raw: [UInt8], isFolder: Bool, budget: IntakeBudget) {
    guard raw.count <= budget.pathBytes else {
      (components, folded) = ([], [])
      fault = "its path is longer than \(budget.pathBytes) bytes"
      return
    }
    let pieces = Self.split(raw).map(Piece.init).filter { $0.text != "." }
    let names = pieces.filter { $0.text != ".." }
    components = names.map { visible($0.bytes) }
    folded = names.map(\.folded)
    fault =
      if raw.first == UInt8(ascii: "/") || pieces.first?.isDrive == true {
        "its path is absolute"
      } else if names.count < pieces.count {
        "its path contains “..”"
      } else if pieces.count - 1 > budget.depth {
        "its path has more than \(budget.depth) folders"
      } else {
        pieces.lazy.compactMap(\.fault).first
          ?? (isFolder ? nil : pieces.last.flatMap(\.faultOfFile))
      }
  }

  /// Splits a path at its separators.
  ///
  /// libarchive converts those of Windows only in names that it can decode.
  private static func split(_ raw: [UInt8]) -> [ArraySlice<UInt8>] {
    let isWindows =
      !raw.contains(UInt8(ascii: "/")) && String(validating: raw, as: UTF8.self) == nil
    return raw.split(separator: UInt8(ascii: isWindows ? "\\" : "/"))
  }

  /// Returns the folded name of the file at a path.
  static func name(of path: String) -> String {
    fold(path.split(separator: "/").last.map(String.init) ?? "")
  }

  /// Returns a name as seen by a file system that ignores case and Unicode normalization.
  static func fold(_ name: String) -> String {
    name.precomposedStringWithCompatibilityMapping.lowercased()
      .precomposedStringWithCompatibilityMapping
  }
}

/// A component of a path.
private struct Piece {
  let bytes: [UInt8]
  /// The name, or nil if it is not UTF-8.
  let text: String?

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = Array(bytes)
    text = String(validating: bytes, as: UTF8.self)
  }

  var isDrive: Bool {
    guard let text, bytes.count == 2, text.hasSuffix(":") else { return false }
    return text.first?.isLetter == true
  }

  /// The folded name without invisible characters; names that are not UTF-8 are only escaped.
  var folded: String {
    guard let text else { return visible(bytes) }
    // File systems do not allow longer names, and folding them would take long.
    guard bytes.count <= 255, !bytes.allSatisfy({ $0 < 128 }) else { return text.lowercased() }
    return MemberPath.fold(
      String(String.UnicodeScalarView(text.unicodeScalars.filter { !isInvisible($0) })))
  }

  /// The reason why the name is rejected even for a folder, or nil if it is not.
  var fault: String? {
    if bytes.contains(where: { $0 < 32 || $0 == 127 }) {
      return "its name contains a control or invisible character"
    }
    // In some encodings, the second byte of a character may be the code of a backslash.
    return text?.unicodeScalars.contains("\\") == true ? "its name has a backslash" : nil
  }

  /// The reason why the name is rejected for a file, or nil if it is not.
  var faultOfFile: String? {
    guard let text else { return "its name is not valid UTF-8" }
    return text.unicodeScalars.contains(where: isInvisible)
      ? "its name contains a control or invisible character" : nil
  }
}
