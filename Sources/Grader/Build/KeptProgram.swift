import Box
import Foundation

/// A worker made of the project's own files, which is built once and kept beside the copy of Core
/// that it is linked with.
package struct KeptProgram: Sendable {
  private let folder: KeptFolder

  /// The path of the program.
  package var path: String { folder.path + "/worker" }

  /// Returns a program, which is built if there is none yet.
  ///
  /// - Parameters:
  ///   - name: What the program is, such as `mistakes-Assignment1`. A new one replaces those of the
  ///     same name.
  ///   - builder: The builder, whose rules and limits are for the project's own files.
  ///   - files: The files of the module that replace stubs or bindings.
  /// - Returns: The program.
  /// - Throws: `BuildError` if the files do not build, or an error if the program cannot be kept.
  package static func of(
    _ name: String, _ builder: SubmissionBuild, files: [String: [UInt8]]
  ) throws -> KeptProgram {
    // `check` works without a box, and must not replace what a grading uses.
    let kind = builder.box.remapsPaths ? "boxed" : "plain"
    let all = try ProgramParts.folder(of: builder) + ".\(name)-\(kind)."
    let key = try builder.key([:], editable: [], given: files).prefix(16)
    let former = URL(filePath: all).lastPathComponent
    return KeptProgram(
      folder: try KeptFolder.at(all + key, replacing: { $0.hasPrefix(former) }) { kept, job in
        let built = try builder.build([:], editable: [], in: job, given: files)
        try FileManager.default.moveItem(atPath: built.worker, toPath: kept + "/worker")
      })
  }
}
