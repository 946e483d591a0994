public import Core

/// The functions that the grader calls, under the names it uses.
public let exercises: [Exercise] = boundExercises + forGradients

/// The losses, evaluated at many points for numerical gradients.
private let forGradients = boundExercises.compactMap { exercise in
  [".naive", ".vectorized", ".loss"].contains { exercise.name.hasSuffix($0) }
    ? exercise.atPoints(of: Key.loss) : nil
}
