// Made by 'swift run Grader handouts' of the folders here.
package import Judging
import LabKit

/// The exercises of assignment 1 that have checks, in the order of their names.
package let exercises1: [any CheckedExercise.Type] = [
  FeatureTuning.self,
  KNearestNeighbor.self,
  LinearClassifier.self,
  LinearSVM.self,
  Softmax.self,
  TwoLayerNet.self,
]

/// The exercises that have steps in a lab.
let sections1: [any LabSection.Type] = [
  FeatureTuning.self,
  KNearestNeighbor.self,
  LinearSVM.self,
  Softmax.self,
  TwoLayerNet.self,
]
