package import LabKit

/// The lab pages of assignment 1, one per question.
package let labs1 = [
  LabOutline(
    name: "knn", title: "k-nearest neighbors",
    summary:
      "A classifier that does no training: it stores the training images, and the nearest ones "
      + "vote on a label. You compute distances in three ways and choose k by cross-validation.",
    question: 1, of: sections1),
  LabOutline(
    name: "svm", title: "Multiclass support vector machine",
    summary:
      "A linear classifier whose loss is zero only if the correct class scores higher than every "
      + "other class by a margin. You write its loss and gradient with and without loops, train "
      + "it, and look at its weights.",
    question: 2, of: sections1),
  LabOutline(
    name: "softmax", title: "Softmax classifier",
    summary:
      "A linear classifier that turns scores into probabilities. You write its loss and gradient "
      + "with and without loops, train it, and look at its weights.",
    question: 3, of: sections1),
  LabOutline(
    name: "two-layer-net", title: "Two-layer neural network",
    summary:
      "Your first network: two layers with a ReLU between them. You write the forward and backward "
      + "passes, try them on a toy problem, train on images, and tune the hyperparameters.",
    question: 4, of: sections1),
  LabOutline(
    name: "features", title: "Image features",
    summary:
      "The same classifiers on better inputs: histograms of gradients and hues instead of pixels. "
      + "You tune the classifiers and look at the remaining mistakes.",
    question: 5, of: sections1),
]
