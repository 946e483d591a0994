public import Core

/// What the grader calls, by the name that it calls it.
public let exercises: [Exercise] = boundExercises
