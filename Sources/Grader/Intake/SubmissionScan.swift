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
  /// The files seen so far, by their folded paths.
  private var seen: [[String]: String] = [:]

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
    while let header = try reader.next() {
      let member = Self.member(of: header, budget: budget, number: members.count + 1)
      let limit = Self.limit(for: member, wanted: wanted, budget: budget)
      let content = try reader.data(limit: limit ?? 0)
      guard header.kind != .folder || member.fault != nil else { continue }
      add(member, limit == nil ? nil : content, wanted: wanted)
    }
    guard !members.isEmpty else { throw .empty(file: file) }
  }

  /// How many bytes of a member to keep, or nil if it is not needed.
  static func limit(
    for member: Member, wanted: [String: Int], budget: IntakeBudget
  ) -> Int? {
    guard member.fault == nil, let name = member.path?.folded.last else { return nil }
    return wanted[name] ?? (name.hasSuffix(".swift") ? budget.helperBytes : nil)
  }

  /// Adds a member with its contents.
  mutating func add(_ member: Member, _ content: [UInt8]?, wanted: [String: Int]) {
    var member = member
    member.content = content
    if member.fault == nil, let folded = member.path?.folded {
      if let first = seen[folded], wanted[folded.last ?? ""] == nil {
        member.fault = "it has the same name as “\(first)”"
      }
      seen[folded] = member.shown
    }
    members.append(member)
  }

  static func member(
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
