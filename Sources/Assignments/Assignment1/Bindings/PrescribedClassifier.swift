import Contract1
import Core

/// A linear classifier whose predictions after training are prescribed for each pair of
/// hyperparameters.
///
/// It lets the grader judge a search for hyperparameters independently of losses. Every example
/// has a feature of its own, so weights whose rows are one-hot labels give it any label. The
/// gradient is a constant, from which the learning rate can be told afterwards: after k iterations,
/// the weights have changed by −k · learning rate. Letters in shapes: F features, C classes.
struct PrescribedClassifier<Scalar: TensorScalar>: LinearClassifier {
  let log: TuningLog<Scalar>
  private var current: Tensor<Scalar>?

  /// Creates an untrained classifier.
  init(_ log: TuningLog<Scalar>) { self.log = log }

  /// The weights, of shape `[F, C]`; after training, those that are prescribed.
  var weights: Tensor<Scalar>? {
    get { current }
    set { current = newValue.map(log.finish) }
  }

  func loss(
    _ w: Tensor<Scalar>, x: Tensor<Scalar>, y: [Int], regularization: Scalar
  ) throws -> (loss: Scalar, gradient: Tensor<Scalar>) {
    log.add(w, x, y, regularization)
    return (0, Tensor.ones(w.shape))
  }
}

/// What classifiers with prescribed predictions are asked while they are tuned.
final class TuningLog<Scalar: TensorScalar> {
  private let learningRates: [Double]
  private let regularizations: [Double]
  private let train: LabelledData<Scalar>
  /// The labels to predict, a row for each pair of hyperparameters and a column for each example.
  private let prescribed: [[Int]]
  private let classCount: Int

  /// The weights at the first iteration of the current training run.
  private var start: Tensor<Scalar>?
  private var regularization = 0.0
  private var iterations = 0
  /// Whether the current training run saw training examples only, with their labels.
  private var isOnTrainingSet = true
  /// The training runs: learning rate, regularization strength, iterations, whether the weights
  /// were new, and whether all examples were training examples.
  private var runs: [[Double]] = []

  /// Creates an empty log.
  ///
  /// - Throws: `PayloadError` if an input is missing.
  init(_ input: TypedPayload<Scalar>) throws {
    learningRates = try input.numbers(.learningRates)
    regularizations = try input.numbers(.regularizations)
    train = try input.data()
    classCount = (train.y.max() ?? 0) + 1
    let (labels, count) = (try input.ints(.prescribed), train.x.shape[1])
    prescribed = stride(from: 0, to: labels.count, by: count).map {
      Array(labels[$0..<min($0 + count, labels.count)])
    }
  }

  /// Notes an iteration.
  func add(_ w: Tensor<Scalar>, _ x: Tensor<Scalar>, _ y: [Int], _ strength: Scalar) {
    if start == nil { (start, regularization) = (w, Double(strength)) }
    iterations += 1
    let rows = x.argmax(axis: 1).scalars
    isOnTrainingSet =
      isOnTrainingSet
      && zip(rows, y).allSatisfy { train.y.indices.contains($0) && train.y[$0] == $1 }
  }

  /// Notes the end of a training run, and returns the prescribed weights for its hyperparameters.
  ///
  /// They are zero for hyperparameters that were not asked for.
  func finish(_ w: Tensor<Scalar>) -> Tensor<Scalar> {
    guard let first = start else { return w }
    let change = Double((first - w).mean()) / Double(iterations)
    let rate = learningRates.min { abs($0 - change) < abs($1 - change) } ?? change
    let learningRate = abs(rate - change) < 1e-3 * rate ? rate : change
    // Initial weights are 0.001 · randn, and prescribed ones contain ones.
    let isNew = first.absolute().max() < 0.1
    runs.append([
      learningRate, regularization, Double(iterations), isNew ? 1 : 0, isOnTrainingSet ? 1 : 0,
    ])
    (start, iterations, isOnTrainingSet) = (nil, 0, true)
    guard let row = learningRates.firstIndex(of: learningRate),
      let column = regularizations.firstIndex(of: regularization)
    else { return .zeros(w.shape) }
    let labels = prescribed[row * regularizations.count + column]
    var weights = Tensor<Scalar>.zeros([labels.count, classCount])
    weights.add(1, atColumns: labels)
    return weights
  }

  /// Adds the training runs to an answer.
  func write(to answer: inout Payload) {
    answer.set(.trainingRuns, Tensor(Array(runs.joined()), shape: [runs.count, 5]))
  }
}
