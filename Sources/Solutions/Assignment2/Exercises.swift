public import Core

/// What the grader and the labs call, by the name that they call it.
public let exercises: [Exercise] = boundExercises + forGradients

/// What is evaluated at many points for numerical gradients: outputs of layers, losses of networks.
private let forGradients = boundExercises.compactMap { exercise in
  if exercise.name.hasSuffix(".forward") { return exercise.atPoints(of: Key.out) }
  if exercise.name.hasSuffix(".loss") { return exercise.atPoints(of: Key.loss) }
  return nil
}
