package import LabKit

/// The lab pages of assignment 2, one per question.
package let labs2 = [
  LabOutline(
    name: "fully-connected", title: "Fully connected networks",
    summary:
      "Networks of any depth, built from layers that each have a forward and a backward pass. You "
      + "check each layer, overfit fifty images, compare update rules, and train the best "
      + "network you can.",
    question: 1, of: sections2),
  LabOutline(
    name: "batchnorm", title: "Batch and layer normalization",
    summary:
      "Layers that normalize their inputs to mean 0 and standard deviation 1. You check them and "
      + "see their effect on deep networks with different initial weights and batch sizes.",
    question: 2, of: sections2),
  LabOutline(
    name: "dropout", title: "Dropout",
    summary:
      "A layer that sets some of its inputs to zero at random. You check that it preserves "
      + "the mean, and see its effect on a network that overfits a few images.",
    question: 3, of: sections2),
  LabOutline(
    name: "conv", title: "Convolutional networks",
    summary:
      "Layers that process images. You check convolution and pooling, apply filters to images, "
      + "make the layers fast, train a convolutional network, and look at its filters.",
    question: 4, of: sections2),
  LabOutline(
    name: "framework", title: "Networks with a framework",
    summary:
      "Networks whose gradients a framework computes by recording the operations of the forward "
      + "pass, so that you do not have to write a backward pass. You write one network in three "
      + "ways, and then train the best network you can.",
    question: 5, of: sections2),
]
