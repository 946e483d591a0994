import CourseKit
import Grading

private let nearestNeighbor = "KNearestNeighbor.swift"
private let svmVectorized: Set = [
  "a1.svm.vectorized.loss", "a1.svm.vectorized.speed", "a1.svm.vectorized.speedReference",
]

/// Mistakes in assignment 1, at least one for every check.
enum Assignment1Mutants {
  static let all = AssignmentMutants(
    layout: .assignment1, checks: Pairing.of(.a1).checks, wrong: wrong, slow: slow,
    training: training)

  /// Mistakes that show in the accuracy that is reached.
  private static let training = [
    Mutant(
      "a minibatch with the first labels", in: "LinearClassifier.swift",
      "rows.map { y[$0] }", "Array(y.prefix(size))", noticedBy: ["a1.svm.accuracy"]),
    Mutant(
      "steps a million times too short", in: "LinearTuning.swift",
      "learningRate: Classifier.Scalar(learningRate)",
      "learningRate: Classifier.Scalar(learningRate / 1e6)",
      noticedBy: ["a1.svm.tune", "a1.softmax.tune"]),
    Mutant(
      "a learning rate for other data", in: "TwoLayerNetTuning.swift",
      "learningRate: 2e-3", "learningRate: 1e-7", noticedBy: ["a1.twoLayer.tune"]),
    Mutant(
      "a learning rate for pixels", in: "FeatureTuning.swift",
      "learningRates: [1e-3, 5e-3]", "learningRates: [1e-9, 1e-8]",
      noticedBy: ["a1.features.svm"]),
    Mutant(
      "a learning rate for pixels", in: "FeatureTuning.swift",
      "learningRate: 0.5", "learningRate: 1e-6", noticedBy: ["a1.features.net"]),
  ]

  private static let wrong =
    distances + votes + folds + svm + softmax + classifier + net + netTraining

  /// Right answers by a slow way.
  private static let slow = [
    Mutant(
      "no loops: two loops behind another name", in: nearestNeighbor,
      "return Tensor.maximum(squares, 0).squareRoot()", "return try computeDistancesTwoLoops(x)",
      noticedBy: ["a1.knn.noLoops.speed", "a1.knn.noLoops.speedReference"]),
    Mutant(
      "vectorised: the naive version three times", in: "LinearSVM.swift",
      "let scores = matmul(x, w)  // [N, C]\n",
      thrice("svmLossNaive") + "let scores = matmul(x, w)\n",
      noticedBy: ["a1.svm.vectorized.speed", "a1.svm.vectorized.speedReference"]),
    Mutant(
      "vectorised: the naive version three times", in: "Softmax.swift",
      "var scores = matmul(x, w)  // [N, C]\n",
      thrice("softmaxLossNaive") + "var scores = matmul(x, w)\n",
      noticedBy: ["a1.softmax.vectorized.speed", "a1.softmax.vectorized.speedReference"]),
  ]

  /// A loss computed so slowly that other work on the machine does not make it too close to call.
  private static func thrice(_ loss: String) -> String {
    let call = "try \(loss)(w, x: x, y: y, regularization: regularization)"
    return "if exampleCount > 0 { _ = (\(call), \(call)); return \(call) }\n  "
  }

  private static let distances = [
    Mutant(
      "two loops: no square root", in: nearestNeighbor,
      "difference.dot(difference).squareRoot()", "difference.dot(difference)",
      noticedBy: ["a1.knn.twoLoops"]),
    Mutant(
      "two loops: the L1 distance", in: nearestNeighbor,
      "difference.dot(difference).squareRoot()", "difference.absolute().sum()",
      noticedBy: ["a1.knn.twoLoops"]),
    Mutant(
      "one loop: no square root", in: nearestNeighbor,
      "differences.sumOfSquares(axis: 1).squareRoot()", "differences.sumOfSquares(axis: 1)",
      noticedBy: ["a1.knn.oneLoop"]),
    Mutant(
      "one loop: the largest difference", in: nearestNeighbor,
      "differences.sumOfSquares(axis: 1).squareRoot()", "differences.absolute().max(axis: 1)",
      noticedBy: ["a1.knn.oneLoop"]),
    Mutant(
      "no loops: xy once instead of twice", in: nearestNeighbor, "squares *= -2", "squares *= -1",
      noticedBy: ["a1.knn.noLoops", "a1.knn.noLoops.speed", "a1.knn.noLoops.speedReference"]),
    Mutant(
      "no loops: the root of a square that rounded below zero", in: nearestNeighbor,
      "Tensor.maximum(squares, 0).squareRoot()", "squares.squareRoot()",
      noticedBy: ["a1.knn.noLoops"]),
  ]

  private static let votes = [
    Mutant(
      "ties go to the larger label", in: nearestNeighbor, "return votes.argmax()",
      "return votes.count - 1 - Tensor(Array(votes.scalars.reversed())).argmax()",
      noticedBy: ["a1.knn.predictLabels", "a1.knn.predictLabels.ties"]),
    Mutant(
      "the nearest decides alone", in: nearestNeighbor, ".prefix(k)", ".prefix(1)",
      noticedBy: ["a1.knn.predictLabels", "a1.knn.predictLabels.ties"]),
    Mutant(
      "the farthest vote", in: nearestNeighbor, ".prefix(k)", ".suffix(k)",
      noticedBy: ["a1.knn.predictLabels", "a1.knn.predictLabels.ties"]),
  ]

  private static let folds = [
    Mutant(
      "every fold has the first labels", in: "CrossValidation.swift",
      "Array(y[rows])", "Array(y.prefix(rows.count))",
      noticedBy: ["a1.knn.folds", "a1.knn.crossValidation"]),
    Mutant(
      "the held-out fold is trained on", in: "CrossValidation.swift",
      ".filter { $0 != held }", ".filter { _ in true }", noticedBy: ["a1.knn.crossValidation"]),
    Mutant(
      "every k is 1", in: "CrossValidation.swift", "k: k)", "k: 1)",
      noticedBy: ["a1.knn.crossValidation"]),
  ]

  private static let svm = [
    Mutant(
      "naive: the true class's column stays", in: "LinearSVM.swift",
      "gradient[column: right] = gradient[column: right] - x", "_ = right",
      noticedBy: ["a1.svm.naive.gradient"]),
    Mutant(
      "naive: a sum instead of a mean", in: "LinearSVM.swift",
      "gradient /= Scalar(exampleCount)\n  gradient.add", "gradient.add",
      noticedBy: ["a1.svm.naive.gradient"]),
    Mutant(
      "naive: the penalty's gradient without its 2", in: "LinearSVM.swift",
      "gradient /= Scalar(exampleCount)\n  gradient.add(w, alpha: 2 * regularization)",
      "gradient /= Scalar(exampleCount)\n  gradient.add(w, alpha: regularization)",
      noticedBy: ["a1.svm.naive.gradient"]),
    Mutant(
      "vectorised: the true class has a margin too", in: "LinearSVM.swift",
      "margins.set(0, atColumns: y)", "", noticedBy: svmVectorized),
    Mutant(
      "vectorised: the true class is pulled at once", in: "LinearSVM.swift",
      "scoreGradient.add(-scoreGradient.sum(axis: 1), atColumns: y)",
      "scoreGradient.add(-1, atColumns: y)",
      noticedBy: [
        "a1.svm.vectorized.gradient", "a1.svm.vectorized.speed",
        "a1.svm.vectorized.speedReference",
      ]),
    Mutant(
      "vectorised: half a penalty", in: "LinearSVM.swift",
      "regularization * w.sumOfSquares()", "regularization * w.sumOfSquares() / 2",
      noticedBy: ["a1.svm.vectorized.loss"]),
  ]

  private static let softmax = [
    Mutant(
      "naive: the true score is left out", in: "Softmax.swift",
      "loss += logSum - shifted[y[i]]", "loss += logSum",
      noticedBy: ["a1.softmax.naive.loss", "a1.softmax.stability"]),
    Mutant(
      "naive: no shift", in: "Softmax.swift", "scores - scores.max()", "scores",
      noticedBy: ["a1.softmax.stability"]),
    Mutant(
      "naive: the true class's probability is not lowered", in: "Softmax.swift",
      "j == y[i] ? probability - 1 : probability", "probability",
      noticedBy: ["a1.softmax.naive.gradient"]),
    Mutant(
      "vectorised: a sum instead of a mean", in: "Softmax.swift",
      "probabilities /= Scalar(exampleCount)", "",
      noticedBy: [
        "a1.softmax.vectorized.gradient", "a1.softmax.vectorized.speed",
        "a1.softmax.vectorized.speedReference",
      ]),
    Mutant(
      "vectorised: no shift", in: "Softmax.swift",
      "scores -= scores.max(axis: 1, keepDims: true)", "_ = scores.max()",
      noticedBy: ["a1.softmax.stability"]),
    Mutant(
      "vectorised: one shift for all rows", in: "Softmax.swift",
      "scores -= scores.max(axis: 1, keepDims: true)", "scores -= scores.max()",
      noticedBy: ["a1.softmax.stability"]),
    Mutant(
      "vectorised: no penalty", in: "Softmax.swift",
      "let loss = dataLoss + regularization * w.sumOfSquares()", "let loss = dataLoss",
      noticedBy: ["a1.softmax.vectorized.loss"]),
    Mutant(
      "vectorised: a loss in single precision", in: "Softmax.swift",
      "let loss = dataLoss + regularization * w.sumOfSquares()",
      "let loss = Scalar(Float(dataLoss + regularization * w.sumOfSquares()))",
      noticedBy: ["a1.softmax.vectorized.loss"]),
  ]

  private static let classifier = [
    Mutant(
      "a step up the gradient", in: "LinearClassifier.swift",
      "alpha: -learningRate", "alpha: learningRate", noticedBy: ["a1.linear.train"]),
    Mutant(
      "a minibatch with the first labels", in: "LinearClassifier.swift",
      "rows.map { y[$0] }", "Array(y.prefix(size))", noticedBy: ["a1.linear.train"]),
    Mutant(
      "always the same minibatch", in: "LinearClassifier.swift",
      "random.choice(x.shape[0], size: size)", "Array(0..<size)", noticedBy: ["a1.linear.train"]),
    Mutant(
      "the lowest score wins", in: "LinearClassifier.swift", ".argmax(axis: 1)",
      ".argmin(axis: 1)", noticedBy: ["a1.linear.predict"]),
  ]

  private static let net = [
    Mutant(
      "no ReLU", in: "TwoLayerNet.swift", "hidden = Tensor.maximum(hidden, 0)", "",
      noticedBy: ["a1.twoLayer.scores", "a1.twoLayer.loss", "a1.twoLayer.gradient"]),
    Mutant(
      "no second bias", in: "TwoLayerNet.swift", "scores += b2", "",
      noticedBy: ["a1.twoLayer.scores", "a1.twoLayer.loss"]),
    Mutant(
      "half a penalty", in: "TwoLayerNet.swift",
      "regularization * (w1.sumOfSquares() + w2.sumOfSquares())",
      "regularization * (w1.sumOfSquares() + w2.sumOfSquares()) / 2",
      noticedBy: ["a1.twoLayer.loss"]),
    Mutant(
      "a penalty on a bias", in: "TwoLayerNet.swift",
      "(w1.sumOfSquares() + w2", "(w1.sumOfSquares() + b1.sumOfSquares() + w2",
      noticedBy: ["a1.twoLayer.loss"]),
    Mutant(
      "no ReLU on the way back", in: "TwoLayerNet.swift",
      "hiddenGradient *= Tensor(hidden .> 0)", "", noticedBy: ["a1.twoLayer.gradient"]),
    Mutant(
      "a mean for the first bias", in: "TwoLayerNet.swift",
      "b1: hiddenGradient.sum(axis: 0)", "b1: hiddenGradient.mean(axis: 0)",
      noticedBy: ["a1.twoLayer.gradient"]),
    Mutant(
      "no gradient of the second weights' penalty", in: "TwoLayerNet.swift",
      "w2Gradient.add(w2, alpha: 2 * regularization)", "", noticedBy: ["a1.twoLayer.gradient"]),
    Mutant(
      "the lowest score wins", in: "TwoLayerNet.swift", ".argmax(axis: 1)", ".argmin(axis: 1)",
      noticedBy: ["a1.twoLayer.predict"]),
  ]

  private static let netTraining = [
    Mutant(
      "a bias that never learns", in: "TwoLayerNet+Training.swift",
      "b2.add(gradients.b2, alpha: -learningRate)", "", noticedBy: ["a1.twoLayer.train"]),
    Mutant(
      "a step up the gradient", in: "TwoLayerNet+Training.swift",
      "w1.add(gradients.w1, alpha: -learningRate)", "w1.add(gradients.w1, alpha: learningRate)",
      noticedBy: ["a1.twoLayer.train", "a1.twoLayer.train.toy"]),
    Mutant(
      "a minibatch with other labels", in: "TwoLayerNet+Training.swift",
      "rows.map { y[$0] }", "rows.map { y[($0 + 1) % y.count] }",
      noticedBy: ["a1.twoLayer.train.toy"]),
  ]
}
