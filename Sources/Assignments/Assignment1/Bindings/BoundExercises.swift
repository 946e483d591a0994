// Made by 'swift run Grader handouts' of the files here.
import Core

/// The exercises that the files of this folder bind, in the order of the files.
let boundExercises: [Exercise] = [
  FeatureTuningBinding.exercises,
  KNearestNeighborBinding.exercises,
  LinearClassifierBinding.exercises,
  LinearSVMBinding.exercises,
  SoftmaxBinding.exercises,
  TwoLayerNetBinding.exercises,
].flatMap(\.self)
