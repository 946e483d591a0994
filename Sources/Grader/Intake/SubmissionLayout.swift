import CourseKit

/// The positions of one assignment's files in an archive.
///
/// A file is recognized by the end of its path: `Assignment1/Softmax.swift` is found in any folder,
/// and `Assignment2/Framework/Challenge.swift` with or without `Framework`. If the archive has no
/// folder of the assignment at all, file names alone are matched, so that an archive of the
/// folder's contents works too. All files must be in the same assignment folder, and none may occur
/// twice.
struct SubmissionLayout {
  let assignment: AssignmentLayout
  /// The index of the member for each file that was found, by the file's path, such as
  /// `Assignment1/Softmax.swift`.
  let files: [String: Int]
  /// The folder of the files, folded; nil without files.
  let root: [String]?
  /// The index of the member with the answers, or nil.
  let answers: Int?
  /// The index of the member with the weights, or nil.
  let weights: Int?

  /// Whether no file of the assignment was found.
  var isEmpty: Bool { files.isEmpty }

  /// Finds an assignment's files among the members of an archive.
  ///
  /// - Throws: `IntakeError.severalCandidates` if a file is in the archive at several paths.
  init(
    of assignment: AssignmentLayout, in members: [SubmissionScan.Member], file: String
  ) throws(IntakeError) {
    let candidates = Self.candidates(for: assignment, in: members)
    var files: [String: Int] = [:]
    for (path, indices) in candidates.sorted(by: { $0.key < $1.key }) {
      guard indices.count == 1 else {
        throw .severalCandidates(
          file: file, name: path, paths: indices.map { members[$0].shown })
      }
      files[path] = indices[0]
    }
    let roots = Dictionary(
      files.map { path, index in
        (Self.root(of: members[index], assignment, path), members[index].shown)
      }, uniquingKeysWith: min)
    guard roots.count <= 1 else {
      throw .severalCandidates(
        file: file, name: "the folder \(assignment.folder)", paths: roots.values.sorted())
    }
    self.assignment = assignment
    self.files = files
    root = roots.keys.first
    func place(of name: String) throws(IntakeError) -> Int? {
      try Self.nearest(name, to: roots.keys.first, in: members, file: file)
    }
    answers = try place(of: AssignmentLayout.answersName)
    weights = assignment.takesWeights ? try place(of: AssignmentLayout.weightsName) : nil
  }

  /// Returns the members that could be each file of the assignment, by the file's path.
  private static func candidates(
    for assignment: AssignmentLayout, in members: [SubmissionScan.Member]
  ) -> [String: [Int]] {
    let folder = MemberPath.fold(assignment.folder)
    let paths = Dictionary(
      uniqueKeysWithValues: zip(assignment.fileNames.map(MemberPath.fold), assignment.paths))
    var below: [String: [Int]] = [:]
    var bare: [String: [Int]] = [:]
    for (index, member) in members.enumerated() where member.fault == nil {
      guard let folded = member.path?.folded, let path = paths[folded.last ?? ""] else { continue }
      let parent = root(of: member, assignment, path).last
      if parent == folder {
        below[path, default: []].append(index)
      } else if parent.map(isAssignmentFolder) != true {
        bare[path, default: []].append(index)
      }
    }
    return below.isEmpty ? bare : below
  }

  /// Returns the folder of the whole submission, if a member is the file with the given path.
  ///
  /// For `Assignment2/Framework/Challenge.swift` that is the folder that contains `Framework`. If
  /// the archive was packed without folders, it is the folder that contains the file.
  private static func root(
    of member: SubmissionScan.Member, _ assignment: AssignmentLayout, _ path: String
  ) -> [String] {
    let folded = member.path?.folded ?? []
    let name = path.dropFirst(assignment.folder.count + 1).split(separator: "/")
      .map { MemberPath.fold(String($0)) }
    return Array(folded.dropLast(folded.suffix(name.count) == name[...] ? name.count : 1))
  }

  /// Returns whether a folded name is that of an assignment's folder, such as `assignment2`.
  static func isAssignmentFolder(_ folded: String) -> Bool {
    folded.hasPrefix("assignment") && folded.count > 10
      && folded.dropFirst(10).allSatisfy { ("0"..."9").contains($0) }
  }

  /// Returns the member with a given file name in a folder, or else in the nearest folder above it.
  private static func nearest(
    _ name: String, to folder: [String]?, in members: [SubmissionScan.Member], file: String
  ) throws(IntakeError) -> Int? {
    guard var folder else { return nil }
    while true {
      let path = folder + [name]
      let found = members.indices.filter {
        members[$0].fault == nil && members[$0].path?.folded == path
      }
      guard found.count <= 1 else {
        throw .severalCandidates(
          file: file, name: name, paths: found.map { members[$0].shown })
      }
      if let index = found.first { return index }
      if folder.isEmpty { return nil }
      folder.removeLast()
    }
  }
}
