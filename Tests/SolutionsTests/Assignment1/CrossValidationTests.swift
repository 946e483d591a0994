import Core
import Solution1
import Testing

@Suite struct CrossValidationTests {
  @Test func `folds keep the order and differ in size by one at most`() throws {
    let x = Tensor<Double>.arange(14).reshaped([7, 2])
    let folds = try splitIntoFolds(x, labels: [0, 1, 2, 3, 4, 5, 6], count: 3)
    #expect(folds.map(\.y) == [[0, 1, 2], [3, 4], [5, 6]])
    #expect(folds.map(\.x.shape) == [[3, 2], [2, 2], [2, 2]])
    #expect(Tensor.concatenated(folds.map(\.x), axis: 0) == x)
  }

  @Test func `every k has an accuracy a fold, each from the other folds`() throws {
    let data: LabelledData<Double> = clusters(60, seed: 3)
    let accuracies = try crossValidate(
      data.x, labels: data.y, kChoices: [1, 3, 7], foldCount: 4)
    #expect(Set(accuracies.keys) == [1, 3, 7])
    let folds = try splitIntoFolds(data.x, labels: data.y, count: 4)
    for (held, fold) in folds.enumerated() {
      let others = folds.indices.filter { $0 != held }
      var classifier = KNearestNeighbor<Double>()
      classifier.train(
        .concatenated(others.map { folds[$0].x }, axis: 0), labels: others.flatMap { folds[$0].y })
      for k in [1, 3, 7] {
        let predicted = try classifier.predict(fold.x, k: k)
        #expect(accuracies[k]?[held] == accuracy(of: predicted, on: fold.y))
      }
    }
  }

  @Test func `a fold is not among its own neighbors`() throws {
    // Every example is alone with its label, so a neighbor from another fold is always wrong.
    let x = Tensor<Double>.arange(6).reshaped([6, 1])
    let accuracies = try crossValidate(
      x, labels: [0, 1, 2, 3, 4, 5], kChoices: [1], foldCount: 3)
    #expect(accuracies == [1: [0, 0, 0]])
  }

  @Test func `the best k has the highest mean, and is the smallest of several`() {
    #expect(bestK([1: [0.2, 0.4], 5: [0.5, 0.3], 8: [0.4, 0.4], 10: [0.1, 0.2]]) == 5)
    #expect(bestK([:]) == nil)
  }
}
