import ArgumentParser

/// Compares the reference's speed with NumPy's and PyTorch's; `Benchmarks/run.sh` calls it.
@main
struct BenchmarksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Benchmarks", abstract: "Time the reference beside NumPy and PyTorch.",
    subcommands: [
      CompareCommand.self, ContestantCommand.self, GrowthCommand.self, SecondOpinionCommand.self,
    ],
    defaultSubcommand: CompareCommand.self)
}
