public import Core

/// What the labs call besides; the grader leaves this folder out of what submissions are compiled
/// with.
public let labExercises: [Exercise] =
  experimentExercises + givenExercises + frameworkTrainingExercises
