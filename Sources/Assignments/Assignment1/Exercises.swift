public import Core

/// The calls of assignment 1.
public let assignment1Exercises: [Exercise] =
  nearestNeighborExercises + linearLossExercises + linearTrainingExercises + twoLayerNetExercises
  + featureExercises
