import ArgumentParser

/// A group of rows that can be asked for by name.
enum Section: String, CaseIterable, ExpressibleByArgument {
  case distances, losses, net, convolution, networks, normalization, elements, generic, grading,
    accuracies, targets, signals
  case gradings = "repeat"
  /// All rows of assignment 2.
  case assignment2

  /// The groups that it stands for.
  var parts: [Section] {
    self == .assignment2 ? [.convolution, .networks, .normalization] : [self]
  }

  /// Those that run when none is named; the others take many minutes.
  static let usual = [
    Section.distances, .losses, .net, .convolution, .networks, .normalization, .elements, .generic,
  ]

  /// Whether its times depend on how OpenBLAS is set up.
  var multipliesMatrices: Bool { [.distances, .losses, .net, .networks].contains(self) }
}
