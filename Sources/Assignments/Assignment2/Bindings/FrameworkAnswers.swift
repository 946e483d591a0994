import Contract2
import Core

extension Key where Value == AnyTensor {
  /// The parameters of two convolutions and an affine layer, in order.
  static var networkParameters: [Key] { [.convW1, .convB1, .convW2, .convB2, .fcW, .fcB] }
}

extension TypedPayload {
  /// Returns an answer with the initial parameters of a network with two convolutions and an affine
  /// layer, and with its scores.
  ///
  /// Parameters are identified by their shapes; the answer has an empty tensor for a missing one.
  /// The scores are computed with the payload's parameters, if it has any.
  func scoresAnswer(
    _ network: any ScoringModule<Scalar>, _ channel1: Int, _ channel2: Int
  ) throws -> Payload {
    var answer = Payload()
    for (key, parameter) in try parameters(of: network, channel1, channel2) {
      answer.set(key, parameter?.value ?? Tensor<Scalar>.zeros([0]))
      if let parameter, let given = try tensorIfAny(key) { parameter.value = given }
    }
    answer.set(.parameterCount, network.parameters.reduce(0) { $0 + $1.count })
    answer.set(.scores, try network.scores(Variable(tensor(.x))).value)
    return answer
  }

  /// Returns an answer with the effect of a step of a network with 32 and 16 filters.
  ///
  /// It has the scores, each parameter's gradient and its value after one step at the payload's
  /// learning rate, and the optimizer's settings.
  func stepAnswer(_ setup: TrainingSetup<Scalar>) throws -> Payload {
    let (network, optimizer) = (setup.network, setup.optimizer)
    let parameters = try parameters(of: network, 32, 16)
    for (key, parameter) in parameters { parameter?.value = try tensor(key) }
    var answer = Payload()
    answer.set(.ownLearningRate, Double(optimizer.learningRate))
    optimizer.learningRate = try number(.learningRate)
    optimizer.zeroGradients()
    let data = try data()
    let scores = try network.scores(Variable(data.x))
    answer.set(.scores, scores.value)
    crossEntropy(scores, labels: data.y).backward()
    for (key, parameter) in parameters {
      answer.set(key.gradient, parameter?.gradient ?? Tensor<Scalar>.zeros([0]))
    }
    optimizer.step()
    for (key, parameter) in parameters {
      answer.set(key, parameter?.value ?? Tensor<Scalar>.zeros([0]))
    }
    let sgd = optimizer as? SGD<Scalar>
    answer.set(.isSGD, sgd == nil ? 0 : 1)
    answer.set(.momentum, Double(sgd?.momentum ?? 0))
    answer.set(.weightDecay, Double(sgd?.weightDecay ?? 0))
    answer.set(.isNesterov, sgd?.isNesterov == true ? 1 : 0)
    return answer
  }

  /// Finds the parameters of a network by their shapes.
  private func parameters(
    of network: any ScoringModule<Scalar>, _ channel1: Int, _ channel2: Int
  ) throws -> [(key: Key<AnyTensor>, parameter: Variable<Scalar>?)] {
    let (image, classes) = (try imageShape(), try int(.classCount))
    let shapes = [
      [channel1, image[0], 5, 5], [channel1], [channel2, channel1, 3, 3], [channel2],
      [classes, channel2 * image[1] * image[2]], [classes],
    ]
    let parameters = network.parameters
    return zip(Key.networkParameters, shapes).map { key, shape in
      (key, parameters.first { $0.shape == shape })
    }
  }
}

/// Returns an answer with the histories of a training run and the labels that the network predicts.
func trainedAnswer<Scalar>(
  _ setup: TrainingSetup<Scalar>, _ history: NetworkHistory, _ images: PreparedImages<Scalar>
) throws -> Payload {
  var answer = Payload()
  answer.set(.lossHistory, Tensor(history.losses))
  answer.set(.validationAccuracy, history.validationAccuracy)
  answer.set(.testLabels, try setup.predictions(for: images.test))
  return answer
}

/// The payload's images, each channel scaled with the training images' statistics.
struct PreparedImages<Scalar: TensorScalar> {
  let train: LabelledData<Scalar>
  let validation: LabelledData<Scalar>
  let test: Tensor<Scalar>

  init(_ input: TypedPayload<Scalar>) throws {
    let (train, validation) = (try input.data(), try input.validation())
    let scaling = ChannelScaling(fitting: train.x)
    self.train = LabelledData(x: scaling(train.x), y: train.y)
    self.validation = LabelledData(x: scaling(validation.x), y: validation.y)
    test = scaling(try input.tensor(.xTest))
  }
}
