/// A mistake that a student might make, as a change to the reference.
///
/// Mutants are listed in `Mutants.patch` in their exercise's folder:
///
///     // mutant: no beta
///     // file: LayerNorm.swift
///     // check: a2.layernorm.forward
///     // say: You scale by gamma but do not add beta. Return gamma · x̂ + beta.
///     // notes: Layer normalization
///     // find
///     gamma * normalized + beta
///     // replace
///     gamma * normalized
package struct Mutant: ReferenceChange {
  /// A name for the mistake: what the student did or forgot, in a few words.
  package let name: String
  /// The folder of the exercise, such as `LayerNorm`.
  package let exercise: String
  /// The name of the mistake in reports, such as `LayerNorm: no beta`.
  package var id: String { "\(exercise): \(name)" }
  /// The file of the reference, relative to the assignment's folder.
  package let file: String
  /// The checks that must notice the mistake; every other check must pass.
  package let checks: Set<String>
  /// The hint for a student who made this mistake: what is wrong, and what to do.
  package let say: String
  /// The heading of the section of the course's notes that derives the right result, or nil.
  package let notes: String?
  /// The change.
  package let patch: Patch

  /// Reads all mutants in the text of a file.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - file: The path of the file, whose folder is that of the exercise.
  /// - Returns: The mutants, in order.
  /// - Throws: `PatchError`.
  package static func all(in text: String, file: String) throws(PatchError) -> [Mutant] {
    let folder = file.split(separator: "/").dropLast().last.map(String.init) ?? ""
    var mutants: [Mutant] = []
    for section in try PatchSection.all(in: text, file: file, each: "mutant") {
      let mutant = try Mutant(section, exercise: folder)
      guard !mutants.contains(where: { $0.name == mutant.name }) else {
        throw section.header.error("mutant", "two mutants have the name '\(mutant.name)'")
      }
      mutants.append(mutant)
    }
    return mutants
  }

  private init(_ section: PatchSection, exercise: String) throws(PatchError) {
    self.exercise = exercise
    var header = section.header
    name = try header.take("mutant")
    file = try header.take("file")
    checks = Set(try header.take("check").split(separator: " ").map(String.init))
    say = try header.take("say")
    notes = header.takeIfAny("notes")
    try header.finish()
    patch = section.patch
    guard !patch.isEmpty else { throw header.error("mutant", "it changes nothing") }
  }
}
