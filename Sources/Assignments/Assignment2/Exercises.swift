public import Core

/// What the grader and the labs call, by the name that they call it.
public let exercises: [Exercise] =
  layerExercises + imageLayerExercises + ruleExercises + netExercises + experimentExercises
  + givenExercises + frameworkExercises + im2colExercises
