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
    let (image, classes) = (try imageShape(), try int(.classCount))
    let shapes = [
      [channel1, image[0], 5, 5], [channel1], [channel2, channel1, 3, 3], [channel2],
      [classes, channel2 * image[1] * image[2]], [classes],
    ]
    let parameters = network.parameters
    var answer = Payload()
    for (key, shape) in zip(Key.networkParameters, shapes) {
      let parameter = parameters.first { $0.shape == shape }
      answer.set(key, parameter?.value ?? Tensor<Scalar>.zeros([0]))
      if let parameter, let given = try tensorIfAny(key) { parameter.value = given }
    }
    answer.set(.parameterCount, parameters.reduce(0) { $0 + $1.count })
    answer.set(.scores, try network.scores(Variable(tensor(.x))).value)
    return answer
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
