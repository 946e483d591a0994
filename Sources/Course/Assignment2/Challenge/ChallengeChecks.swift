import Contract2
import Core
import CourseKit
package import Judging
import Exchange
import Record

/// The exercise on training the best network possible within the time limit, in question 5.
package enum Challenge: CheckedExercise {
  package static let id = "a2.framework.challenge"
  package static let file = file("Framework/Challenge.swift")

  package static var checks: [CheckDefinition] {
    [
      training
    ]
  }
}

/// The check of the challenge's network, trained within the time limit or with submitted weights.
///
/// The student's code is told to stop after four fifths of the time limit, so that a network that
/// trains too slowly can still be graded. Submitted weights are tried first. If they earn all
/// points, nothing is trained; otherwise the better of the two results counts.
private let training = CheckDefinition(
  "a2.framework.challenge.train", "challengeNetwork trains a good network", .accuracy,
  file: Challenge.file
) { context in
  guard let weights = context.weights else { return try context.examineTraining() }
  let loaded = try context.ended { try context.examine(weights) }
  if loaded.share == 1 { return loaded }
  let trained = try context.ended { try context.examineTraining() }
  if loaded.share > trained.share { return loaded }
  var finding = trained
  finding.facts.append(.accuracy(.weightsEarnNoMore(name: AssignmentLayout.weightsName)))
  finding.facts += loaded.facts.filter { !trained.facts.contains($0) }
  return finding
}

extension Finding {
  /// The fraction of the points that the finding earns.
  fileprivate var share: Double {
    if case .measured(let share) = outcome { share } else { 0 }
  }
}

extension CheckContext {
  /// Returns the finding of a check, even if the check ends early.
  fileprivate func ended(_ body: () throws -> Finding) throws -> Finding {
    do {
      return try body()
    } catch let end as EarlyEnd {
      return end.finding
    }
  }

  /// Trains the network on disguised data, whose classes and examples are in random order.
  fileprivate func examineTraining() throws -> Finding {
    let data = try data()
    var input = challengeInput(data)
    input.set(.seconds, 0.8 * timeLimit)
    var form = AnswerForm()
    form.allow(.lossHistory, .F64, upTo: 1_000_000)
    form.allow(.validationAccuracy, .F64, upTo: 10)
    form.expect(.testLabels, .I64, shape: [data.pixels.test.y.count])
    let answer = try call("a2.framework.challenge.train", input, form: form)
    return try judgeAccuracy(
      answer, output: .testLabels, truth: data.pixels.test.y)
  }

  /// Grades the predictions made with submitted weights, on the original data.
  fileprivate func examine(_ weights: Payload) throws -> Finding {
    let data = try undisguisedData()
    var input = challengeInput(data)
    input.set(.weights, weights)
    var form = AnswerForm()
    form.expect(.testLabels, .I64, shape: [data.pixels.test.y.count])
    let answer = try call("a2.framework.challenge.predict", input, form: form)
    var finding = try judgeAccuracy(
      answer, output: .testLabels, truth: data.pixels.test.y,
      targetSuffix: Assignment.weightsSuffix)
    finding.facts.append(.accuracy(.weightsOfFile(name: AssignmentLayout.weightsName)))
    return finding
  }

  private func challengeInput(_ data: TrainingData) -> Payload {
    var input = Payload(
      training: data.images(\.train), validation: data.images(\.validation))
    input.set(.xTest, data.images(\.test).x)
    input.set(.classCount, data.classNames.count)
    input.set(.seed, random.randint(below: 1 << 30))
    return input
  }
}

extension TrainingData {
  /// Returns the pixels of a data set as images `[N, C, H, W]`, with the columns in the original
  /// order.
  fileprivate func images(_ part: KeyPath<Split, LabelledData<Float>>) -> LabelledData<Float> {
    let (height, width, channels) = (imageShape[0], imageShape[1], imageShape[2])
    let columns = (0..<channels * height * width).map { place in
      let (channel, pixel) = place.quotientAndRemainder(dividingBy: height * width)
      return pixelColumns[pixel * channels + channel]
    }
    let (x, y) = (pixels[keyPath: part].x, pixels[keyPath: part].y)
    return LabelledData(
      x: x.taking(columns, axis: 1).reshaped([y.count, channels, height, width]), y: y)
  }
}
