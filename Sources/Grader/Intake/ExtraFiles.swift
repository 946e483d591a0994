import CourseKit
import Media

/// The files of a submission that do not come with the assignment: helper files, and files of the
/// assignment under other names.
///
/// A helper file is a Swift file in the assignment's folder. Other files of the student's may use
/// what it declares.
struct ExtraFiles {
  /// What is done with a file.
  enum Use: Equatable {
    /// It is graded with the others; the path is relative to the assignment's folder.
    case helper(path: String)
    /// It is not graded, for this reason.
    case ignored(String)
    /// It cannot be graded, for this reason, and others may not compile without it.
    case refused(String)
  }

  /// What is done with files, by their index among the members.
  private(set) var uses: [Int: Use] = [:]
  /// The files that may be a missing file of the assignment, by its path.
  private(set) var renamed: [String: [String]] = [:]

  /// The indices of the helper files.
  var helpers: [Int] {
    uses.filter { if case .helper = $1 { true } else { false } }.map(\.key).sorted()
  }

  private let layout: SubmissionLayout
  /// The indices of the assignment's files, by path.
  private let places: [String: Int]
  private var assignment: AssignmentLayout { layout.assignment }

  /// Finds the files.
  ///
  /// - Parameters:
  ///   - layout: The folder of the assignment's own files.
  ///   - places: The indices of these files, also of those that were rejected, by path.
  ///   - members: All members of the archive.
  ///   - budget: The limits on helper files.
  init(
    besides layout: SubmissionLayout, at places: [String: Int],
    in members: [SubmissionScan.Member], budget: IntakeBudget
  ) {
    self.layout = layout
    self.places = places
    let known = Set(places.values)
    // Reading what files declare takes time, and honest submissions have few files.
    var unread = 8 * budget.helperBytes
    for (index, member) in members.enumerated() where !known.contains(index) {
      guard member.fault == nil else { continue }
      let path = member.path
      let place = placeInFolder(path).flatMap { $0.name.hasSuffix(".swift") ? $0 : nil }
      unread -= place == nil ? 0 : member.content?.count ?? 0
      let declared = place == nil || unread < 0 ? [] : Self.names(in: member.content)
      if let missing = missingFile(path, declared) {
        renamed[missing, default: []].append(member.shown)
        uses[index] = .refused(
          "it may be \(missing), which is missing: put it there under that name")
      } else if let place {
        uses[index] = use(of: place, member.content, declared, budget)
      }
    }
    checkTogether(members, budget)
  }

  /// A path below the assignment's folder.
  private struct Place {
    let path: String
    let name: String
  }

  /// The path of a file below the assignment's folder, or nil if it is elsewhere.
  ///
  /// Where an archive has no such folder, only files right beside the assignment's are in it.
  private func placeInFolder(_ path: MemberPath) -> Place? {
    let root = layout.root
    guard path.folded.starts(with: root) else { return nil }
    let parts = path.components.dropFirst(root.count)
    guard let name = parts.last, !parts.contains(where: { $0.hasPrefix(".") }) else { return nil }
    let own = Set(assignment.files.map { MemberPath.fold(String($0.prefix { $0 != "/" })) })
    guard layout.isNamed || parts.count == 1 || own.contains(path.folded[root.count]) else {
      return nil
    }
    return Place(path: parts.joined(separator: "/"), name: name)
  }

  /// Returns what is done with a Swift file in the assignment's folder.
  ///
  /// It is nil if the file is named like a file that students edit, which is somewhere else.
  private func use(
    of place: Place, _ content: [UInt8]?, _ declared: [String], _ budget: IntakeBudget
  ) -> Use? {
    let folded = MemberPath.fold(place.name)
    if let file = assignment.listed.first(where: { MemberPath.fold($0.name) == folded }) {
      return file.role == .edited ? nil : .ignored(Self.givenReason(file, content))
    }
    if let fault = Self.nameFault(place) { return .refused(fault) }
    let limit = budget.helperBytes
    // The contents of a file that is too large were not kept.
    let fault =
      if let content {
        SubmittedText.fault(of: content, limit: limit)
      } else {
        SubmittedText.Fault?.some(SubmittedText.tooLarge(limit))
      }
    if let fault { return .refused(fault.reason) }
    if let file = assignment.listed.first(where: { Self.isVersion(declared, of: $0) }) {
      let same = declared.filter { file.declares?.contains($0) == true }
      return .ignored(
        "it declares \(same.prefix(3).joined(separator: ", ")), as \(file.path) does, so it is not "
          + "graded: if it is a copy, remove it; if not, choose other names")
    }
    return .helper(path: place.path)
  }

  /// Why a file that comes with the assignment is not taken.
  private static func givenReason(_ file: Manifest.File, _ content: [UInt8]?) -> String {
    let isChanged =
      content.map { SHA256.hexadecimal(of: $0.withUnixLineEnds) != file.sha256 } ?? true
    return "it is not a file that you edit\(isChanged ? ", and it was changed" : ""); "
      + "the course's own version is used"
  }

  /// Why a file cannot be a helper file because of its name, or nil.
  private static func nameFault(_ place: Place) -> String? {
    if MemberPath.fold(place.name) == "main.swift" {
      return "a helper file must not be called main.swift: rename it"
    }
    let parts = place.path.split(separator: "/")
    let isPlain = parts.allSatisfy { part in
      part.utf8.count <= 100
        && part.unicodeScalars.allSatisfy { scalar in
          // A mark on a letter may be a scalar of its own.
          scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.generalCategory == .nonspacingMark
            || "+-_. ()".unicodeScalars.contains(scalar)
        }
    }
    guard isPlain, !parts.dropLast().contains(where: { $0.lowercased().hasSuffix(".swift") }) else {
      return "the name of a helper file may have up to 100 letters and digits, and + - _ . ( )"
    }
    return nil
  }

  /// Whether a file may be one that students of some assignments edit, under another name.
  static func isRenamed(
    _ member: SubmissionScan.Member, from assignments: [AssignmentLayout]
  ) -> Bool {
    guard member.fault == nil else { return false }
    let declared = names(in: member.content)
    let name = member.name
    return assignments.flatMap(\.listed).contains { file in
      file.role == .edited
        && (isVersion(declared, of: file) || OriginalName.may(name, be: MemberPath.fold(file.name)))
    }
  }

  private static func names(in content: [UInt8]?) -> [String] {
    content.map { Declaration.names(in: String(decoding: $0, as: UTF8.self)) } ?? []
  }

  /// Whether names are those that a file of the assignment declares: one of its types, or at least
  /// half of its functions if students edit it.
  private static func isVersion(_ declared: [String], of file: Manifest.File) -> Bool {
    let names = file.declares ?? []
    let same = names.filter(declared.contains)
    return same.contains { $0.first?.isUppercase == true }
      || (file.role == .edited && !same.isEmpty && same.count * 2 >= names.count)
  }

  /// The missing file of the assignment that a file may be, or nil.
  private func missingFile(_ path: MemberPath, _ declared: [String]) -> String? {
    let missing = assignment.listed.filter { file in
      file.role == .edited && places["\(assignment.folder)/\(file.path)"] == nil
    }
    let isElsewhere = path.folded.contains {
      SubmissionLayout.isAssignmentFolder($0) && $0 != MemberPath.fold(assignment.folder)
    }
    // A checkout of the course has files of these names in many folders.
    let counts = !layout.isInCheckout || path.folded.starts(with: layout.root)
    guard !missing.isEmpty, !isElsewhere, counts, let name = path.folded.last, !name.hasPrefix("."),
      path.folded.first != "__macosx"
    else { return nil }
    let file =
      missing.first { Self.isVersion(declared, of: $0) }
      ?? missing.filter { OriginalName.may(name, be: MemberPath.fold($0.name)) }
      .max { $0.name.count < $1.name.count }
    return file.map { "\(assignment.folder)/\($0.path)" }
  }

  /// Refuses helper files that are too many or too large together, or whose names Swift takes for
  /// the same.
  private mutating func checkTogether(_ members: [SubmissionScan.Member], _ budget: IntakeBudget) {
    let bytes = helpers.reduce(0) { $0 + (members[$1].content?.count ?? 0) }
    let isTooMuch = helpers.count > budget.helperFiles || bytes > budget.helperBytes
    let byName = Dictionary(grouping: helpers) { members[$0].name }
    let count = helpers.count
    for index in helpers {
      if isTooMuch {
        uses[index] = .refused(
          "up to \(budget.helperFiles) helper files of \(budget.helperBytes >> 10) KiB together "
            + "are allowed, and there are \(count) of \((bytes + 1023) >> 10) KiB")
      } else if byName[members[index].name]?.count ?? 0 > 1 {
        uses[index] = .refused("another helper file has the same name: rename one")
      }
    }
  }
}
