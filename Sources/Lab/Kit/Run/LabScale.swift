/// The scale of a run: how much data and how many iterations it uses.
package enum LabScale: Sendable {
  /// The sizes used in the course.
  case full
  /// A few hundred examples and iterations, enough to see that everything works.
  case quick

  /// Chooses one of two values.
  package func choose<Value>(full: Value, quick: Value) -> Value {
    switch self {
    case .full: full
    case .quick: quick
    }
  }
}
