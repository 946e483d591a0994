import Core

/// Question 5: trainings of the networks that are given, or nearly so, in labs; no check calls
/// them.
let frameworkTrainingExercises = [
  inFloat("a2.framework.barebones.train", allowing: .all, trainBarebonesNet),
  inFloat("a2.framework.module.train", allowing: .all, trainModule),
  inFloat("a2.framework.sequential.train", allowing: .all, trainSequential),
]

private func trainBarebonesNet<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let images = try PreparedImages(input)
  let parameters: ConvNetParameters<Scalar> = try convNetParameters(
    imageShape: input.imageShape(), classCount: input.int("classCount"), using: &random)
  let losses = try trainBarebones(
    parameters.all, scores: { try threeLayerConvNet($0, parameters) }, train: images.train,
    learningRate: input.number("learningRate"), epochs: input.int("epochs"), using: &random)
  var answer = Payload()
  answer.set("lossHistory", losses)
  let test = try predictedClasses(of: images.test) { try threeLayerConvNet($0, parameters) }
  answer.set("testLabels", test)
  return answer
}

private func trainModule<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let setup: TrainingSetup<Scalar> = try moduleConvNet(
    imageShape: input.imageShape(), classCount: input.int("classCount"), using: &random)
  return try trained(setup, input, using: &random)
}

private func trainSequential<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let setup: TrainingSetup<Scalar> = try sequentialConvNet(
    imageShape: input.imageShape(), classCount: input.int("classCount"), using: &random)
  return try trained(setup, input, using: &random)
}

/// Trains for the payload's `epochs`.
private func trained<Scalar>(
  _ setup: TrainingSetup<Scalar>, _ input: TypedPayload<Scalar>, using random: inout RandomState
) throws -> Payload {
  var setup = setup
  setup.epochs = try input.int("epochs")
  let images = try PreparedImages(input)
  let history = try setup.train(on: images.train, validation: images.validation, using: &random)
  return try trainedAnswer(setup, history, images)
}
