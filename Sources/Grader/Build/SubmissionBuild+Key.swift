import Box
import Core
import CourseKit
import Foundation
import Host
import Media
import Symbols

extension SubmissionBuild {
  /// Returns a hash of everything that a build depends on, except this program itself.
  ///
  /// The hash covers the source files, as submitted and as handed out; which of them a student may
  /// change; their stubs; the commands with their flags; the hash of Core; the rules; the limits;
  /// the compiler; and the kind of box. Two builds with the same key have the same result.
  ///
  /// - Throws: `PrebuiltCoreError`; `MarkerError`; or an error if a file cannot be read.
  package func key(
    _ files: [String: [UInt8]], editable: [String], given: [String: [UInt8]] = [:]
  ) throws -> String {
    var hash = SHA256()
    // Each part is preceded by its length, so that different lists of parts never give the same
    // bytes.
    func add(_ name: String, _ bytes: some Collection<UInt8>) {
      hash.update(Array("\(name) \(bytes.count)\n".utf8))
      hash.update(bytes)
    }
    func add(_ name: String, _ files: [String: [UInt8]]) {
      for (path, bytes) in files.sorted(by: { $0.key < $1.key }) { add(name + " " + path, bytes) }
    }
    let names = try moduleFiles()
    for name in names { add("stub " + name, Array(try project.stub(of: name))) }
    add("file", files)
    add("given", given)
    for path in editable { add("editable", path.utf8) }
    add("main", ProgramParts.mainText(servesLabs: servesLabs).utf8)
    for goal in [Goal.syntax, .messages, .plainObjects, .worker] {
      let looping = try looping(names, goal: goal)
      for command in try commands(names, looping: looping, output: "/out", goal: goal) {
        for word in command { add("word", word.utf8) }
      }
    }
    for word in settings { add("setting", word.utf8) }
    return hash.hexadecimal()
  }

  /// Anything else that affects the result, as text.
  private var settings: [String] {
    var words = [
      toolchain.root, toolchain.version, box.name, "\(box.groups != nil)", "\(limits)",
      "\(timeLimit) \(runsInTime) \(startLimit) \(optimization) \(loops)",
    ]
    guard let rules else { return words + ["no rules"] }
    words += rules.core.sorted()
    words += rules.sources.map { $0.modules.sorted() + $0.attributes.sorted() } ?? ["any source"]
    for entry in rules.withheld {
      words += [entry.core, entry.files.map { "\($0)" } ?? "all", entry.reason]
    }
    return words
  }
}
