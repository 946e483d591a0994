import Contract1
import Core
import Media
import Solution1
import Testing

/// The knn notebook on CIFAR-10.
@Suite(.serialized, .enabled(if: PublishedCIFAR10.isPresent, PublishedCIFAR10.absence))
struct CIFAR10NeighborTests {
  // Cells 7 to 12 and 21: 5000 training and 500 test rows, 137, 139 and 141 right.
  @Test func `nearest neighbors are as good as published`() throws {
    let data = try NeighborData()
    var vote = Payload()
    vote.set(.distances, try data.distances("noLoops", testCount: 500))
    vote.set(.yTrain, data.train.y)
    let tolerance = try PublishedCIFAR10.tolerance(original: 0, copy: 10)
    for (k, published) in [1: 137, 5: 139, 10: 141] {
      vote.set(.k, k)
      let labels = try callExercise("a1.knn.predictLabels", vote).ints(.labels)
      let correct = zip(labels, data.test.y).count { $0 == $1 }
      #expect(abs(correct - published) <= tolerance, "\(correct) right for k = \(k)")
    }
  }

  // Cells 15 and 16: the difference in the Frobenius norm is below 0.001.
  @Test func `the distances agree however they are computed`() throws {
    let data = try NeighborData()
    let twoLoops = try data.distances("twoLoops", testCount: 20)
    #expect(twoLoops.shape == [20, 5000])
    for name in ["oneLoop", "noLoops"] {
      #expect((try data.distances(name, testCount: 20) - twoLoops).norm() < 0.001)
    }
  }

  // Cell 19: 5 folds of 5000 rows in order; ties to the smaller label.
  @Test func `cross-validation gives the published accuracies`() throws {
    let data = try NeighborData()
    let kChoices = [1, 3, 5, 8, 10, 12, 15, 20, 50, 100]
    var input = Payload()
    input.set(.x, data.train.x)
    input.set(.y, data.train.y)
    input.set(.kChoices, kChoices)
    input.set(.count, 5)
    let accuracies = try callExercise("a1.knn.crossValidation", input).doubles(.accuracies)
    #expect(accuracies.shape == [10, 5])
    let tolerance = try PublishedCIFAR10.tolerance(original: 1e-9, copy: 0.02)
    #expect(abs(accuracies[5, 4] - 0.28) < tolerance)
    for (fold, published) in [0.256, 0.27, 0.263, 0.256, 0.263].enumerated() {
      #expect(abs(accuracies[9, fold] - published) < tolerance)
    }
    let best = kChoices[try #require(accuracies.mean(axis: 1).argmax(axis: 0).scalars.first)]
    #expect([8, 10, 12].contains(best), "best k = \(best)")
  }
}

/// The first 5000 training and 500 test rows, unscaled, as the knn notebook takes them.
private struct NeighborData {
  let train: LabelledData<Double>
  let test: LabelledData<Double>

  init() throws {
    let set = try PublishedCIFAR10.set.get()
    let (train, test) = (set.train.prefix(5000), set.test.prefix(500))
    self.train = LabelledData(x: Tensor(train.images).reshaped([5000, 3072]), y: train.labels)
    self.test = LabelledData(x: Tensor(test.images).reshaped([500, 3072]), y: test.labels)
  }

  func distances(_ name: String, testCount: Int) throws -> Tensor<Double> {
    var input = Payload()
    input.set(.x, test.x[0..<testCount])
    input.set(.xTrain, train.x)
    return try callExercise("a1.knn.\(name)", input).doubles(.distances)
  }
}
