import ArgumentParser

@main
struct GraderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Grader", abstract: "Grades.",
    subcommands: [
      PackCommand.self,
      HandoutsCommand.self,
    ])
}
