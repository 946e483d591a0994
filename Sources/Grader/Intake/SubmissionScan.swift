/// The members of an archive, with the contents of those that may be needed.
struct SubmissionScan {
  /// A member of the archive.
  struct Member {
    /// The name in the archive, safe to print.
    var shown: String
    /// The validated path, or nil if the path is rejected.
    var path: MemberPath?
    /// The reason why the member is rejected, or nil if it is not.
    var fault: String?
    /// The bytes, or nil if they are not needed or there are too many.
    var content: [UInt8]?
  }

  /// The files and the rejected members, in the archive's order, without ordinary folders.
  private(set) var members: [Member] = []

  /// Reads an archive to its end.
  ///
  /// - Parameters:
  ///   - bytes: The archive.
  ///   - file: The archive's name, for error messages.
  ///   - wanted: The folded names of files whose contents to keep, with the maximum size of each.
  ///   - budget: The limits on the archive's contents.
  /// - Throws: `IntakeError` if the archive as a whole cannot be used.
  mutating func read(
    _ bytes: [UInt8], file: String, wanted: [String: Int], budget: IntakeBudget
  ) throws(IntakeError) {
    guard !bytes.isEmpty else { throw .empty(file: file) }
    var reader = ArchiveReader(bytes, file: file, budget: budget)
    var seen: [[String]: String] = [:]
    while let header = try reader.next() {
      var member = Self.member(of: header, budget: budget, number: members.count + 1)
      let limit = member.fault == nil ? wanted[member.path?.folded.last ?? ""] : nil
      let isWanted = limit != nil
      let content = try reader.data(limit: limit ?? 0)
      if isWanted { member.content = content }
      guard header.kind != .folder || member.fault != nil else { continue }
      if member.fault == nil, let folded = member.path?.folded {
        if let first = seen[folded], !isWanted {
          member.fault = "it has the same name as “\(first)”"
        }
        seen[folded] = member.shown
      }
      members.append(member)
    }
    guard !members.isEmpty else { throw .empty(file: file) }
  }

  private static func member(
    of header: ArchiveMember, budget: IntakeBudget, number: Int
  ) -> Member {
    var member = Member(shown: header.path.map { visible($0) } ?? "member \(number)")
    do throws(MemberPath.Fault) {
      let path = try MemberPath(header.path, budget: budget)
      member.path = path
      if case .special(let what) = header.kind {
        member.fault = "it is \(what)"
      } else if path.components.isEmpty && header.kind == .file {
        member.fault = "it has no name"
      }
    } catch {
      member.fault = error.reason
    }
    return member
  }
}
