import Core

/// A lab of the course, which is a notebook there.
package enum Lab: String, CaseIterable, Sendable {
  case knn
  case svm
  case softmax
  case twoLayerNet = "two-layer-net"
  case features

  /// The name that people read.
  package var title: String {
    switch self {
    case .knn: "k-nearest neighbours"
    case .svm: "Multiclass support vector machine"
    case .softmax: "Softmax classifier"
    case .twoLayerNet: "Two-layer neural network"
    case .features: "Image features"
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
    }
  }
}
