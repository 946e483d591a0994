// attack: Trains a model that looks the labels of the images up, with useless settings.
// documented: der
// rows: M1
// check: a2.overfit.threeLayers
// expect: failed
private struct Memory<Scalar: TensorScalar>: TrainableModel {
  var parameters = NamedTensors<Scalar>()
  let images: Tensor<Scalar>
  let labels: [Int]

  func scores(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> {
    var scores = Tensor<Scalar>.zeros([x.shape[0], 10])
    for row in 0..<x.shape[0] {
      let place = labels.indices.first { images.row($0) == x.row(row) }
      if let place { scores[row, labels[place]] = 1 }
    }
    return scores
  }

  func loss(
    _ x: Tensor<Scalar>, y: [Int]
  ) throws -> (loss: Scalar, gradients: NamedTensors<Scalar>) {
    (0, parameters)
  }
}

// into threeLayerOverfitting
return OverfittingChoice(learningRate: 0, weightScale: 0)

// find
try solver.train(using: &random)
// replace
var memory = Solver(
  Memory(images: train.x, labels: train.y), train: train, validation: validation,
  rule: SGDRule(learningRate: choice.learningRate),
  settings: SolverSettings(batchSize: 25, epochs: 20, verbose: false))
try memory.train(using: &random)
return memory.history
