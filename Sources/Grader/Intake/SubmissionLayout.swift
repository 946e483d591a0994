import CourseKit
import Media

/// A folder of an archive that contains files of one assignment.
///
/// A file is recognized by the end of its path: `Assignment1/Softmax.swift` is found in any folder,
/// and `Assignment2/Framework/Challenge.swift` with or without `Framework`.
struct SubmissionLayout {
  let assignment: AssignmentLayout
  /// The folded components of the folder's path.
  ///
  /// For `Assignment2/Framework/Challenge.swift` that is the folder that contains `Framework`.
  let root: [String]
  /// The index of the members for each file, by path such as `Assignment1/Softmax.swift`.
  ///
  /// A file with several members cannot be graded, because any of them could be meant.
  let files: [String: [Int]]

  /// The index of the member that is taken for each file, by path.
  var taken: [String: Int] { files.compactMapValues(\.first) }

  /// Whether the folder has the assignment's name.
  var isNamed: Bool { root.last == MemberPath.fold(assignment.folder) }

  /// Whether the folder is that of a checkout of the course.
  var isInCheckout: Bool { isNamed && root.dropLast().suffix(2) == ["sources", "assignments"] }

  /// Whether it contains every file of the assignment.
  var isWhole: Bool { files.count == assignment.files.count }

  /// Returns whether every file is the unchanged stub.
  func isUntouched(_ members: [SubmissionScan.Member]) -> Bool {
    let stubs = Dictionary(
      assignment.listed.map { ("\(assignment.folder)/\($0.path)", $0.sha256) },
      uniquingKeysWith: { first, _ in first })
    return taken.allSatisfy { path, index in
      members[index].content.map { SHA256.hexadecimal(of: $0.withUnixLineEnds) }
        == stubs[path]
    }
  }

  /// Returns all folders that contain files of an assignment, in the archive's order.
  ///
  /// Folders that have the name of another assignment are not included.
  static func all(
    of assignment: AssignmentLayout, in members: [SubmissionScan.Member]
  ) -> [SubmissionLayout] {
    let paths = Dictionary(
      uniqueKeysWithValues: assignment.paths.map { (MemberPath.name(of: $0), $0) })
    var roots: [[String]] = []
    var found: [[String]: [String: Places]] = [:]
    for (index, member) in members.enumerated() where member.fault == nil {
      guard let path = paths[member.name] else { continue }
      let (root, isExact) = place(of: member, assignment, path)
      if found[root] == nil { roots.append(root) }
      found[root, default: [:]][path, default: Places()].add(index, isExact: isExact)
    }
    let layouts = roots.map { root in
      SubmissionLayout(
        assignment: assignment, root: root, files: (found[root] ?? [:]).mapValues(\.best))
    }
    return layouts.filter { $0.isNamed || $0.root.last.map(isAssignmentFolder) != true }
  }

  /// The members that could be a file: those in its subfolder, and those beside the other files.
  private struct Places {
    private var exact: [Int] = []
    private var flat: [Int] = []

    mutating func add(_ index: Int, isExact: Bool) {
      if isExact { exact.append(index) } else { flat.append(index) }
    }

    var best: [Int] { exact.isEmpty ? flat : exact }
  }

  /// Returns the folder of the whole submission, if a member is the file with the given path, and
  /// whether the member is in that file's subfolder.
  private static func place(
    of member: SubmissionScan.Member, _ assignment: AssignmentLayout, _ path: String
  ) -> (root: [String], isExact: Bool) {
    let folded = member.path.folded
    let name = path.dropFirst(assignment.folder.count + 1).split(separator: "/")
      .map { MemberPath.fold(String($0)) }
    let isExact = folded.suffix(name.count) == name[...]
    return (Array(folded.dropLast(isExact ? name.count : 1)), isExact)
  }

  /// Returns whether a folded name is that of an assignment's folder, such as `assignment2`.
  static func isAssignmentFolder(_ folded: String) -> Bool {
    folded.hasPrefix("assignment") && folded.count > 10
      && folded.dropFirst(10).allSatisfy { ("0"..."9").contains($0) }
  }

  /// Returns the path of the file that a rejected member probably is, or nil if it is none.
  func path(of member: SubmissionScan.Member) -> String? {
    guard let path = assignment.paths.first(where: { MemberPath.name(of: $0) == member.name })
    else { return nil }
    return Self.place(of: member, assignment, path).root.last == root.last ? path : nil
  }

  /// Returns the members with a given name in the folder, or else in the nearest folder above it.
  func nearest(_ name: String, in members: [SubmissionScan.Member]) -> [Int] {
    let named = members.indices.filter { members[$0].name == name }
    let above = named.filter { root.starts(with: members[$0].path.folded.dropLast()) }
    let depth = above.map { members[$0].path.folded.count }.max()
    return above.filter { members[$0].path.folded.count == depth }
  }
}
