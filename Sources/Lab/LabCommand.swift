import ArgumentParser

@main
struct LabCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "Lab", abstract: "Runs the labs.")
}
