import CourseKit

/// Chooses the folder to grade among the folders of an archive that contain files of an assignment.
///
/// The folder with the assignment's name is graded, and in a checkout of the course only the one in
/// `Sources/Assignments`. Files in other folders, such as a backup, are ignored. If no folder has
/// an assignment's name, file names alone are matched, so that an archive of the folder's contents
/// works too.
struct LayoutChoice {
  let members: [SubmissionScan.Member]
  /// The archive's name, for error messages.
  let file: String

  /// Chooses a folder.
  ///
  /// - Parameters:
  ///   - assignments: The assignments that the submission may be for.
  ///   - expected: The expected assignment, or nil to infer it from the files.
  /// - Returns: The folder with its files, or nil if there is none.
  /// - Throws: `IntakeError.severalAssignments` if the archive contains files of several
  ///   assignments, or `.severalCandidates` if a file is in it several times.
  func layout(
    among assignments: [AssignmentLayout], expected: AssignmentLayout?
  ) throws(IntakeError) -> SubmissionLayout? {
    let known = assignments + (expected.map { assignments.contains($0) ? [] : [$0] } ?? [])
    var layouts = known.flatMap { SubmissionLayout.all(of: $0, in: members) }
    try expectNoWork(outsideCheckoutsAmong: layouts)
    for isPreferred in [\SubmissionLayout.isInCheckout, \.isNamed]
    where layouts.contains(where: { $0[keyPath: isPreferred] }) {
      layouts.removeAll { !$0[keyPath: isPreferred] }
    }
    if let expected {
      layouts = layouts.filter { $0.assignment == expected }
    } else {
      layouts = likely(layouts)
    }
    let found = known.filter { assignment in layouts.contains { $0.assignment == assignment } }
    guard found.count <= 1 else {
      throw .severalAssignments(file: file, found: found.map(\.id.rawValue))
    }
    return try only(layouts)
  }

  /// Throws an error if the folders of a checkout are as handed out, and there is another folder
  /// with an assignment's name, where the student probably worked.
  private func expectNoWork(outsideCheckoutsAmong layouts: [SubmissionLayout]) throws(IntakeError) {
    let checkouts = layouts.filter(\.isInCheckout)
    guard let first = checkouts.first, checkouts.allSatisfy({ $0.isUntouched(members) }) else {
      return
    }
    // A checkout has folders of these names for other purposes.
    let own = ["sources", "handouts", "tests"]
    let other = layouts.first { layout in
      layout.isNamed && !layout.isUntouched(members)
        && !checkouts.contains { checkout in
          let top = checkout.root.dropLast(3)
          return layout.root.starts(with: top)
            && layout.root.dropFirst(top.count).first.map(own.contains) == true
        }
    }
    guard let other else { return }
    let same = checkouts.first { $0.assignment == other.assignment } ?? first
    let shown = [same, other].compactMap { $0.taken.values.min().map { members[$0].shown } }
    throw .severalCandidates(
      file: file, name: "the folder \(other.assignment.folder)", paths: shown)
  }

  /// Returns the folders without those of assignments that are probably not meant.
  private func likely(_ layouts: [SubmissionLayout]) -> [SubmissionLayout] {
    // A checkout has folders of all assignments, most of them unchanged.
    let touched = layouts.filter { !$0.isInCheckout || !$0.isUntouched(members) }
    guard layouts.allSatisfy({ !$0.isNamed }) else { return touched.isEmpty ? layouts : touched }
    // Two assignments may have a file of the same name. If the archive has no folders, an
    // assignment is dropped if another one has the same files and more.
    return layouts.filter { layout in
      let names = Set(layout.files.values.joined().map { members[$0].name })
      return !layouts.contains { other in
        other.assignment != layout.assignment
          && names.isStrictSubset(of: other.files.values.joined().map { members[$0].name })
      }
    }
  }

  /// Returns the only folder, or the only one that contains all files of the assignment.
  private func only(_ layouts: [SubmissionLayout]) throws(IntakeError) -> SubmissionLayout? {
    let whole = layouts.filter(\.isWhole)
    let left = layouts.count > 1 && whole.count == 1 ? whole : layouts
    guard let first = left.first else { return nil }
    for path in first.assignment.paths {
      let candidates = left.flatMap { $0.files[path] ?? [] }
      if candidates.count > 1 {
        throw .severalCandidates(
          file: file, name: path, paths: candidates.sorted().map { members[$0].shown })
      }
    }
    guard left.count == 1 else {
      let shown = left.compactMap { $0.files.values.joined().min() }.map { members[$0].shown }
      throw .severalCandidates(
        file: file, name: "the folder \(first.assignment.folder)", paths: shown)
    }
    return first
  }
}
