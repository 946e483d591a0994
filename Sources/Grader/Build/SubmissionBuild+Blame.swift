import CourseKit
package import Record

extension SubmissionBuild {
  /// The files that keep the others from being built, with messages that say why.
  func blame(
    _ attempt: Attempt, _ candidates: [String: [UInt8]], _ given: [String: [UInt8]],
    _ helpers: Set<String>, in directory: String
  ) throws -> [String: [BuildRecord.Diagnostic]] {
    let changed = try changedSignatures(attempt, candidates, given, in: directory)
    if !changed.isEmpty { return changed }
    let withErrors = attempt.byFile.filter { path, list in
      candidates[path] != nil && list.contains { $0.severity == "error" }
    }
    // Without a helper file that is wrong, for example because it declares what another one does,
    // the others may have no errors.
    let own = withErrors.filter { helpers.contains($0.key) }
    if !withErrors.isEmpty { return own.isEmpty ? withErrors : own }
    var guilty: [String: [BuildRecord.Diagnostic]] = [:]
    if attempt.hasErrors {
      // The error is in one of our files, for example because a signature was changed.
      guilty = try alone(candidates, given, helpers) { files in
        let attempt = try compile(files, in: directory, goal: .messages)
        // A helper file may need other files of the student's, which is not a fault.
        let needsOthers = attempt.hasErrors && attempt.filesWithErrors.isSubset(of: helpers)
        return attempt.isGood || needsOthers ? nil : attempt.foreignMessages
      }
    } else {
      guilty = try bisectSilent(candidates, given, helpers, in: directory)
    }
    // If none is to blame alone, they fail only together, for example because two files declare the
    // same name.
    return guilty.isEmpty ? candidates.mapValues { _ in attempt.foreignMessages } : guilty
  }

  /// The files with a changed signature of a function that an error in another file is about, which
  /// does not occur with the file as it was handed out.
  private func changedSignatures(
    _ attempt: Attempt, _ candidates: [String: [UInt8]], _ given: [String: [UInt8]],
    in directory: String
  ) throws -> [String: [BuildRecord.Diagnostic]] {
    guard attempt.hasErrors else { return [:] }
    let edited = Set(try moduleFiles()).intersection(candidates.keys)
    var found: [String: [BuildRecord.Diagnostic]] = [:]
    for path in edited {
      let others = attempt.byFile.filter { $0.key != path }
      guard let bytes = candidates[path] else { continue }
      let changes = SignatureChanges(from: [UInt8](try project.stub(of: path)), to: bytes).all
      let suspects = changes.filter { !others.errors(about: $0.name).isEmpty }
      guard !suspects.isEmpty else { continue }
      var rest = candidates
      rest[path] = nil
      let without = try compile(rest.merging(given) { $1 }, in: directory, goal: .messages)
      let remaining = without.byFile.filter { $0.key != path }
      let guilty = suspects.filter { change in
        let rest = remaining.errors(about: change.name)
        return others.errors(about: change.name).contains { !rest.contains($0) }
      }
      guard !guilty.isEmpty else { continue }
      // A function may be missing because of an error in the file itself.
      let own = attempt.byFile[path]?.filter { $0.severity == "error" } ?? []
      found[path] = guilty.map(\.diagnostic) + own
    }
    return found
  }

  /// Finds a file with which the compiler crashes or does not end, or the program does not start.
  ///
  /// Type checking is the fastest, and optimizing takes longest. A file that passes the type
  /// checker may still be too much for what follows.
  private func bisectSilent(
    _ candidates: [String: [UInt8]], _ given: [String: [UInt8]], _ helpers: Set<String>,
    in directory: String
  ) throws -> [String: [BuildRecord.Diagnostic]] {
    var quick = self
    // A compiler that never ends is not given its whole time for each half. A file is only blamed
    // if it also fails alone, with all of the time.
    quick.timeLimit = timeLimit / 4
    let isSilent = { (attempt: Attempt) in
      !attempt.isGood && !attempt.hasErrors && attempt.violations.isEmpty
    }
    for goal in [Goal.messages, .plainObjects, .worker] {
      let fails = { (files: [String: [UInt8]]) in
        isSilent(try quick.compile(files, in: directory, goal: goal))
      }
      guard try goal == .worker || fails(candidates.merging(given) { $1 }) else { continue }
      let guilty = try bisect(candidates, given, helpers, fails) { files in
        let attempt = try compile(files, in: directory, goal: goal)
        return isSilent(attempt) ? attempt.foreignMessages : nil
      }
      if !guilty.isEmpty { return guilty }
    }
    return [:]
  }

  /// Finds one file that is to blame, with as many attempts as the files can be halved: first among
  /// helper files, and if all are good, among the files to edit with all helper files, which they
  /// may need.
  ///
  /// The build is then tried again without the file, which finds the next one.
  ///
  /// - Parameters:
  ///   - candidates: The student's files by path.
  ///   - given: The files that replace the student's.
  ///   - helpers: The paths of helper files.
  ///   - fails: Returns whether some files fail.
  ///   - find: Returns what is wrong with some files, or nil.
  /// - Returns: The file with its fault, or nothing if files fail only together.
  /// - Throws: Errors of the closures.
  func bisect<Fault>(
    _ candidates: [String: [UInt8]], _ given: [String: [UInt8]], _ helpers: Set<String>,
    _ fails: (_ files: [String: [UInt8]]) throws -> Bool,
    _ find: (_ files: [String: [UInt8]]) throws -> Fault?
  ) throws -> [String: Fault] {
    let own = candidates.filter { helpers.contains($0.key) }
    let helpersFail = try !own.isEmpty && fails(given.merging(own) { $1 })
    let (suspects, company) =
      helpersFail
      ? (own, [:]) : (candidates.filter { own[$0.key] == nil }, own)
    let files = { (paths: [String]) in
      given.merging(company) { $1 }.merging(candidates.filter { paths.contains($0.key) }) { $1 }
    }
    let path = try Bisection.suspect(suspects.keys.sorted()) { try fails(files($0)) }
    guard let path, let fault = try find(files([path])) else { return [:] }
    return [path: fault]
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
    let words = source.split { !$0.isInIdentifier }
    let keywords = Declaration.kinds.union(["case"])
    return zip(words, words.dropFirst()).contains { keywords.contains($0) && $1 == name }
  }
}

extension [String: [BuildRecord.Diagnostic]] {
  /// The errors whose message or line has a name.
  fileprivate func errors(about name: String) -> [BuildRecord.Diagnostic] {
    values.joined().filter { error in
      error.severity == "error"
        && (error.source + " " + error.message).split { !$0.isInIdentifier }.contains(name[...])
    }
  }
}
