/// A right solution that differs from the reference, as a change to it.
///
/// Variants are listed in `Variants.patch` in their exercise's folder:
///
///     // variant: by rows
///     // file: LayerNorm.swift
///     // apart: Affine.swift
///     // instead of layerNormForward
///     for row in 0..<x.shape[0] { … }
///
/// The line `apart` is there if it does not go with variants of other files.
package struct Variant: ReferenceChange {
  /// A name for the way in which it differs, in a few words.
  package let name: String
  /// The file of the reference, relative to the assignment's folder.
  package let file: String
  /// Files whose variants may not be in the same submission, such as that of a cache that this one
  /// uses.
  package let apart: Set<String>
  /// The change.
  package let patch: Patch

  /// Reads all variants in the text of a file.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - file: The path of the file.
  /// - Returns: The variants, in order.
  /// - Throws: `PatchError`.
  package static func all(in text: String, file: String) throws(PatchError) -> [Variant] {
    var variants: [Variant] = []
    for section in try PatchSection.all(in: text, file: file, each: "variant") {
      variants.append(try Variant(section))
    }
    return variants
  }

  private init(_ section: PatchSection) throws(PatchError) {
    var header = section.header
    name = try header.take("variant")
    file = try header.take("file")
    apart = Set(header.takeIfAny("apart")?.split(separator: " ").map(String.init) ?? [])
    try header.finish()
    patch = section.patch
    guard !patch.isEmpty else { throw header.error("variant", "it changes nothing") }
  }
}
