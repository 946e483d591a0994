public import Core

/// A module that gives scores to images.
///
/// It is what a `Layer` is, but for the name of its forward pass, which may throw, as long as something
/// is still `todo`.
public protocol ScoringModule<Scalar>: Module {
  /// The numbers that the module computes with.
  associatedtype Scalar

  /// The scores of each image.
  ///
  /// - Parameter x: The images, of shape `[N, …]`.
  /// - Returns: The scores, `[N, classes]`.
  func scores(_ x: Variable<Scalar>) throws -> Variable<Scalar>
}

extension Sequential: ScoringModule {
  /// What the last layer gives.
  public func scores(_ x: Variable<Scalar>) -> Variable<Scalar> { self(x) }
}

/// A network, and how it is to be trained.
public struct TrainingSetup<Scalar: TensorScalar> {
  /// Changes the images `[N, …]` of a batch a little, so that fewer are learnt by heart.
  public typealias Augmentation = (Tensor<Scalar>, inout RandomState) -> Tensor<Scalar>

  /// The network.
  public var network: any ScoringModule<Scalar>
  /// What moves its parameters.
  public var optimizer: any Optimizer<Scalar>
  /// The factors of the optimiser's learning rate, one for each step, counted from 0.
  public var schedule: LearningRateSchedule
  /// The number of images of a step.
  public var batchSize: Int
  /// How often each image is used.
  public var epochs: Int
  /// What is done to the images of a batch, if anything.
  public var augmentation: Augmentation?

  /// Puts a network together with how it is trained.
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

/// How the training of a network went.
public struct NetworkHistory: Sendable, Equatable {
  /// The loss of each step.
  public var losses: [Double] = []
  /// The accuracy on the validation images after each epoch.
  public var validationAccuracy: [Double] = []
}

extension TrainingSetup {
  /// Trains the network as the setup says, and leaves it ready to predict.
  ///
  /// - Parameters:
  ///   - train: The images to train on, of shape `[N, …]`, with labels.
  ///   - validation: Images to look at after each epoch, with labels.
  ///   - budget: How long the training may take; after that it ends with the step that it is at.
  ///   - random: The source of the order of the images, and of their changes.
  /// - Returns: The losses and accuracies.
  /// - Throws: What the network throws.
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

  /// The classes that the network predicts.
  ///
  /// - Parameter images: The images, of shape `[N, …]`.
  /// - Returns: The class of each image.
  /// - Throws: What the network throws.
  public func predictions(for images: Tensor<Scalar>) throws -> [Int] {
    network.evaluate()
    return try predictedClasses(of: images) { try network.scores($0) }
  }
}
