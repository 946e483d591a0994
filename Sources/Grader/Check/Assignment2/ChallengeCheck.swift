import Core

/// The network of the challenge, trained within the time of the check.
///
/// The student's code is told to end when four fifths of the time limit are over, so that a network
/// that is too large is judged as far as it came.
let challengeCheck = CheckDefinition(
  "a2.framework.challenge.train", "challengeNetwork learns images", .accuracy,
  file: Assignment2File.challenge
) { context in
  let data = try context.data()
  let (train, validation, test) =
    (data.images(\.train), data.images(\.validation), data.images(\.test))
  var input = Payload(training: train, validation: validation)
  input.set("xTest", test.x)
  input.set("classCount", data.classNames.count)
  input.set("seed", context.random.randint(below: 1 << 30))
  input.set("seconds", 0.8 * context.timeLimit)
  var form = AnswerForm()
  form.allow("lossHistory", .F64, upTo: 1_000_000)
  form.allow("validationAccuracy", .F64, upTo: 10)
  form.expect("testLabels", .I64, shape: [test.y.count])
  let answer = try context.call("a2.framework.challenge.train", input, form: form)
  return try context.judgeAccuracy(
    answer, output: "testLabels", truth: test.y, what: "The network of the challenge")
}

extension TrainingData {
  /// The pixels of a part as images `[N, C, H, W]`, with their columns where they belong.
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
