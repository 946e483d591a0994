package import LabKit

extension LinearSVM: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 2, order: 1)

  /// Runs the steps: computing the loss and gradient of the SVM, training, and tuning.
  package static func steps(_ run: LabRun) throws {
    try LinearLossSteps(
      run: run, name: "svm", learningRates: [5e-8, 1e-7, 2e-7, 5e-7],
      firstLoss: (9, 1),
      explanation:
        "Small weights give scores near 0, so each of the nine wrong classes adds about 1 "
        + "to the loss, which should be near 9.",
      questions: (
        loss: [], gradient: ["a1.supportVectorMachine.1"], last: ["a1.supportVectorMachine.2"]
      )
    ).take()
  }
}
