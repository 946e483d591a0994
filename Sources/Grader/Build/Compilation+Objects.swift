import Box
import Dispatch
import Foundation
import Host
import Logging
import Presentation
import Symbols

extension SubmissionBuild {
  /// The file that tells the compiler where to write each object file.
  static let outputMap = "objects.json"

  /// Returns the name of the object file for a source file, given its index in the list of files.
  func object(_ index: Int) -> String { "\(index).o" }

  func writeOutputMap(_ names: [String], inside: String, to output: String) throws {
    var map: [String: [String: String]] = [:]
    for (index, name) in names.enumerated() {
      map[name] = ["object": "\(inside)/\(object(index))"]
    }
    try JSONEncoder().encode(map)
      .write(to: URL(filePath: "\(output)/\(Self.outputMap)"))
  }

  /// Starts reading the names that object files are checked against, while the compiler runs.
  func prepareExamination() throws {
    guard rules != nil else { return }
    let core = try PrebuiltCore.of(project)
    // An error is ignored here; it occurs again when the names are used.
    DispatchQueue.global().async { [toolchain] in _ = try? core.names(toolchain) }
  }

  /// Reads the object file of each source file and records the names that violate a rule.
  func examineObjects(
    of names: [String], at output: String, for attempt: inout Attempt
  ) throws {
    #if os(Linux)
      guard let rules else { return }
      let begin = ContinuousClock.now
      let host = try PrebuiltCore.of(project).names(toolchain)
      let check = SymbolCheck(names: host, rules: rules)
      var objects: [String: ObjectFile] = [:]
      do throws(ObjectFileError) {
        for (index, name) in names.enumerated() {
          objects[name] = try ObjectFile(try regularFile("\(output)/\(object(index))"))
        }
      } catch {
        attempt.fault = .unreadableObject("\(error)")
        attempt.isGood = false
        return
      }
      attempt.violations = check.violations(in: objects)
      attempt.isGood = attempt.violations.isEmpty
      let seconds = begin.duration(to: .now) / .seconds(1)
      logger.debug(
        "read the object files",
        metadata: ["files": "\(objects.count)", "time": "\(Wording.seconds(seconds))"])
      for (path, list) in attempt.violations.sorted(by: { $0.key < $1.key }) {
        for violation in list {
          attempt.log += "\n\(path): \(violation.message(violation.symbol))"
        }
      }
    #endif
  }

  /// Links the object files into programs and checks whether they start.
  func link(
    _ names: [String], from source: String, to output: String, for attempt: inout Attempt
  ) throws {
    try FileManager.default.copyItem(
      atPath: try ProgramParts.of(self).main, toPath: output + "/main.o")
    let programs = loops.programs
    let ends = try run(
      programs.map { try linkCommand(names, $0, to: output) }, from: source, to: output)
    attempt.log += ends.map(\.log).joined()
    guard ends.allSatisfy({ $0.termination == .exited(0) }) else {
      attempt.isGood = false
      if ends.contains(where: { $0.termination == nil }) { attempt.fault = stopped }
      return
    }
    for program in programs {
      attempt.fault = try startFault(output + "/" + program.name).map(Attempt.Fault.doesNotStart)
      attempt.isGood = attempt.fault == nil
      guard attempt.isGood else { return }
    }
    attempt.programs = programs.map { output + "/" + $0.name }
  }

  /// The linker's command.
  ///
  /// In a program without Core's loops, a function that ends the process takes the place of each.
  private func linkCommand(
    _ names: [String], _ program: LinkedLoops.Program, to output: String
  ) throws -> [String] {
    let inside = inside(output)
    let linked = moduleImports + [.exchange]
    let prebuilt = try PrebuiltCore.of(project)
    // If several object files contain the same function, the linker takes the first one. So Core
    // and the standard library come before the student's files.
    var objects = try prebuilt.objects().filter { object in
      linked.contains(object.module) && (program.hasLoops || !HostNames.areLoops(object))
    }.map(\.path)
    objects += [toolchain.staticRuntimeLibrary, inside + "/main.o"]
    objects += names.indices.map { inside + "/" + object($0) }
    #if os(Linux)
      let link = try ProgramParts.of(self).link
      // No addresses of functions that can be overwritten.
      var command =
        link.before + ["-z", "now", "-o", "\(inside)/\(program.name)"] + objects + link.after
      if !program.hasLoops {
        command += try prebuilt.names(toolchain).loops.map { "--defsym=\($0)=backprop_left_out" }
      }
      return command
    #else
      return [toolchain.compiler, "-static-stdlib", "-o", "\(inside)/\(program.name)"] + objects
    #endif
  }

  /// Reads a regular file that the box left behind, but no link or device.
  private func regularFile(_ path: String) throws(ObjectFileError) -> [UInt8] {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      let size = attributes?[.size] as? Int
    else { throw .outOfBounds("it") }
    let limit = ObjectFile.Limits().fileBytes
    guard size <= limit else { throw .tooMuch("bytes", limit: limit) }
    guard let data = FileManager.default.contents(atPath: path) else { throw .outOfBounds("it") }
    return [UInt8](data)
  }
}
