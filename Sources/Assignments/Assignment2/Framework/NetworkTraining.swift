public import Core

/// A module that maps images to class scores.
///
/// Like `Layer`, except that the forward pass has a different name and may throw while part of it
/// is still a call to `todo`.
public protocol ScoringModule<Scalar>: Module {
  /// The element type.
  associatedtype Scalar

  /// Computes the scores of each image.
  ///
  /// - Parameter x: The images, of shape `[N, …]`.
  /// - Returns: The scores, of shape `[N, classes]`.
  /// - Throws: `NotImplemented` until the functions it calls are written.
  func scores(_ x: Variable<Scalar>) throws -> Variable<Scalar>
}

extension Sequential: ScoringModule {
  /// Returns the output of the last layer.
  public func scores(_ x: Variable<Scalar>) -> Variable<Scalar> { self(x) }
}

/// A network and its training setup.
public struct TrainingSetup<Scalar: TensorScalar> {
  /// A function that augments the images `[N, …]` of a minibatch to reduce overfitting.
  public typealias Augmentation = (Tensor<Scalar>, inout RandomState) -> Tensor<Scalar>

  /// The network.
  public var network: any ScoringModule<Scalar>
  /// The optimizer.
  public var optimizer: any Optimizer<Scalar>
  /// The factor by which the initial learning rate is multiplied at each step, counted from 0.
  public var schedule: LearningRateSchedule
  /// The number of images per minibatch.
  public var batchSize: Int
  /// The number of epochs.
  public var epochs: Int
  /// The data augmentation, if any.
  public var augmentation: Augmentation?

  /// Creates a training setup.
  public init(
    network: any ScoringModule<Scalar>, optimizer: any Optimizer<Scalar>,
    schedule: LearningRateSchedule = .constant, batchSize: Int = 64, epochs: Int = 1,
    augmentation: Augmentation? = nil
  ) {
    self.network = network
    self.optimizer = optimizer
    self.schedule = schedule
    self.batchSize = batchSize
    self.epochs = epochs
    self.augmentation = augmentation
  }
}

/// The training history of a network.
public struct NetworkHistory: Sendable, Equatable {
  /// The loss at each step.
  public var losses: [Double] = []
  /// The validation accuracy after each epoch.
  public var validationAccuracy: [Double] = []
}

extension TrainingSetup {
  /// Trains the network with the given setup and leaves it in evaluation mode.
  ///
  /// - Parameters:
  ///   - train: The training images, of shape `[N, …]`, with labels.
  ///   - validation: The validation images, evaluated after each epoch, with labels.
  ///   - budget: The time limit; training stops after the step during which it is reached.
  ///   - random: The random number generator that shuffles and augments the images.
  /// - Returns: The losses and accuracies.
  /// - Throws: Any error thrown by the network.
  public func train(
    on train: LabelledData<Scalar>, validation: LabelledData<Scalar>,
    budget: TimeBudget = .unlimited, using random: inout RandomState
  ) throws -> NetworkHistory {
    var history = NetworkHistory()
    let firstRate = optimizer.learningRate
    epochs: for _ in 0..<epochs {
      network.train()
      let batches = Minibatches(train, size: batchSize, using: &random)
      for batch in batches {
        if budget.isSpent { break epochs }
        let step = history.losses.count
        optimizer.learningRate = firstRate * schedule(step)
        let images = augmentation?(batch.x, &random) ?? batch.x
        optimizer.zeroGradients()
        let loss = crossEntropy(try network.scores(Variable(images)), labels: batch.y)
        loss.backward()
        optimizer.step()
        history.losses.append(Double(loss.item))
        reportProgress(iteration: step + 1, of: epochs * batches.count)
      }
      let predicted = try predictions(for: validation.x)
      history.validationAccuracy.append(accuracy(of: predicted, on: validation.y))
    }
    network.evaluate()
    return history
  }

  /// Predicts the class of each image.
  ///
  /// - Parameter images: The images, of shape `[N, …]`.
  /// - Returns: The predicted class of each image.
  /// - Throws: Any error thrown by the network.
  public func predictions(for images: Tensor<Scalar>) throws -> [Int] {
    network.evaluate()
    return try predictedClasses(of: images) { try network.scores($0) }
  }
}
