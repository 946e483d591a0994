import Core
import Solution1
import Testing

@Suite struct KNearestNeighborTests {
  @Test(arguments: [0, 1, 2])
  func `distances are Euclidean, whatever the number of loops`(loops: Int) throws {
    var classifier = KNearestNeighbor<Double>()
    classifier.train(Tensor([[0, 0], [3, 4], [6, 8]]), labels: [0, 1, 2])
    let x: Tensor<Double> = Tensor([[0, 0], [3, 0]])
    let distances = try distances(classifier, x, loops: loops)
    let expected: Tensor<Double> = Tensor([[0, 5, 10], [3, 4, 73.0.squareRoot()]])
    #expect(distances.shape == [2, 3])
    #expect(largestDifference(distances, expected) < 1e-12)
  }

  // Course, knn notebook, cells 15 and 16: the Frobenius norm of the difference is below 0.001.
  @Test(arguments: [(1, 1, 1), (5, 3, 7), (3, 8, 20), (20, 50, 3072)])
  func `one loop and none agree with two`(m: Int, n: Int, d: Int) throws {
    var random = RandomState(seed: 231)
    var classifier = KNearestNeighbor<Double>()
    classifier.train(random.rand([n, d]) * 255, labels: Array(repeating: 0, count: n))
    let x = random.rand([m, d]) * 255
    let two = try classifier.computeDistancesTwoLoops(x)
    #expect(try (classifier.computeDistancesOneLoop(x) - two).norm() < 0.001)
    #expect(try (classifier.computeDistancesNoLoops(x) - two).norm() < 0.001)
  }

  @Test func `the distance of an example to itself is never NaN`() throws {
    var random = RandomState(seed: 0)
    let x: Tensor<Float> = random.rand([50, 3072]) * 255
    var classifier = KNearestNeighbor<Float>()
    classifier.train(x, labels: Array(repeating: 0, count: 50))
    let distances = try classifier.computeDistancesNoLoops(x)
    #expect(distances.scalars.allSatisfy { $0 >= 0 })
  }

  @Test func `the nearest neighbors vote, and the smaller label wins a tie`() throws {
    var classifier = KNearestNeighbor<Float>()
    classifier.yTrain = [2, 1, 1, 2, 0]
    let distances: Tensor<Float> = Tensor([[1, 2, 3, 4, 5], [5, 1, 2, 4, 3], [1, 9, 8, 7, 2]])
    #expect(try classifier.predictLabels(distances: distances, k: 1) == [2, 1, 2])
    #expect(try classifier.predictLabels(distances: distances, k: 2) == [1, 1, 0])
    #expect(try classifier.predictLabels(distances: distances, k: 3) == [1, 1, 2])
    #expect(try classifier.predictLabels(distances: distances, k: 4) == [1, 1, 2])
    #expect(try classifier.predictLabels(distances: distances, k: 5) == [1, 1, 1])
  }

  @Test(arguments: [0, 1, 2])
  func `prediction finds the class of well separated examples`(loops: Int) throws {
    let (train, test): (LabelledData<Float>, LabelledData<Float>) = (
      clusters(80, seed: 1), clusters(40, seed: 2)
    )
    var classifier = KNearestNeighbor<Float>()
    classifier.train(train.x, labels: train.y)
    let predicted = try classifier.predict(test.x, k: 5, loops: loops)
    #expect(accuracy(of: predicted, on: test.y) > 0.9)
  }

  @Test func `another number of loops is an error`() {
    #expect(throws: KNearestNeighborError.unknownLoopCount(3)) {
      try KNearestNeighbor<Float>().predict(Tensor([[1]]), loops: 3)
    }
    #expect(KNearestNeighborError.unknownLoopCount(3).description.contains("found 3"))
  }

  private func distances(
    _ classifier: KNearestNeighbor<Double>, _ x: Tensor<Double>, loops: Int
  ) throws -> Tensor<Double> {
    switch loops {
    case 0: try classifier.computeDistancesNoLoops(x)
    case 1: try classifier.computeDistancesOneLoop(x)
    default: try classifier.computeDistancesTwoLoops(x)
    }
  }
}
