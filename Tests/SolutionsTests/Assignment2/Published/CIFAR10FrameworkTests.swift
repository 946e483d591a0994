import Core
import Foundation
import Media
import Solution2
import Testing

/// The targets of the course's PyTorch notebook on CIFAR-10.
///
/// An epoch takes a minute or more, so these run on request only: `BACKPROP_EPOCHS=1 swift test
/// --filter CIFAR10FrameworkTests`, with the set in the data folder.
@Suite(
  .serialized, .enabled(if: PublishedCIFAR10.isPresent, PublishedCIFAR10.absence),
  .enabled(
    if: ProcessInfo.processInfo.environment["BACKPROP_EPOCHS"] != nil,
    "whole epochs run where BACKPROP_EPOCHS is set"))
struct CIFAR10FrameworkTests {
  /// 49,000 images to train on and 1,000 to validate on, channels scaled; made once.
  private static let data = Result { () throws -> (LabelledData<Float>, LabelledData<Float>) in
    let set = try PublishedCIFAR10.set.get()
    let splits = [set.train[0..<49_000], set.train[49_000..<50_000]]
    let images = splits.map { Tensor<Float>($0.images).transposed([0, 3, 1, 2]) }
    let scaling = ChannelScaling(fitting: images[0])
    return (
      LabelledData(x: scaling(images[0]), y: splits[0].labels),
      LabelledData(x: scaling(images[1]), y: splits[1].labels)
    )
  }

  private func accuracy(
    _ make: (inout RandomState) throws -> TrainingSetup<Float>
  ) throws -> Double {
    let (train, validation) = try Self.data.get()
    var random = RandomState(seed: 231)
    let setup = try make(&random)
    return try setup.train(on: train, validation: validation, using: &random)
      .validationAccuracy.last ?? 0
  }

  private func barebonesAccuracy(
    _ parameters: [Variable<Float>], learningRate: Float, using random: inout RandomState,
    scores: (Variable<Float>) throws -> Variable<Float>
  ) throws -> Double {
    let (train, validation) = try Self.data.get()
    _ = try trainBarebones(
      parameters, scores: scores, train: train, learningRate: learningRate, using: &random)
    let predicted = try predictedClasses(of: validation.x, scores: scores)
    return Core.accuracy(of: predicted, on: validation.y)
  }

  @Test func `the barebones fully connected network comes to 40 percent`() throws {
    var random = RandomState(seed: 231)
    let w1: Variable<Float> = randomWeight([3072, 4000], using: &random)
    let w2: Variable<Float> = randomWeight([4000, 10], using: &random)
    let accuracy = try barebonesAccuracy([w1, w2], learningRate: 1e-2, using: &random) {
      twoLayerFC($0, w1: w1, w2: w2)
    }
    #expect(accuracy > 0.4, "\(accuracy)")
  }

  @Test func `the barebones convolutional network comes to 42 percent`() throws {
    var random = RandomState(seed: 231)
    let parameters: ConvNetParameters<Float> = try convNetParameters(using: &random)
    let accuracy = try barebonesAccuracy(
      parameters.all, learningRate: 3e-3, using: &random
    ) { try threeLayerConvNet($0, parameters) }
    #expect(accuracy > 0.42, "\(accuracy)")
  }

  @Test func `the fully connected module comes to 40 percent`() throws {
    let accuracy = try accuracy { random in
      let network = TwoLayerFCModule<Float>(
        inputSize: 3072, hiddenSize: 4000, classCount: 10, using: &random)
      return TrainingSetup(
        network: network, optimizer: SGD(network.parameters, learningRate: 1e-2))
    }
    #expect(accuracy > 0.4, "\(accuracy)")
  }

  @Test func `the convolutional module comes to 45 percent`() throws {
    let accuracy = try accuracy { try moduleConvNet(using: &$0) }
    #expect(accuracy > 0.45, "\(accuracy)")
  }

  @Test func `the fully connected layers come to 40 percent`() throws {
    let accuracy = try accuracy { sequentialFC(using: &$0) }
    #expect(accuracy > 0.4, "\(accuracy)")
  }

  @Test func `the convolutional layers come to 55 percent`() throws {
    let accuracy = try accuracy { try sequentialConvNet(using: &$0) }
    #expect(accuracy > 0.55, "\(accuracy)")
  }

  @Test func `the challenge comes to 70 percent`() throws {
    let accuracy = try accuracy { try challengeNetwork(exampleCount: 49_000, using: &$0) }
    #expect(accuracy > 0.7, "\(accuracy)")
  }
}
