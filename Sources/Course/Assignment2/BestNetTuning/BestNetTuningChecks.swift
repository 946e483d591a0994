import Core
package import Judging
import Presentation
import Record

/// The exercise on training the best fully connected network on images, in question 1.
package enum BestNetTuning: CheckedExercise {
  package static let id = "a2.bestNet"

  package static var checks: [CheckDefinition] {
    [
      trainingCheck(
        "a2.bestNet.train", "trainBestNet finds a good network",
        file: file,
        buildsOn: [
          FullyConnectedNet.file, FullyConnectedNet.passes, BatchNorm.file, LayerNorm.file,
          Dropout.file, SGDMomentumRule.file, RMSPropRule.file, AdamRule.file, Affine.file,
          ReLU.file,
        ])
    ]
  }
}
