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

  /// Links the object files into a program and checks whether it starts.
  func link(
    _ names: [String], from source: String, to output: String, for attempt: inout Attempt
  ) throws {
    let inside = box.remapsPaths ? "/out" : output
    var command = [toolchain.compiler, "-static-stdlib", "-o", inside + "/worker"]
    // The compiler driver writes a list of libraries next to the first object file when it links,
    // so a link to that file is put in the writable folder.
    let linked = moduleImports + [.exchange]
    var core = try PrebuiltCore.of(project).objects().filter { linked.contains($0.module) }
      .map(\.path)
    let first = output + "/core.o"
    try? FileManager.default.removeItem(atPath: first)
    try FileManager.default.createSymbolicLink(
      atPath: first, withDestinationPath: core.removeFirst())
    // If several object files contain the same function, the linker takes the first one. So Core
    // and the standard library come before the student's files.
    command += [inside + "/core.o"] + core + [toolchain.staticRuntimeLibrary]
    command += names.indices.map { inside + "/" + object($0) }
    let (termination, _, printed) = try runInBox(command, from: source, to: output)
    attempt.log += printed
    let program = output + "/worker"
    guard termination == .exited(0) else {
      attempt.isGood = false
      if termination == nil { attempt.fault = stopped }
      return
    }
    attempt.fault = try startFault(program).map(Attempt.Fault.doesNotStart)
    attempt.isGood = attempt.fault == nil
    attempt.worker = attempt.isGood ? program : nil
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
