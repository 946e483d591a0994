import Contract3
import Core
package import Judging
import Record

/// The exercise on the captioning network, in questions 1 and 2.
package enum CaptioningRNN: CheckedExercise {
  package static let id = "a3.captioning"

  package static var checks: [CheckDefinition] {
    checks(
      .rnn, "the vanilla cell", buildsOn: [RNNStep.file, RNN.file, WordEmbedding.file])
      + checks(
        .lstm, "the LSTM", buildsOn: [LSTMStep.file, LSTM.file, WordEmbedding.file])
  }

  /// The checks of the network with one of the cells.
  private static func checks(
    _ cell: CellChoice, _ name: String, buildsOn: [String]
  ) -> [CheckDefinition] {
    [
      CheckDefinition(
        "a3.captioning.\(cell.rawValue).loss", "With \(name), loss computes the loss of captions",
        .output, file: file, buildsOn: buildsOn
      ) { context in
        try context.compare(
          "a3.captioning.loss", context.random.captionCases(cell), outputs: [Key.loss])
      },
      CheckDefinition(
        "a3.captioning.\(cell.rawValue).gradient",
        "With \(name), loss computes the right gradients", .gradient, file: file,
        buildsOn: buildsOn
      ) { context in
        try context.examineGradients(
          .loss("a3.captioning.loss"), context.random.captionCases(cell))
      },
      CheckDefinition(
        "a3.captioning.\(cell.rawValue).sample",
        "With \(name), sample writes the words with the highest scores", .property, file: file,
        buildsOn: buildsOn, compares: true
      ) { context in
        try examineSamples(context, cell)
      },
    ]
  }
}

/// The possible findings of the checks of the captioning network.
private enum Property: String, CourseProperty {
  static let exercise = CaptioningRNN.id

  case writes = "Each word has the highest score, given the words that were written before it."
  case writesOtherWords = """
    The captions differ from those that the network should write. Each row has the words of a \
    picture, up to the end sign; what follows the end sign is not compared.
    """
}

/// Compares the words that a network writes, up to the end sign.
private func examineSamples(_ context: any CheckContext, _ cell: CellChoice) throws -> Finding {
  for one in context.random.sampleCases(cell) {
    let end = try one.input.int(.endWord)
    let expected = try context.expected("a3.captioning.sample", one.input)
    let received = try context.callForShapes("a3.captioning.sample", one.input)
    let finding = try context.difference(
      received.upTo(end), expected.upTo(end), situation: one.situation)
    guard var finding else { continue }
    finding.facts.insert(Property.writesOtherWords.fact, at: 0)
    return finding
  }
  return .pass(Property.writes.fact)
}

extension Payload {
  /// A copy whose captions repeat the end sign after its first place.
  fileprivate func upTo(_ end: Int) throws -> Payload {
    let captions = try indices(.captions)
    guard captions.shape.count == 2 else { return self }
    let rows = (0..<captions.shape[0]).flatMap { row in
      var hasEnded = false
      return captions[row: row].scalars.map { word in
        hasEnded = hasEnded || word == end
        return hasEnded ? end : word
      }
    }
    var copy = self
    copy.set(.captions, Tensor(rows, shape: captions.shape))
    return copy
  }
}

extension RandomState {
  /// Networks with captions of different lengths, filled up with the null sign.
  ///
  /// The signs have other indices than usual in one case, a caption may have a single step, and the
  /// last network has too many weights for a numerical gradient.
  fileprivate mutating func captionCases(_ cell: CellChoice) -> [CheckCase] {
    let usual = CaptioningSizes(features: 6, wordSize: 5, units: 4, words: 9)
    let other = CaptioningSizes(
      features: 3, wordSize: 4, units: 5, words: 7, null: 4, start: 0, end: 6)
    let large = CaptioningSizes(
      features: size(150_000...150_500), wordSize: 3, units: 5, words: 6)
    return [
      captionCase(cell, usual, count: 3, stepCount: 6),
      captionCase(cell, other, count: 2, stepCount: 5),
      captionCase(cell, usual, count: 1, stepCount: 1),
      captionCase(cell, usual, count: 3, stepCount: 6),
      captionCase(cell, large, count: 2, stepCount: 3),
    ]
  }

  private mutating func captionCase(
    _ cell: CellChoice, _ sizes: CaptioningSizes, count: Int, stepCount: Int
  ) -> CheckCase {
    var one = networkCase(cell, sizes, count: count)
    let others = (0..<sizes.words).filter { ![sizes.null, sizes.start, sizes.end].contains($0) }
    let captions = (0..<count).flatMap { n in
      // The first caption has the full length, and the others have random ones.
      let length = n == 0 ? stepCount - 1 : randint(below: stepCount)
      let words = (0..<length).map { _ in others[randint(below: others.count)] }
      let rest = [Int](repeating: sizes.null, count: stepCount - 1 - length)
      return [sizes.start] + words + [sizes.end] + rest
    }
    one.input.set(.captions, Tensor(captions, shape: [count, stepCount + 1]))
    return one.called("captions [\(count), \(stepCount + 1)]")
  }

  /// Networks that write captions: for several pictures, for a single one, and with other indices
  /// of the signs.
  fileprivate mutating func sampleCases(_ cell: CellChoice) -> [CheckCase] {
    let usual = CaptioningSizes(features: 6, wordSize: 5, units: 12, words: 20)
    let other = CaptioningSizes(
      features: 3, wordSize: 4, units: 9, words: 8, null: 4, start: 0, end: 6)
    return [(usual, 8, 12), (other, 5, 7), (usual, 1, 9), (usual, 6, 1)].map {
      sizes, count, length in
      var one = networkCase(cell, sizes, count: count)
      one.input.set(.maxLength, length)
      return one.called("maxLength \(length)")
    }
  }

  /// A network with random weights, and features of pictures.
  private mutating func networkCase(
    _ cell: CellChoice, _ sizes: CaptioningSizes, count: Int
  ) -> CheckCase {
    var input = sizes.input(cell) { name, shape in
      let scale = name == "W_proj" ? 1 / Double(sizes.features).squareRoot() : 1
      return randn(shape) * scale
    }
    input.set(.features, randn([count, sizes.features]) as Tensor<Double>)
    return CheckCase(
      situation: "features [\(count), \(sizes.features)], \(sizes.units) hidden units, "
        + "\(sizes.words) words, cell \(cell.rawValue)", input: input)
  }
}
