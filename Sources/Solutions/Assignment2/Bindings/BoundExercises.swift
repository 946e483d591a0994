// Made by 'swift run Grader handouts' of the files here.
import Core

/// The exercises that the files of this folder bind, in the order of the files.
let boundExercises: [Exercise] = [
  AdamRuleBinding.exercises,
  AffineBinding.exercises,
  BarebonesConvNetBinding.exercises,
  BatchNormBinding.exercises,
  BestNetTuningBinding.exercises,
  ChallengeBinding.exercises,
  Col2imBinding.exercises,
  ConvolutionBinding.exercises,
  DropoutBinding.exercises,
  FullyConnectedNetBinding.exercises,
  Im2colBinding.exercises,
  Im2colConvolutionBinding.exercises,
  Im2colMaxPoolBinding.exercises,
  LayerNormBinding.exercises,
  MaxPoolBinding.exercises,
  OverfittingTuningBinding.exercises,
  RMSPropRuleBinding.exercises,
  ReLUBinding.exercises,
  SGDMomentumRuleBinding.exercises,
  SequentialConvNetBinding.exercises,
  SpatialBatchNormBinding.exercises,
  SpatialGroupNormBinding.exercises,
  ThreeLayerConvModuleBinding.exercises,
  ThreeLayerConvNetBinding.exercises,
  TwoLayerNetBinding.exercises,
  TwoLayerNetTrainingBinding.exercises,
].flatMap(\.self)
