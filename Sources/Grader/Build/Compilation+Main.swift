import Box
import Host
import Symbols

extension SubmissionBuild {
  /// The name of the file with the main program, which calls the student's module.
  static let mainFile = "main.swift"

  /// The source text of the main program.
  ///
  /// The main program is a separate module, because it imports `Exchange`, which students' files
  /// cannot see. It imports only one name from each module, so that no other name in a student's
  /// code can interfere.
  static let mainText = """
    import let \(SymbolCheck.module).exercises
    import enum Exchange.Worker

    Worker.serve(exercises)

    """

  /// Returns the folder for the student's compiled module, which the compiler searches only when it
  /// compiles `main.swift`.
  func moduleFolder(_ output: String) -> String { output + "/modules" }

  /// Compiles the main program; the student's module has already been compiled.
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
