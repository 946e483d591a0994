public import Core

/// The functions that the grader calls, under the names it uses.
public let exercises: [Exercise] = boundExercises
