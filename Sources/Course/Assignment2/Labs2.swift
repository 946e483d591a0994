package import LabKit

/// The lab pages of assignment 2, one per question.
package let labs2 = [
  LabOutline(
    name: "fully-connected", title: "Fully connected networks",
    summary:
      "Networks of any depth, made of layers that go forward and backward. You check each layer, "
      + "overfit fifty images, compare update rules, and train the best network you can.",
    question: 1, of: sections2),
  LabOutline(
    name: "batchnorm", title: "Batch and layer normalization",
    summary:
      "Layers that bring their inputs back to mean 0 and standard deviation 1. You check them, and "
      + "see what they change in deep networks: initial weights, learning, size of minibatches.",
    question: 2, of: sections2),
  LabOutline(
    name: "dropout", title: "Dropout",
    summary:
      "A layer that sets some of its inputs to zero at random. You check that it keeps their mean, "
      + "and see what it does to a network that overfits a few images.",
    question: 3, of: sections2),
  LabOutline(
    name: "conv", title: "Convolutional networks",
    summary:
      "Layers for images. You check convolution and pooling, see filters at work, make them fast, "
      + "and train a convolutional network and look at what it learned.",
    question: 4, of: sections2),
  LabOutline(
    name: "framework", title: "Networks with a framework",
    summary:
      "Networks without any backward pass of yours: gradients come from recorded operations. You "
      + "write one network in three ways, and then the best one that you can find.",
    question: 5, of: sections2),
]
