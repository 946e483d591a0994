import Box
import Foundation
import Host
import Logging
import Media
import Symbols
import Synchronization

/// What every program consists of besides Core and the student's files: the main program, and the
/// linker's arguments.
///
/// They are the same for all submissions. So they are made once for each copy of Core, in a folder
/// beside it.
final class ProgramParts: Sendable {
  private let kept: KeptFolder
  /// The linker's arguments; empty if the compiler's driver links.
  let link: LinkerArguments

  /// The source text of the main program.
  ///
  /// The main program is a separate module, because it imports `Exchange`, which students' files
  /// cannot see. It imports only single names, so that no other name in a student's code can
  /// interfere.
  static func mainText(servesLabs: Bool) -> String {
    let lists = servesLabs ? ["exercises", "labExercises"] : ["exercises"]
    let imports = lists.map { "import let \(SymbolCheck.module).\($0)" }
    return """
      \(imports.joined(separator: "\n"))
      import enum Exchange.Worker

      Worker.serve(\(lists.joined(separator: " + ")))

      """
  }

  /// All that the main program needs to know of a student's module, and the library that a
  /// student's file may import.
  private static let moduleText = """
    public import Core
    import Foundation

    public let exercises: [Exercise] = []
    public let labExercises: [Exercise] = []

    """

  private var folder: String { kept.path }
  /// The path of the main program's object file.
  var main: String { folder + "/main.o" }
  /// The folder of compiled C modules, if they are found again at the same path in each box.
  private var cache: String { folder + "/cache" }
  private static let linkFile = "link.json"

  /// Gives a compilation the compiled C modules, which it would otherwise compile again.
  ///
  /// It gets a copy, because it can change what it gets.
  func copyCache(to output: String) throws {
    let manager = FileManager.default
    guard manager.fileExists(atPath: cache) else { return }
    try manager.copyItem(atPath: cache, toPath: output + "/cache")
    // The compiler compares their dates.
    for file in try manager.subpathsOfDirectory(atPath: cache) {
      let date = try manager.attributesOfItem(atPath: "\(cache)/\(file)")[.modificationDate]
      try manager.setAttributes(
        [.modificationDate: date as Any], ofItemAtPath: "\(output)/cache/\(file)")
    }
  }

  /// The folder of compiled C modules that all compilers outside of a box use; nil if it belongs
  /// to another user.
  ///
  /// A compiled module contains its path, and is of no use at another one. So links do not matter,
  /// and after the project was moved, there is a new folder.
  var sharedModules: String? {
    let real = URL(filePath: folder).resolvingSymlinksInPath().path
    let path = real + "-modules-" + SHA256.hexadecimal(of: Array(real.utf8)).prefix(16)
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return ObjectStore.isOwn(path, S_IFDIR) ? path : nil
  }

  /// Returns the parts for the copy of Core that a builder uses, which are made if necessary.
  ///
  /// - Throws: `BuildError` if the main program does not compile; `PrebuiltCoreError`.
  static func of(_ user: SubmissionBuild) throws -> ProgramParts {
    // Whatever limits a submission does not limit what all of them share.
    var builder = SubmissionBuild(
      toolchain: user.toolchain, project: user.project, box: user.box, folder: user.folder)
    builder.servesLabs = user.servesLabs
    let core = try PrebuiltCore.of(builder.project)
    let toolchain = try folder(of: builder)
    let folder =
      toolchain + (builder.servesLabs ? ".labs" : "")
      + (builder.box.remapsPaths ? ".cached" : ".plain")
    return try known.withLock { known in
      if let parts = known[folder] { return parts }
      let (beside, own) = (name(core.folder) + ".", name(toolchain))
      let kept = try KeptFolder.at(folder) {
        $0.hasPrefix(beside) && !$0.hasPrefix(own)
      } make: { files, job in
        try make(files, builder, core, in: job)
      }
      let parts = try ProgramParts(kept)
      known[folder] = parts
      return parts
    }
  }

  private static func name(_ path: String) -> String { URL(filePath: path).lastPathComponent }

  private static let known = Mutex<[String: ProgramParts]>([:])

  /// The beginning of the paths of what is made for a copy of Core and a toolchain.
  ///
  /// - Throws: `PrebuiltCoreError`.
  static func folder(of builder: SubmissionBuild) throws -> String {
    try PrebuiltCore.of(builder.project).folder + "." + name(builder)
  }

  /// What the parts depend on besides Core, in short.
  private static func name(_ builder: SubmissionBuild) -> String {
    var words = [
      builder.toolchain.root, builder.toolchain.version, mainText(servesLabs: false),
      mainText(servesLabs: true), moduleText,
    ]
    words += SubmissionBuild.levels + SubmissionBuild.tracing
    return String(SHA256.hexadecimal(of: Array(words.joined(separator: "\n").utf8)).prefix(16))
  }

  private init(_ kept: KeptFolder) throws {
    let data = try Data(contentsOf: URL(filePath: "\(kept.path)/\(Self.linkFile)"))
    (self.kept, link) = (kept, try JSONDecoder().decode(LinkerArguments.self, from: data))
  }

  private static func make(
    _ files: String, _ builder: SubmissionBuild, _ core: PrebuiltCore, in job: String
  ) throws {
    let manager = FileManager.default
    let output = job + "/out"
    for path in ["src", "out/modules"] {
      try manager.createDirectory(atPath: "\(job)/\(path)", withIntermediateDirectories: true)
    }
    try compile(builder, in: job)
    let link = try LinkerArguments(builder, core, in: job)
    try JSONEncoder().encode(link).write(to: URL(filePath: "\(files)/\(linkFile)"))
    try manager.moveItem(atPath: output + "/main.o", toPath: files + "/main.o")
    if builder.box.remapsPaths, manager.fileExists(atPath: output + "/cache") {
      try manager.moveItem(atPath: output + "/cache", toPath: files + "/cache")
    }
  }

  /// Compiles the main program against a module that declares what it uses.
  private static func compile(_ builder: SubmissionBuild, in job: String) throws {
    let (source, output) = (job + "/src", job + "/out")
    let inside = builder.inside(output)
    try Data(mainText(servesLabs: builder.servesLabs).utf8).write(
      to: URL(filePath: source + "/main.swift"))
    try Data(moduleText.utf8).write(to: URL(filePath: source + "/Exercises.swift"))
    let module = "\(inside)/modules/\(SymbolCheck.module).swiftmodule"
    let flags = try builder.commonFlags(SymbolCheck.module, seeing: [.core])
    let main = try builder.commonFlags("Program", seeing: [.core, .exchange])
    let commands = [
      flags + [
        "-module-cache-path", inside + "/other-cache", "-parse-as-library", "-emit-module",
        "-emit-module-path", module, "-static-stdlib", "-c", "Exercises.swift", "-o",
        inside + "/Exercises.o",
      ],
      main + [
        "-module-cache-path", inside + "/other-cache", "-I", inside + "/modules", "-Onone",
        "-static-stdlib", "-c", "main.swift", "-o", inside + "/main.o",
      ],
    ]
    // With other flags or another level, the compiler would not use what it keeps here. The object
    // file is not needed, and it does not name the libraries of a static program.
    let filling = SubmissionBuild.levels.map { level in
      ["-frontend"] + flags + ["-module-cache-path", inside + "/cache", "-parse-as-library", level]
        + SubmissionBuild.tracing
        + ["-c", "-primary-file", "Exercises.swift", "-o", inside + "/other.o"]
    }
    for command in commands + filling {
      let end = try builder.runInBox(
        [builder.toolchain.compiler] + command, from: source, to: output)
      guard end.termination == .exited(0) else { throw BuildError(end.log, builder.toolchain) }
    }
  }
}
