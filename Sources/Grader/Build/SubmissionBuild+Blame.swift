package import Record

extension SubmissionBuild {
  /// The files that keep the others from being built, with messages that say why.
  func blame(
    _ attempt: Attempt, _ candidates: [String: [UInt8]], _ given: [String: [UInt8]],
    _ helpers: Set<String>, in directory: String
  ) throws -> [String: [BuildRecord.Diagnostic]] {
    let withErrors = attempt.byFile.filter { path, list in
      candidates[path] != nil && list.contains { $0.severity == "error" }
    }
    // Without a helper file that is wrong, for example because it declares what another one does,
    // the others may have no errors.
    let own = withErrors.filter { helpers.contains($0.key) }
    if !withErrors.isEmpty { return own.isEmpty ? withErrors : own }
    // The error is reported in one of our files, for example because a signature was changed, or
    // nowhere, because the compiler crashed: try each file alone. A file that passes the type
    // checker may still be too much for the optimizer, or keep the program from starting.
    for goal in attempt.hasErrors ? [Goal.messages] : [.messages, .worker] {
      let guilty = try alone(candidates, given, helpers) { files in
        let attempt = try compile(files, in: directory, goal: goal)
        // A helper file may need others of the student's files, which is no fault.
        let needsOthers = attempt.hasErrors && attempt.filesWithErrors.isSubset(of: helpers)
        return attempt.isGood || needsOthers ? nil : attempt.foreignMessages
      }
      if !guilty.isEmpty { return guilty }
    }
    // They fail only together, for example because two files declare the same name.
    return candidates.mapValues { _ in attempt.foreignMessages }
  }

  /// Tries each file without the others: first helper files, and if all are good, each file to edit
  /// with all helper files, which it may need.
  ///
  /// - Parameters:
  ///   - candidates: The submitted files, by path.
  ///   - given: The files that are compiled with them.
  ///   - helpers: The paths of the helper files.
  ///   - find: Returns what is wrong with some files, or nil.
  /// - Returns: What is wrong, by file.
  /// - Throws: What `find` throws.
  func alone<Fault>(
    _ candidates: [String: [UInt8]], _ given: [String: [UInt8]], _ helpers: Set<String>,
    _ find: (_ files: [String: [UInt8]]) throws -> Fault?
  ) throws -> [String: Fault] {
    let own = candidates.filter { helpers.contains($0.key) }
    for (paths, company) in [(own, [:]), (candidates.filter { own[$0.key] == nil }, own)] {
      var guilty: [String: Fault] = [:]
      for (path, bytes) in paths.sorted(by: { $0.key < $1.key }) {
        let files = given.merging(company) { $1 }.merging([path: bytes]) { $1 }
        guilty[path] = try find(files)
      }
      if !guilty.isEmpty { return guilty }
    }
    return [:]
  }

  /// The messages about a file, in which what a helper file declares that was left out is named
  /// once, as the cause.
  package static func naming(
    _ leftOut: [String: [UInt8]], in list: [BuildRecord.Diagnostic]
  ) -> [BuildRecord.Diagnostic] {
    let sources = leftOut.mapValues { String(decoding: $0, as: UTF8.self) }
    var named: Set<String> = []
    return list.compactMap { diagnostic in
      let missing = diagnostic.message.matches(of: /'(\w+)'/).lazy.compactMap { match in
        sources.first { declares(String(match.1), $0.value) }.map { (String(match.1), $0.key) }
      }.first
      guard diagnostic.severity == "error", let (name, file) = missing else { return diagnostic }
      guard named.insert(file).inserted else { return nil }
      return BuildRecord.Diagnostic(
        severity: "error", line: diagnostic.line, column: diagnostic.column,
        message: "'\(name)' is declared in \(file), which was left out: correct that file",
        source: diagnostic.source)
    }
  }

  /// Whether a source has a declaration of a name.
  private static func declares(_ name: String, _ source: String) -> Bool {
    let words = source.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    let keywords: Set<Substring> = [
      "func", "let", "var", "struct", "class", "enum", "protocol", "typealias", "actor", "case",
    ]
    return zip(words, words.dropFirst()).contains { keywords.contains($0) && $1 == name }
  }
}
