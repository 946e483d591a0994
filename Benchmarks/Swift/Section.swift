import ArgumentParser

/// A group of rows that can be chosen by name.
enum Section: String, CaseIterable, ExpressibleByArgument {
  case distances, losses, net, convolution, networks, normalization, elements, generic,
    accuracies, targets, signals
  case gradings = "repeat"
  /// All rows of assignment 2.
  case assignment2

  /// The groups that it includes.
  var parts: [Section] {
    self == .assignment2 ? [.convolution, .networks, .normalization] : [self]
  }

  /// The default groups.
  ///
  /// The others take many minutes.
  static let usual = [
    Section.distances, .losses, .net, .convolution, .networks, .normalization, .elements, .generic,
  ]

  /// Whether its times depend on OpenBLAS's settings.
  var multipliesMatrices: Bool { [.distances, .losses, .net, .networks].contains(self) }
}
