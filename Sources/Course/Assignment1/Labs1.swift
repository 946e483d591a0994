package import LabKit

/// The lab pages of assignment 1, one per question.
package let labs1 = [
  LabOutline(
    name: "knn", title: "k-nearest neighbors",
    summary:
      "A classifier that learns nothing: it keeps the training images, and the nearest of them "
      + "vote. You compute distances in three ways, and choose k by cross-validation.",
    question: 1, of: sections1),
  LabOutline(
    name: "svm", title: "Multiclass support vector machine",
    summary:
      "A linear classifier that wants the score of the right class to be higher by a margin. You "
      + "write its loss and gradient with loops and without, train it, and look at its weights.",
    question: 2, of: sections1),
  LabOutline(
    name: "softmax", title: "Softmax classifier",
    summary:
      "A linear classifier that turns scores into probabilities. You write its loss and gradient "
      + "with loops and without, train it, and look at what it learned.",
    question: 3, of: sections1),
  LabOutline(
    name: "two-layer-net", title: "Two-layer neural network",
    summary:
      "The first network: two layers with a ReLU between them. You write the forward and the "
      + "backward pass, try them on a toy problem, then train on images and tune.",
    question: 4, of: sections1),
  LabOutline(
    name: "features", title: "Image features",
    summary:
      "The same classifiers on better inputs: histograms of gradients and of hues in place of "
      + "pixels. You tune them, and look at the mistakes that remain.",
    question: 5, of: sections1),
]
