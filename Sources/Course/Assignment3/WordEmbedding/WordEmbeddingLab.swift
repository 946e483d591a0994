import Contract3
import Core
package import LabKit

extension WordEmbedding: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 1, order: 3)

  /// Runs the steps: the vectors of words, and the gradients.
  package static func steps(_ run: LabRun) throws {
    try run.step("The vectors of words: forward pass", asking: ["a3.recurrentNets.1"]) { content in
      var input = Payload()
      input.set(.words, Tensor([0, 3, 1, 2, 2, 1, 0, 3], shape: [2, 4]))
      input.set(.w, spaced(0, 1, [5, 3]))
      let out = try tensor(run.call("a3.wordEmbedding.forward", input), .out, shape: [2, 4, 3])
      content.compare(
        out.reshaped([8, 3]),
        with: Tensor([
          [0, 0.07142857, 0.14285714], [0.64285714, 0.71428571, 0.78571429],
          [0.21428571, 0.28571429, 0.35714286], [0.42857143, 0.5, 0.57142857],
          [0.42857143, 0.5, 0.57142857], [0.21428571, 0.28571429, 0.35714286],
          [0, 0.07142857, 0.14285714], [0.64285714, 0.71428571, 0.78571429],
        ]), "the vectors, a row for each word", below: 1e-7)
    }
    try run.step("The vectors of words: backward pass") { content in
      var random = RandomState(seed: 231)
      var input = Payload()
      input.set(.words, Tensor(random.randint(below: 5, count: 150), shape: [50, 3]))
      input.set(.w, random.randn([5, 6]) as Tensor<Double>)
      try LayerTrial(id, input, of: [.w], upstream: random.randn([50, 3, 6]))
        .check(run, in: &content, below: 1e-9)
    }
  }
}
