import Box
import Foundation
import Host
import Logging
import Symbols

/// The object files of a module's files that are the project's own, such as bindings.
///
/// They are compiled once, together with the stubs, and no byte of a student is in them. They fit a
/// submission if its files declare what the stubs declare, as far as the file in question can see
/// it: a body is visible only with whole-module optimization.
struct GivenObjects {
  private let kept: KeptFolder

  /// Returns the object files for a builder, which are compiled if necessary.
  ///
  /// - Throws: `BuildError` if the stubs do not build; `PrebuiltCoreError`.
  static func of(_ user: SubmissionBuild) throws -> GivenObjects {
    // Whatever limits a submission does not limit what all of them share.
    var builder = SubmissionBuild(
      toolchain: user.toolchain, project: user.project, box: user.box, folder: user.folder)
    (builder.optimization, builder.servesLabs) = (user.optimization, user.servesLabs)
    builder.rules = nil
    builder.takesGivenObjects = false
    let kind = builder.folder + (builder.servesLabs ? "-labs" : "") + "-\(builder.optimization)"
    let all = try ProgramParts.folder(of: builder) + ".given-\(kind)."
    let key = try builder.key([:], editable: []).prefix(16)
    let former = URL(filePath: all).lastPathComponent
    return GivenObjects(
      kept: try KeptFolder.at(all + key, replacing: { $0.hasPrefix(former) }) { files, job in
        let attempt = try builder.compile([:], in: job)
        guard attempt.isGood else { throw BuildError(attempt.log, builder.toolchain) }
        for (index, name) in try builder.moduleFiles().enumerated() {
          let object = file(of: name, in: files)
          try FileManager.default.createDirectory(
            at: object.deletingLastPathComponent(), withIntermediateDirectories: true)
          try FileManager.default.moveItem(
            at: URL(filePath: "\(job)/out/\(builder.object(index))"), to: object)
        }
      })
  }

  private static func file(of name: String, in folder: String) -> URL {
    URL(filePath: "\(folder)/\(name).o")
  }

  /// Copies the object file of one of the module's files.
  ///
  /// - Throws: An error if it cannot be copied.
  func copy(_ name: String, to path: String) throws {
    try FileManager.default.copyItem(
      at: Self.file(of: name, in: kept.path), to: URL(filePath: path))
  }
}

extension SubmissionBuild {
  /// Puts the object files of the project's own files in place, if they fit the submitted ones.
  ///
  /// - Parameters:
  ///   - names: All files of the module, in the order of their object files.
  ///   - files: The submitted files, and others that replace their stubs.
  ///   - output: The folder of the object files.
  ///   - goal: What to compile the module for.
  /// - Returns: The files that must be compiled, or nil if that is all of them.
  /// - Throws: An error if a file cannot be read or copied.
  func takeGivenObjects(
    _ names: [String], _ files: [String: [UInt8]], to output: String, goal: Goal
  ) throws -> Set<String>? {
    // In other kinds of boxes, each build has paths of its own, which object files name.
    guard takesGivenObjects, goal == .worker, optimization != .whole, box.remapsPaths,
      try names == moduleFiles()
    else { return nil }
    let fitting = try filesThatSeeNoDifference(names, files)
    guard let given = givenObjects() else { return nil }
    for (index, name) in names.enumerated() where fitting.contains(name) {
      try given.copy(name, to: "\(output)/\(object(index))")
    }
    let missing = Set(names).subtracting(fitting)
    logger.debug(
      "took object files", metadata: ["taken": "\(fitting.count)", "missing": "\(missing.count)"])
    return missing
  }

  /// The object files, or nil if they cannot be made; the build then shows why.
  private func givenObjects() -> GivenObjects? {
    do {
      return try GivenObjects.of(self)
    } catch {
      logger.debug("no object files of the project's own", metadata: ["because": "\(error)"])
      return nil
    }
  }

  /// The project's own files that see of the submitted ones what they see of the stubs.
  private func filesThatSeeNoDifference(
    _ names: [String], _ files: [String: [UInt8]]
  ) throws -> Set<String> {
    let stubs = try names.map { SourceInterface([UInt8](try project.stub(of: $0))) }
    let submitted = zip(names, stubs).map { name, stub in
      files[name].map(SourceInterface.init) ?? stub
    }
    return Set(
      zip(names, stubs).filter { name, stub in
        files[name] == nil
          && SourceInterface.seen(by: stub.words, in: stubs)
            == SourceInterface.seen(by: stub.words, in: submitted)
      }.map(\.0))
  }
}
