import Box
import Host
import Symbols

extension SubmissionBuild {
  /// The files of a module that are compiled with optimization although the others are not.
  ///
  /// - Throws: `ManifestError`; `MarkerError`; or an error if a stub cannot be read.
  func looping(_ names: [String], goal: Goal) throws -> Set<String> {
    guard goal == .worker, optimization != .whole else { return [] }
    let chosen = optimized.intersection(names)
    guard optimization == .loops else { return chosen }
    let own = try Set(moduleFiles()).intersection(names)
    return try chosen.union(own.filter(project.loopsOverElements))
  }

  /// The commands that compile a module, which may run side by side, the longest one first.
  ///
  /// - Parameters:
  ///   - names: All files of the module, in the order of its object files.
  ///   - missing: The files whose object files are needed, or nil for all.
  ///   - looping: The files to compile with optimization although the others are not.
  ///   - output: The folder for what is compiled, as the compiler sees it.
  ///   - goal: What to compile the module for.
  /// - Returns: The commands.
  /// - Throws: `PrebuiltCoreError`.
  func commands(
    _ names: [String], _ missing: Set<String>? = nil, looping: Set<String>, output: String,
    goal: Goal
  ) throws -> [[String]] {
    let isWhole: Bool
    #if os(Linux)
      isWhole = goal == .worker && optimization == .whole
    #else
      // The driver knows where the system's modules are.
      isWhole = goal.makesObjects
    #endif
    if goal == .messages { return [try driver(["-typecheck"] + names, output)] }
    if goal == .syntax { return [try frontend(["-parse"] + names, output)] }
    if isWhole {
      let isFast = optimization != .none || !optimized.isEmpty
      let level = goal == .worker && isFast ? "-O" : "-Onone"
      let flags = [
        level, "-wmo", "-num-threads", "2", "-static-stdlib", "-c", "-output-file-map",
        output + "/\(Self.outputMap)",
      ]
      return [try driver(flags + Self.tracing + names, output)]
    }
    let primary = names.filter { missing?.contains($0) != false }
    let parts = parts(primary, looping, isWhole: primary.count == names.count)
    return try parts.map { primary, level in
      // Of the other files, the compiler only looks up what they declare.
      let inputs = names.flatMap { primary.contains($0) ? ["-primary-file", $0] : [$0] }
      let objects = names.indices.filter { primary.contains(names[$0]) }
        .flatMap { ["-o", "\(output)/\(object($0))"] }
      return try frontend(["-c", level] + Self.tracing + inputs + objects, output)
    }
  }

  /// Divides files into parts that are compiled side by side, the longest one first.
  ///
  /// The optimizer takes long, and as long for two files together as for each alone. The other
  /// files are read once for each part, so there are few parts.
  ///
  /// - Parameters:
  ///   - files: The files to compile.
  ///   - looping: Those to optimize.
  ///   - isWhole: Whether they are the whole module, so that what is not optimized takes longest.
  /// - Returns: The parts, with the level of optimization of each.
  private func parts(
    _ files: [String], _ looping: Set<String>, isWhole: Bool
  ) -> [(files: Set<String>, level: String)] {
    let groups = [files.filter(looping.contains), files.filter { !looping.contains($0) }]
    return zip(groups, Self.levels).flatMap { group, level in
      let isDivided = level == "-O" ? !isWhole : groups[0].isEmpty && group.count > 5
      let halves = isDivided ? [0, 1] : [0]
      return halves.map { half in
        (Set(group.indices.filter { $0 % halves.count == half }.map { group[$0] }), level)
      }.filter { !$0.0.isEmpty }
    }
  }

  /// The levels at which files are compiled.
  static let levels = ["-O", "-Onone"]

  /// Lines for crashes, and frame pointers that lead to them.
  static let tracing = ["-gline-tables-only", "-Xcc", "-fno-omit-frame-pointer"]

  /// A command of the compiler's driver, which starts the compiler itself.
  private func driver(_ arguments: [String], _ output: String) throws -> [String] {
    try command([toolchain.compiler], arguments, output)
  }

  /// A command of the compiler without its driver.
  private func frontend(_ arguments: [String], _ output: String) throws -> [String] {
    try command([toolchain.compiler, "-frontend"], arguments, output)
  }

  private func command(
    _ program: [String], _ arguments: [String], _ output: String
  ) throws -> [String] {
    try program + commonFlags(SymbolCheck.module, seeing: moduleImports)
      + ["-module-cache-path", try moduleCache(output)]
      + ["-parse-as-library"] + arguments
  }

  /// The folder in which the compiler looks for compiled C modules, and keeps them.
  ///
  /// Only a person's own builds run outside of a box. They share a folder of that person.
  private func moduleCache(_ output: String) throws -> String {
    let shared = box.kind == .unsandboxed ? try ProgramParts.of(self).sharedModules : nil
    return shared ?? output + "/cache"
  }

  /// The project's modules that files of the student's module may import: Core, and for binding
  /// files also the contract.
  var moduleImports: [WorkerModule] {
    [.core] + [project.contract(of: folder)].compactMap(\.self)
  }

  /// Returns the flags for a module that may import the given modules of the project.
  func commonFlags(
    _ module: String, seeing modules: [WorkerModule]
  ) throws -> [String] {
    let paths = try PrebuiltCore.of(project).searchPaths(modules)
    return [
      "-swift-version", "6", "-module-name", module, "-diagnostic-style", "llvm",
      "-no-color-diagnostics",
    ] + paths.flatMap { ["-I", $0] }
  }
}
