import Core

/// A lab of the course, which is a notebook there.
package enum Lab: String, CaseIterable, Sendable {
  case knn
  case svm
  case softmax
  case twoLayerNet = "two-layer-net"
  case features
  case fullyConnected = "fully-connected"
  case batchnorm
  case dropout
  case conv
  case framework

  /// The number of the assignment that it belongs to.
  package var assignment: Int {
    switch self {
    case .knn, .svm, .softmax, .twoLayerNet, .features: 1
    case .fullyConnected, .batchnorm, .dropout, .conv, .framework: 2
    }
  }

  /// The name that people read.
  package var title: String {
    switch self {
    case .knn: "k-nearest neighbours"
    case .svm: "Multiclass support vector machine"
    case .softmax: "Softmax classifier"
    case .twoLayerNet: "Two-layer neural network"
    case .features: "Image features"
    case .fullyConnected: "Fully connected networks"
    case .batchnorm: "Batch and layer normalisation"
    case .dropout: "Dropout"
    case .conv: "Convolutional networks"
    case .framework: "Networks with a framework"
    }
  }

  /// What the lab is about.
  package var summary: String {
    switch self {
    case .knn:
      "A classifier that learns nothing: it keeps the training images, and lets the nearest of them "
        + "vote. You compute distances in three ways, and choose k by cross-validation."
    case .svm:
      "A linear classifier that wants the right class ahead by a margin. You write its loss and "
        + "gradient with loops and without, train it, and look at what it learned."
    case .softmax:
      "A linear classifier that turns scores into probabilities. You write its loss and gradient "
        + "with loops and without, train it, and look at what it learned."
    case .twoLayerNet:
      "The first network: two layers with a rectifier between them. You write the forward and the "
        + "backward pass, try them on a toy problem, then train on images and tune."
    case .features:
      "The same classifiers on better numbers: histograms of gradients and of hues in place of "
        + "pixels. You tune them, and look at the mistakes that remain."
    case .fullyConnected:
      "Networks of any depth, made of layers that go forward and backward. You check each layer, "
        + "learn fifty images by heart, compare update rules, and train the best network you can."
    case .batchnorm:
      "Layers that give their inputs a mean of 0 and a deviation of 1 again. You check them, and "
        + "see what they change in deep networks: first weights, learning, the size of minibatches."
    case .dropout:
      "A layer that forgets some of its inputs at random. You check that it keeps their mean, and "
        + "see what it does to a network that learns a few images by heart."
    case .conv:
      "Layers for images. You check convolution and pooling, see filters at work, make them fast, "
        + "and train a convolutional network and look at what it learned."
    case .framework:
      "Networks without any backward pass of yours: gradients come from recorded operations. You "
        + "write one network in three ways, and then the best one that you can find."
    }
  }

  /// Runs the steps.
  func run(_ run: LabRun) throws {
    switch self {
    case .knn: try runNearestNeighborLab(run)
    case .svm: try LinearLab.svm.run(run)
    case .softmax: try LinearLab.softmax.run(run)
    case .twoLayerNet: try runTwoLayerNetLab(run)
    case .features: try runFeaturesLab(run)
    case .fullyConnected: try runFullyConnectedLab(run)
    case .batchnorm: try runBatchNormLab(run)
    case .dropout: try runDropoutLab(run)
    case .conv: try runConvLab(run)
    case .framework: try runFrameworkLab(run)
    }
  }
}
