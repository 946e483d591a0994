/// How large a run is.
package enum LabScale: Sendable {
  /// The numbers of the course.
  case full
  /// A few hundred examples and iterations, to see that everything works.
  case quick

  /// One of two values.
  package func choose<Value>(full: Value, quick: Value) -> Value {
    switch self {
    case .full: full
    case .quick: quick
    }
  }
}
