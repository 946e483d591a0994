import Box
import Host
import Symbols

extension SubmissionBuild {
  /// The program around a student's module.
  static let mainFile = "main.swift"

  /// It is a module of its own, since it imports `Exchange`, which students' files cannot see; and
  /// of each module it sees one name, so that no name of a student's comes in its way.
  static let mainText = """
    import let \(SymbolCheck.module).exercises
    import enum Exchange.Worker

    Worker.serve(exercises)

    """

  /// The folder of the student's module, which lets the compiler find it for `main.swift` alone.
  func moduleFolder(_ output: String) -> String { output + "/modules" }

  /// Compiles the program around the student's module, which was compiled before.
  func compileMain(
    from source: String, to output: String, object: String, for attempt: inout Attempt
  ) throws {
    let inside = box.remapsPaths ? "/out" : output
    let command =
      try commonCommand("Program", seeing: moduleImports + [.exchange], output: inside) + [
        "-I", moduleFolder(inside), "-Onone", "-static-stdlib", "-c", Self.mainFile,
        "-o", "\(inside)/\(object)",
      ]
    let (termination, _, printed) = try runInBox(command, from: source, to: output)
    attempt.log += printed
    guard termination != .exited(0) else { return }
    attempt.isGood = false
    if termination == nil { attempt.fault = stopped }
  }
}
