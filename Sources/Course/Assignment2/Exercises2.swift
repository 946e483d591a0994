// Made by 'swift run Grader handouts' of the folders here.
package import Judging
import LabKit

/// The exercises of assignment 2 that have checks, in the order of their names.
package let exercises2: [any CheckedExercise.Type] = [
  AdamRule.self,
  Affine.self,
  BarebonesConvNet.self,
  BatchNorm.self,
  BestNetTuning.self,
  Challenge.self,
  Convolution.self,
  Dropout.self,
  FullyConnectedNet.self,
  Im2col.self,
  Im2colConvolution.self,
  Im2colMaxPool.self,
  LayerNorm.self,
  MaxPool.self,
  OverfittingTuning.self,
  RMSPropRule.self,
  ReLU.self,
  SGDMomentumRule.self,
  SequentialConvNet.self,
  SpatialBatchNorm.self,
  SpatialGroupNorm.self,
  ThreeLayerConvModule.self,
  ThreeLayerConvNet.self,
  TwoLayerNet.self,
]

/// The exercises that have steps in a lab.
let sections2: [any LabSection.Type] = [
  AdamRule.self,
  Affine.self,
  BarebonesConvNet.self,
  BatchNorm.self,
  BestNetTuning.self,
  Challenge.self,
  Convolution.self,
  Dropout.self,
  FullyConnectedNet.self,
  Im2colConvolution.self,
  Im2colMaxPool.self,
  LayerNorm.self,
  MaxPool.self,
  OverfittingTuning.self,
  RMSPropRule.self,
  ReLU.self,
  SGDMomentumRule.self,
  SequentialConvNet.self,
  SpatialBatchNorm.self,
  SpatialGroupNorm.self,
  ThreeLayerConvModule.self,
  ThreeLayerConvNet.self,
  TwoLayerNet.self,
]
