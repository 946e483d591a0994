import CourseKit
import Grading

private let passes = "FullyConnectedNet+Passes.swift"

/// Mistakes in assignment 2, at least one for every check.
enum Assignment2Mutants {
  static let all = AssignmentMutants(
    layout: .assignment2, checks: Pairing.of(.a2).checks,
    wrong: layers + nets + images + framework,
    slow: slow, training: training)

  private static let layers = [
    Mutant(
      "biases are subtracted", in: "Affine.swift", "out += b", "out -= b",
      noticedBy: ["a2.affine.forward"]),
    Mutant(
      "a mean for the biases", in: "Affine.swift", "upstream.sum(axis: 0)",
      "upstream.mean(axis: 0)", noticedBy: ["a2.affine.backward"]),
    Mutant(
      "a leak", in: "ReLU.swift", "Tensor.maximum(x, 0)", "Tensor.maximum(x, x * 0.01)",
      noticedBy: ["a2.relu.forward"]),
    Mutant(
      "the gradient of the identity", in: "ReLU.swift", "upstream * Tensor(cache.x .> 0)",
      "upstream", noticedBy: ["a2.relu.backward"]),
    Mutant(
      "beta is subtracted", in: "BatchNorm.swift", "(centered * inverseDeviation) + beta",
      "(centered * inverseDeviation) - beta",
      noticedBy: ["a2.batchnorm.forward", "a2.batchnorm.test"]),
    Mutant(
      "the unbiased variance is remembered", in: "BatchNorm.swift",
      "(1 - momentum) * variance",
      "(1 - momentum) * variance * (Scalar(x.shape[0]) / Scalar(x.shape[0] - 1))",
      noticedBy: ["a2.batchnorm.running"]),
    Mutant(
      "the minibatch's own statistics in prediction", in: "BatchNorm.swift",
      "if mode == .train {", "do {", noticedBy: ["a2.batchnorm.test"]),
    Mutant(
      "half the way through the variance", in: "BatchNorm.swift",
      "(2 / exampleCount * dvariance)", "(dvariance / exampleCount)",
      noticedBy: ["a2.batchnorm.backward"]),
    Mutant(
      "the formula without the variance", in: "BatchNorm.swift",
      "- dbeta - normalized * dgamma)", "- dbeta)",
      noticedBy: ["a2.batchnorm.backwardSimplified"]),
    Mutant(
      "no beta", in: "LayerNorm.swift", "gamma * normalized + beta", "gamma * normalized",
      noticedBy: ["a2.layernorm.forward"]),
    Mutant(
      "the mean is a constant", in: "LayerNorm.swift", "- sums - normalized", "- normalized",
      noticedBy: ["a2.layernorm.backward"]),
    Mutant(
      "dropout that is not inverted", in: "Dropout.swift", ".< keep) / Scalar(keep)", ".< keep)",
      noticedBy: ["a2.dropout.forward", "a2.dropout.mean"]),
    Mutant(
      "scaled in prediction", in: "Dropout.swift", "return (x, DropoutCache(mask: nil))",
      "return (x * Scalar(keep), DropoutCache(mask: nil))", noticedBy: ["a2.dropout.test"]),
    Mutant(
      "the way back past what was dropped", in: "Dropout.swift", "return upstream * mask",
      "return upstream", noticedBy: ["a2.dropout.backward"]),
    Mutant(
      "a step up the gradient", in: "SGDMomentumRule.swift", "- learningRate * dw",
      "+ learningRate * dw", noticedBy: ["a2.sgdMomentum"]),
    Mutant(
      "the weights of the mean change places", in: "RMSPropRule.swift", "keeping: decayRate",
      "keeping: 1 - decayRate", noticedBy: ["a2.rmsprop"]),
    Mutant(
      "the step is counted at its end", in: "AdamRule.swift", "    t += 1\n",
      "    defer { t += 1 }\n", noticedBy: ["a2.adam"]),
  ]

  private static let nets = [
    Mutant(
      "scores without the last biases", in: "TwoLayerNet.swift",
      "return try affineForward(hidden, w: parameters[\"W2\"], b: parameters[\"b2\"]).out",
      "return try affineForward(hidden, w: parameters[\"W2\"], b: parameters[\"b2\"] * 0).out",
      noticedBy: ["a2.twoLayerNet.scores"]),
    Mutant(
      "a penalty without the half", in: "TwoLayerNet.swift",
      "(w1.sumOfSquares() + w2.sumOfSquares()) / 2", "(w1.sumOfSquares() + w2.sumOfSquares())",
      noticedBy: ["a2.twoLayerNet.loss"]),
    Mutant(
      "the gradient of the penalty is subtracted", in: "TwoLayerNet.swift",
      "bottom.dw + regularization * w1", "bottom.dw - regularization * w1",
      noticedBy: ["a2.twoLayerNet.gradient"]),
    Mutant(
      "layers without biases", in: passes, "affineForward(out, w: w, b: b)",
      "affineForward(out, w: w, b: b * 0)",
      noticedBy: [
        "a2.fullyConnected.loss", "a2.fullyConnected.gradient", "a2.fullyConnected.normalization",
        "a2.fullyConnected.dropout",
      ]),
    Mutant(
      "a mean for the first biases", in: passes, "= upstream.sum(axis: 0)",
      "= upstream.mean(axis: 0)",
      noticedBy: [
        "a2.fullyConnected.gradient", "a2.fullyConnected.normalization",
        "a2.fullyConnected.dropout",
      ]),
    Mutant(
      "batch normalisation as in prediction", in: passes,
      "running: &running[layer - 1], mode: mode)", "running: &running[layer - 1], mode: .test)",
      noticedBy: ["a2.fullyConnected.normalization"]),
    Mutant(
      "dropout is passed over on the way back", in: passes, "if keep < 1 { upstream",
      "if keep < 0 { upstream", noticedBy: ["a2.fullyConnected.dropout"]),
    Mutant(
      "no penalty on the filters", in: "ThreeLayerConvNet.swift",
      "let squares = w1.sumOfSquares() + w2", "let squares = w2", noticedBy: ["a2.convNet.loss"]),
    Mutant(
      "no gradient of the last penalty", in: "ThreeLayerConvNet.swift",
      "for name in [\"W1\", \"W2\", \"W3\"] {", "for name in [\"W1\", \"W2\"] {",
      noticedBy: ["a2.convNet.gradient"]),
  ]

  private static let images = [
    Mutant(
      "no biases", in: "Convolution.swift", "var sum = b[f]", "var sum: Scalar = 0",
      noticedBy: ["a2.conv.forward"]),
    Mutant(
      "a mean for the biases", in: "Convolution.swift", "upstream.sum(axes: [0, 2, 3])",
      "upstream.mean(axes: [0, 2, 3])", noticedBy: ["a2.conv.backward"]),
    Mutant(
      "a maximum that begins with zero", in: "MaxPool.swift", "var largest = -Scalar.infinity",
      "var largest: Scalar = 0", noticedBy: ["a2.pool.forward"]),
    Mutant(
      "windows that do not overlap", in: "MaxPool.swift", "dx[n, c, row, column] += ",
      "dx[n, c, row, column] = ", noticedBy: ["a2.pool.backward"]),
    Mutant(
      "places from right to left", in: "Im2col.swift",
      "result[target + j] = pixels[line + column]",
      "result[target + columns - 1 - j] = pixels[line + column]", noticedBy: ["a2.im2col"]),
    Mutant(
      "the last window wins", in: "Im2col.swift", "result[line + column] += numbers",
      "result[line + column] = numbers", noticedBy: ["a2.col2im"]),
    Mutant(
      "biases are subtracted", in: "Im2colConvolution.swift", "+ bias", "- bias",
      noticedBy: ["a2.fastConv.forward"]),
    Mutant(
      "images are subtracted from each other", in: "Im2colConvolution.swift", "drows += matmul",
      "drows -= matmul", noticedBy: ["a2.fastConv.backward"]),
    Mutant(
      "the smallest number of each window", in: "Im2colMaxPool.swift", "columns.max(axis: 1)",
      "columns.min(axis: 1)", noticedBy: ["a2.fastPool.forward"]),
    Mutant(
      "no gradient from above", in: "Im2colMaxPool.swift", "= gradients[source]",
      "= gradients[source] * 0 + 1", noticedBy: ["a2.fastPool.backward"]),
    Mutant(
      "reshaped and not transposed", in: "SpatialBatchNorm.swift",
      "(images(rows, shape: x.shape), cache)", "(rows.reshaped(x.shape), cache)",
      noticedBy: ["a2.spatialBatchnorm.forward"]),
    Mutant(
      "half the gradient", in: "SpatialBatchNorm.swift", "(pixelRows(upstream), cache)",
      "(pixelRows(upstream) / 2, cache)", noticedBy: ["a2.spatialBatchnorm.backward"]),
    Mutant(
      "no beta", in: "SpatialGroupNorm.swift", "gamma * normalized.reshaped(x.shape) + beta",
      "gamma * normalized.reshaped(x.shape)", noticedBy: ["a2.spatialGroupnorm.forward"]),
    Mutant(
      "the mean is a constant", in: "SpatialGroupNorm.swift", "- sums - normalized",
      "- normalized", noticedBy: ["a2.spatialGroupnorm.backward"]),
  ]

  private static let framework = [
    Mutant(
      "no second ReLU", in: "Framework/BarebonesConvNet.swift",
      "Conv2DOptions(padding: 1)\n  ).relu()", "Conv2DOptions(padding: 1)\n  )",
      noticedBy: ["a2.framework.barebones.scores"]),
    Mutant(
      "a bias that is not learnt", in: "Framework/BarebonesConvNet.swift",
      "fcB: zeroWeight([classCount])", "fcB: Variable(.zeros([classCount]))",
      noticedBy: ["a2.framework.barebones.parameters"]),
    Mutant(
      "no second ReLU", in: "Framework/ThreeLayerConvModule.swift",
      "fc(conv2(conv1(x).relu()).relu()", "fc(conv2(conv1(x).relu())",
      noticedBy: ["a2.framework.module.scores"]),
    Mutant(
      "momentum, but not Nesterov's", in: "Framework/SequentialConvNet.swift", "nesterov: true",
      "nesterov: false", noticedBy: ["a2.framework.sequential.scores"]),
  ]

  /// Right answers by a slow way.
  private static let slow = [
    Mutant(
      "the formula: the graph ten times", in: "BatchNorm.swift",
      "let exampleCount = Scalar(upstream.shape[0])\n",
      "for _ in 0..<10 { _ = try batchNormBackward(upstream, cache) }\n"
        + "  let exampleCount = Scalar(upstream.shape[0])\n",
      noticedBy: ["a2.batchnorm.backwardSimplified.speed"]),
    Mutant(
      "columns: the loops three times", in: "Im2colConvolution.swift",
      "let bias = b.expandingDimensions(at: 1)",
      "let loops = try convForwardNaive(x, w: w, b: b, stride: stride, padding: padding)\n"
        + "  for _ in 0..<3 { _ = try convBackwardNaive(loops.out, loops.cache) }\n"
        + "  let bias = b.expandingDimensions(at: 1)",
      noticedBy: ["a2.fastConv.speed", "a2.fastConv.speedReference"]),
    Mutant(
      "columns fifty times", in: "Im2colMaxPool.swift",
      "let columns = try im2col(planes, moving)",
      "for _ in 0..<50 { _ = try im2col(planes, moving) }\n"
        + "  let columns = try im2col(planes, moving)",
      noticedBy: ["a2.fastPool.speedReference"]),
  ]

  /// Mistakes that show in the accuracy that is reached.
  private static let training = [
    Mutant(
      "one step", in: "TwoLayerNetTraining.swift", "batchSize: 200, epochs: epochs",
      "batchSize: train.y.count, epochs: 1",
      noticedBy: ["a2.twoLayerNet.train"]),
    Mutant(
      "a learning rate for other data", in: "OverfittingTuning.swift",
      "learningRate: 2e-3, weightScale: 4e-2", "learningRate: 2e-9, weightScale: 4e-2",
      noticedBy: ["a2.overfit.threeLayers"]),
    Mutant(
      "weights that are too small", in: "OverfittingTuning.swift",
      "learningRate: 1e-3, weightScale: 8e-2", "learningRate: 1e-3, weightScale: 1e-5",
      noticedBy: ["a2.overfit.fiveLayers"]),
    Mutant(
      "one step", in: "BestNetTuning.swift", "batchSize: 100, epochs: epochs",
      "batchSize: train.y.count, epochs: 1",
      noticedBy: ["a2.bestNet.train"]),
    Mutant(
      "a few steps", in: "Framework/Challenge.swift", "let (batchSize, epochs) = (64, 6)",
      "let (batchSize, epochs) = (500, 1)", noticedBy: ["a2.framework.challenge.train"]),
  ]
}
