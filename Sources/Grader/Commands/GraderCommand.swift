import ArgumentParser
import Box

@main
struct GraderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grader",
    abstract: "Grade submissions for the deep learning course, and check your own work.",
    discussion: """
      EXAMPLES
        ./grader submission.tar.gz           grade an archive
        ./grader check a1.knn                check your own work as you write it
        ./grader pack a1                     make the archive to submit
        ./grader data                        list data sets, and where they are

      './grader help <subcommand>' explains a subcommand.
      """,
    version: VersionText.text(for: CommandLine.arguments),
    subcommands: [
      GradeCommand.self,
      CheckCommand.self,
      PackCommand.self,
      DataCommand.self,
      RestoreCommand.self,
      CleanCommand.self,
      HandoutsCommand.self,
      RubricCommand.self,
      LazyCommand.self,
      MutantsCommand.self,
      SeedsCommand.self,
      DoctorCommand.self,
      SelftestCommand.self,
      BoxGuardianCommand.self,
    ],
    defaultSubcommand: GradeCommand.self)

  /// Parses the command line and runs the command.
  ///
  /// A mistyped command with arguments would be reported as wrong arguments of `grade`.
  static func main() async {
    let words = CommandLine.arguments.dropFirst()
    let word = words.first == "help" ? words.dropFirst().first : words.first
    if let word, let mistake = MistypedCommand(word) {
      exit(withError: ValidationError(mistake.description))
    }
    await main(nil)
  }
}

/// Ends processes that a grader leaves running; started by the grader itself.
struct BoxGuardianCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "box-guardian", shouldDisplay: false)

  func run() {
    #if os(Linux)
      BoxGuardian.serve()
    #endif
  }
}
