/// The submitted archive.
package struct SubmissionRecord: Sendable, Equatable {
  package let fileName: String
  /// The size of the archive in bytes.
  package let bytes: Int
  /// The SHA-256 hash of the archive, in hexadecimal digits.
  package let sha256: String
  package var entries: [Entry] = []
  /// The number of members that are not in `entries`.
  package var omitted = 0

  /// The maximum number of ignored members in `entries`, and of refused ones.
  package static let listed = 50

  /// Creates a record of an archive whose members are not known yet.
  package init(fileName: String, bytes: Int, sha256: String) {
    (self.fileName, self.bytes, self.sha256) = (fileName, bytes, sha256)
  }

  /// Removes ignored and refused members beyond `listed`, and counts them.
  package mutating func shorten() {
    var seen: [Disposition: Int] = [:]
    let before = entries.count
    entries.removeAll { entry in
      guard entry.disposition == .ignored || entry.disposition == .refused else { return false }
      seen[entry.disposition, default: 0] += 1
      return seen[entry.disposition, default: 0] > Self.listed
    }
    omitted += before - entries.count
  }

  /// A member of the archive.
  package struct Entry: Sendable, Equatable {
    package let path: String
    package let disposition: Disposition
    /// Why the member was ignored or refused.
    ///
    /// The reason is empty if the member was taken.
    package let reason: String

    /// Creates a value with the given properties.
    package init(path: String, disposition: Disposition, reason: String) {
      (self.path, self.disposition, self.reason) = (path, disposition, reason)
    }
  }

  /// What was done with an archive member.
  package enum Disposition: String, Sendable {
    case taken, ignored, refused, missing
  }
}
