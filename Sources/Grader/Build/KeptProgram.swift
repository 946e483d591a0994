import Box
import Foundation
import Record

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
    try of(name, builder, files: files) { kept, job in
      let built = try builder.build([:], editable: [], in: job, given: files)
      try FileManager.default.moveItem(atPath: built.worker, toPath: kept + "/worker")
    }
  }

  /// Returns a program of generated files, some lines of which may not compile.
  ///
  /// - Parameters:
  ///   - name: What the program is, as above.
  ///   - builder: The builder, whose rules and limits are for the project's own files.
  ///   - files: The files of the module that replace stubs or bindings.
  ///   - correct: Receives the lines with errors, by file, and returns the files without them, or
  ///     nil if they cannot be left out.
  /// - Returns: The program; `sources` are the files that it was built from.
  /// - Throws: `BuildError` if even the corrected files do not build, or an error that `correct`
  ///   throws.
  package static func of(
    _ name: String, _ builder: SubmissionBuild, files: [String: [UInt8]],
    correct: (_ errors: [String: Set<Int>]) throws -> [String: [UInt8]]?
  ) throws -> KeptProgram {
    try of(name, builder, files: files) { kept, job in
      var files = files
      // The compiler checks types first, and the flow of the code only if they are right.
      for attempts in 1... {
        let attempt = try builder.compile(files, in: job)
        if let program = attempt.programs.first {
          try FileManager.default.moveItem(atPath: program, toPath: kept + "/worker")
          break
        }
        let errors = attempt.errorLines
        guard attempts < 12, !errors.isEmpty, let corrected = try correct(errors) else {
          throw BuildError(attempt.log, builder.toolchain)
        }
        files = corrected
      }
      for (path, bytes) in files {
        let file = URL(filePath: kept + "/sources/" + path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
    }
  }

  /// Returns the text of a file that the program was built from.
  ///
  /// - Throws: An error if it cannot be read.
  package func source(_ path: String) throws -> String {
    try String(contentsOfFile: "\(folder.path)/sources/\(path)", encoding: .utf8)
  }

  private static func of(
    _ name: String, _ builder: SubmissionBuild, files: [String: [UInt8]],
    make: (_ kept: String, _ job: String) throws -> Void
  ) throws -> KeptProgram {
    // `check` works without a box, and must not replace what a grading uses.
    let kind = builder.box.remapsPaths ? "boxed" : "plain"
    let all = try ProgramParts.folder(of: builder) + ".\(name)-\(kind)."
    let key = try builder.key([:], editable: [], given: files).prefix(16)
    let former = URL(filePath: all).lastPathComponent
    return KeptProgram(
      folder: try KeptFolder.at(
        all + key, replacing: { $0.hasPrefix(former) }, make: make))
  }
}

extension SubmissionBuild.Attempt {
  /// The lines with errors, by file, and the one at which the compiler itself crashed.
  fileprivate var errorLines: [String: Set<Int>] {
    var lines = byFile.mapValues { list in
      Set(list.filter { $0.severity == "error" }.map(\.line))
    }.filter { !$0.value.isEmpty }
    // The last line of this form in a stack dump is the innermost.
    let places = log.matches(
      of: #/While type-checking (?:statement|expression) at \[([^:\n]+):([0-9]+):/#)
    if case .compilerCrashed? = fault, let place = places.last, let line = Int(place.2) {
      lines[String(place.1), default: []].insert(line)
    }
    return lines
  }
}
