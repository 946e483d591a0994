// Made by 'swift run Grader handouts' of the files here.
public import Core

/// What the labs call besides; the grader leaves this folder out of submissions.
public let labExercises: [Exercise] = [
  FeatureExtractionBinding.exercises
].flatMap(\.self)
