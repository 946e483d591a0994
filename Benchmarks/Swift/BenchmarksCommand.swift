import ArgumentParser

/// Compares the speed of the reference with NumPy and PyTorch.
///
/// `Benchmarks/run.sh` calls it.
@main
struct BenchmarksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Benchmarks", abstract: "Compare our speed with NumPy and PyTorch.",
    subcommands: [
      CompareCommand.self, ContestantCommand.self, GrowthCommand.self, SecondOpinionCommand.self,
    ],
    defaultSubcommand: CompareCommand.self)
}
