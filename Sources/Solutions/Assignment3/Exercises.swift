public import Core

/// The functions that the grader and the labs call, under the names they use.
public let exercises: [Exercise] = boundExercises + forGradients

/// Functions evaluated at many points for numerical gradients: layer outputs and network losses.
private let forGradients = boundExercises.compactMap { exercise in
  if exercise.name.hasSuffix(".forward") { return exercise.atPoints(of: Key.out) }
  if exercise.name.hasSuffix(".loss") { return exercise.atPoints(of: Key.loss) }
  return nil
}
