import Contract3
import Core
package import Judging

/// The exercise on the vectors of words, in question 1.
package enum WordEmbedding: CheckedExercise {
  package static let id = "a3.wordEmbedding"

  private static let layer = LayerChecks(
    exercise: id, function: "wordEmbedding", file: file, cases: { $0.wordCases() })

  package static var checks: [CheckDefinition] {
    [
      layer.forward("looks up the vector of each word"),
      layer.backward(),
    ]
  }
}

extension RandomState {
  /// Words and vectors: few words that occur often, a single word, more words than occur, and so
  /// many words and vectors that a numerical gradient takes too long.
  fileprivate mutating func wordCases() -> [CheckCase] {
    let small = [([2, 4], 5, 3), ([50, 3], 4, 6), ([1, 1], 3, 2), ([3, 5], 40, 7)]
    let large = ([20, size(990...1010)], 40_000, 20)
    return (small + [large]).map { shape, wordCount, features in
      var input = Payload()
      let words = randint(below: wordCount, count: shape.reduce(1, *))
      input.set(.words, Tensor(words, shape: shape))
      input.set(.w, randn([wordCount, features]) as Tensor<Double>)
      return CheckCase(
        situation: "words \(shape), w [\(wordCount), \(features)]", input: input)
    }
  }
}
