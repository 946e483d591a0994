package import LabKit

extension Softmax: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 3, order: 1)

  /// Runs the steps: computing the loss and gradient of the softmax classifier, training, and
  /// tuning.
  package static func steps(_ run: LabRun) throws {
    try LinearLossSteps(
      run: run, name: "softmax", learningRates: [1e-7, 2e-7, 5e-7, 1e-6],
      firstLoss: (2.3026, 0.3),
      explanation:
        "Small weights give each class about the same probability, so the loss should be "
        + "near −log(0.1) = 2.3026.",
      questions: (loss: ["a1.softmaxClassifier.1"], gradient: [], last: ["a1.softmaxClassifier.2"])
    ).take()
  }
}
