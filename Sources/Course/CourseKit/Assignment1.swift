extension Assignment {
  /// Assignment 1: image classification.
  static let assignment1 = Assignment(
    id: .a1, title: "Assignment 1",
    questions: [
      Question(1, "nearestNeighbor", formerly: "knn"),
      Question(2, "supportVectorMachine", formerly: "svm"),
      Question(3, "softmaxClassifier", formerly: "softmax"),
      Question(4, "twoLayerNetwork", formerly: "twoLayer"),
      Question(5, "imageFeatures", formerly: "features"),
    ],
    core: [],
    withheld: [
      (
        "GradientChecks",
        "derive the gradient and compute it; compare it with the numerical gradient in a lab or "
          + "with './grader check'"
      )
    ], exempt: [], takesWeights: false, datasets: ["color-scenes", "cifar10"])
}
