/// A mistake that a student might make, as a change to the reference.
///
/// Mutants are listed in `Mutants.patch` in their exercise's folder:
///
///     // mutant: no beta
///     // file: LayerNorm.swift
///     // check: a2.layernorm.forward
///     // say: You scale by gamma but do not add beta. Return gamma · x̂ + beta.
///     // find
///     gamma * normalized + beta
///     // replace
///     gamma * normalized
package struct Mutant: Sendable {
  /// A name for the mistake: what the student did or forgot, in a few words.
  package let name: String
  /// The file of the reference, relative to the assignment's folder.
  package let file: String
  /// The checks that must notice the mistake; every other check must pass.
  package let checks: Set<String>
  /// The hint for a student who made this mistake: what is wrong, and what to do.
  package let say: String
  /// The change.
  package let patch: Patch

  /// Reads all mutants in the text of a file.
  ///
  /// - Throws: `PatchError`.
  package static func all(in text: String, file: String) throws(PatchError) -> [Mutant] {
    var mutants: [Mutant] = []
    for section in try PatchSection.all(in: text, file: file, each: "mutant") {
      let mutant = try Mutant(section)
      guard !mutants.contains(where: { $0.name == mutant.name }) else {
        throw section.header.error("mutant", "two mutants have the name '\(mutant.name)'")
      }
      mutants.append(mutant)
    }
    return mutants
  }

  private init(_ section: PatchSection) throws(PatchError) {
    var header = section.header
    name = try header.take("mutant")
    file = try header.take("file")
    checks = Set(try header.take("check").split(separator: " ").map(String.init))
    say = try header.take("say")
    try header.finish()
    patch = section.patch
    guard !patch.isEmpty else { throw header.error("mutant", "it changes nothing") }
  }
}
