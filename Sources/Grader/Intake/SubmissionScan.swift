/// The members of an archive, with the contents of those that may be needed.
struct SubmissionScan {
  /// A member of the archive.
  struct Member {
    /// The name in the archive, safe to print.
    var shown: String
    /// The path, which may be rejected.
    var path: MemberPath
    /// The reason why the member is rejected, or nil if it is not.
    var fault: String?
    /// The bytes, or nil if they are not needed or there are too many.
    var content: [UInt8]?

    /// The folded name of the file, which is empty if the path has no components.
    var name: String { path.folded.last ?? "" }
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
    guard !bytes.isEmpty else { throw .empty(file: file, bytes: 0) }
    var reader = ArchiveReader(bytes, file: file, budget: budget)
    while let header = try reader.next() {
      var member = Self.member(of: header, budget: budget, number: members.count + 1)
      if header.kind == .folder, member.fault == nil, wanted[member.name] != nil {
        member.fault = "it is a folder"
      }
      let limit = Self.limit(for: member, wanted: wanted, budget: budget)
      let content = try reader.data(limit: limit ?? 0)
      guard header.kind != .folder || member.fault != nil else { continue }
      add(member, limit == nil ? nil : content, wanted: wanted)
    }
    try reader.checkForm()
    guard !members.isEmpty else { throw .empty(file: file, bytes: bytes.count) }
  }

  /// Returns how many bytes of a member to keep, or nil if it is not needed.
  static func limit(
    for member: Member, wanted: [String: Int], budget: IntakeBudget
  ) -> Int? {
    guard member.fault == nil else { return nil }
    return wanted[member.name] ?? (member.name.hasSuffix(".swift") ? budget.helperBytes : nil)
  }

  /// Adds a member with its contents, which are nil if they are not needed or too large.
  mutating func add(_ member: Member, _ content: [UInt8]?, wanted: [String: Int]) {
    var member = member
    member.content = content
    let limit = wanted[member.name]
    if member.fault == nil, content == nil, let limit {
      member.fault = SubmittedText.tooLarge(limit).reason
    }
    if member.fault == nil {
      if let first = seen[member.path.folded], limit == nil {
        member.fault = "it has the same name as “\(first)”"
      }
      seen[member.path.folded] = member.shown
    }
    members.append(member)
  }

  static func member(
    of header: ArchiveMember, budget: IntakeBudget, number: Int
  ) -> Member {
    let path = MemberPath(header.name, isFolder: header.kind == .folder, budget: budget)
    var member = Member(
      shown: header.name.isEmpty ? "member \(number)" : visible(header.name), path: path,
      fault: path.fault)
    if member.fault == nil, case .special(let what) = header.kind {
      member.fault = "it is \(what)"
    } else if member.fault == nil, path.components.isEmpty, header.kind == .file {
      member.fault = header.name.isEmpty ? "its name cannot be read" : "it has no name"
    }
    return member
  }
}
