import Host
import Symbols

/// One run of the compiler that is needed for a goal.
///
/// Several jobs of one goal may run side by side.
struct CompilerJob: Sendable {
  let command: [String]
}

extension SubmissionBuild {
  /// The jobs that compile a module, the longest one first.
  ///
  /// - Parameters:
  ///   - names: All files of the module, in the order of its object files.
  ///   - output: The folder for what is compiled, as the compiler sees it.
  ///   - goal: What to compile the module for.
  /// - Returns: The jobs.
  /// - Throws: `PrebuiltCoreError`; `MarkerError`; or an error if a stub cannot be read.
  func jobs(_ names: [String], output: String, goal: Goal) throws -> [CompilerJob] {
    let isWhole: Bool
    #if os(Linux)
      isWhole = goal == .worker && optimization == .whole
    #else
      // The driver knows where the system's modules are.
      isWhole = goal != .messages
    #endif
    if goal == .messages { return [try wholeModule(["-typecheck"], names, output)] }
    if isWhole {
      let flags = [
        goal == .worker && optimization != .none ? "-O" : "-Onone", "-wmo", "-num-threads", "2",
        "-static-stdlib", "-c", "-output-file-map", output + "/\(Self.outputMap)",
      ]
      return [try wholeModule(flags + Self.tracing, names, output)]
    }
    let stubs = Set(try project.moduleFiles(in: folder))
    let loops =
      goal == .worker && optimization == .loops
      ? try Set(names.filter { try stubs.contains($0) && project.loopsOverElements($0) }) : []
    let groups = [(loops, "-O"), (Set(names).subtracting(loops), "-Onone")]
    return try groups.filter { !$0.0.isEmpty }.map { primary, level in
      try frontend(primary, level, names, output)
    }
  }

  /// Lines for crashes, and frame pointers that lead to them.
  private static let tracing = ["-gline-tables-only", "-Xcc", "-fno-omit-frame-pointer"]

  /// A run of the driver that compiles all files as one.
  private func wholeModule(
    _ flags: [String], _ names: [String], _ output: String
  ) throws -> CompilerJob {
    var command = [toolchain.compiler]
    command += try commonFlags(SymbolCheck.module, seeing: moduleImports, output: output)
    command += ["-parse-as-library"] + flags + names
    return CompilerJob(command: command)
  }

  /// A run of the compiler itself, without its driver, that compiles some files of the module and
  /// looks up in the others what these declare.
  private func frontend(
    _ primary: Set<String>, _ level: String, _ names: [String], _ output: String
  ) throws -> CompilerJob {
    let files = names.flatMap { primary.contains($0) ? ["-primary-file", $0] : [$0] }
    let objects = names.indices.filter { primary.contains(names[$0]) }
      .flatMap { ["-o", "\(output)/\(object($0))"] }
    var command = [toolchain.compiler, "-frontend", "-c"]
    command += try commonFlags(SymbolCheck.module, seeing: moduleImports, output: output)
    command += ["-parse-as-library", level] + Self.tracing + files + objects
    return CompilerJob(command: command)
  }

  /// The project's modules that files of the student's module may import: Core, and for binding
  /// files also the contract.
  var moduleImports: [WorkerModule] {
    [.core] + [project.contract(of: folder)].compactMap(\.self)
  }

  /// Returns the flags for a module that may import the given modules of the project.
  func commonFlags(
    _ module: String, seeing modules: [WorkerModule], output: String
  ) throws -> [String] {
    let paths = try PrebuiltCore.of(project).searchPaths(modules)
    return [
      "-swift-version", "6", "-module-name", module, "-module-cache-path", output + "/cache",
      "-diagnostic-style", "llvm", "-no-color-diagnostics",
    ] + paths.flatMap { ["-I", $0] }
  }
}
