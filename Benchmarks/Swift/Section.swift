import ArgumentParser

/// A group of rows that can be asked for by name.
enum Section: String, CaseIterable, ExpressibleByArgument {
  case distances, losses, net, elements, generic, grading

  /// Whether its times depend on how OpenBLAS is set up.
  var multipliesMatrices: Bool { self == .distances || self == .losses || self == .net }
}
