import Record

/// A fact of every kind, and of every form that is told in words of its own.
enum SampleFacts {
  static let all: [Fact] =
    output.map(Fact.output)
    + Mistake.allCases.map { .output(.looksLike(tensor: "dx", mistake: $0, part: .whole)) }
    + Mistake.Part.allCases.map { .output(.looksLike(tensor: "dw", mistake: .halved, part: $0)) }
    + [Mistake.negated, .doubled, .timesCount, .overCount, .zero, .integerQuotient].map {
      .output(.looksLike(tensor: "loss", mistake: $0, part: .regularization))
    }
    + gradient.map(Fact.gradient) + call.map(Fact.call)
    + speed.map(Fact.speed) + accuracy.map(Fact.accuracy) + exercise.map(Fact.exercise)
    + grading.map(Fact.grading)

  private static let output: [OutputFact] = [
    .agrees(outputs: ["out"], inputs: 4), .agrees(outputs: ["loss", "scores"], inputs: 1),
    .agrees(outputs: ["x0", "x1", "x2"], inputs: 3),
    .differs(
      tensor: "out", shape: [3, 8], index: [2, 7], expected: 0.25, received: 0.75, error: 0.5,
      tolerance: 1e-7),
    .differs(
      tensor: "loss", shape: [], index: [], expected: 2.3025851, received: 2.30258512,
      error: 4.3e-9, tolerance: 1e-9),
    .notFinite(tensor: "loss", shape: [], index: [], expected: 2.5, received: .infinity),
    .notFinite(tensor: "out", shape: [4], index: [1], expected: 2.5, received: -.infinity),
    .wrongShape(tensor: "scores", expected: [5, 3], received: [3, 5]),
    .wrongElement(tensor: "labels", expected: "Int", received: "Double"),
    .tooLarge(tensor: "out", expected: [3], received: [3, 100_000]),
    .tooLarge(tensor: "lossHistory", expected: nil, received: [2_000_000]),
    .notWritten(tensor: "dx", task: "dx: the gradient of the examples"),
    .missing(tensor: "out"),
    .unfit(tensor: "losses", expected: "a tensor of Double", received: "nothing"),
    .noLabels(tensor: "testLabels", examples: 1000),
    .wrongLabels(expected: [1, 1, 1], received: [3, 1, 3]),
    .knownMistake(mistakes: [
      KnownMistake(
        id: "BatchNorm: beta is subtracted",
        sentence: "You subtract beta: after scaling by gamma, add beta to every row.",
        notes: .init(file: "handouts/assignment2/notes.md", section: "Batch normalization"))
    ]),
    .knownMistake(
      mistakes: ["Divide by N.", "Divide by the batch size."].map {
        KnownMistake(id: "Affine: " + $0, sentence: $0, notes: nil)
      }),
    .rightWithout(input: "regularization"),
    .othersAgree(outputs: ["db"]),
    .othersAgree(outputs: ["db", "dw", "dx"]),
    .calledWith(inputs: "x [7, 5], xTrain [11, 5]"),
    .input(
      name: "x", shape: [7, 5], element: "Double",
      values: [0.49671, -0.13826, .infinity, 1.52303, -.infinity, 7e-12]),
    .input(name: "k", shape: [], element: "Int", values: [3]),
    .input(name: "seed", shape: [], element: "Int", values: [755_923_841]),
    .input(name: "y", shape: [0], element: "Int", values: []),
    .option(name: "mode", value: "train"), .exercise(name: "a1.softmax.naive"),
  ]

  private static let gradient: [GradientFact] =
    [.gradientAgrees(cases: 5)]
    + GradientFact.Pass.allCases.flatMap { pass -> [GradientFact] in
      [
        .fitsOwnForward(pass: pass), .foreignForward(pass: pass), .forwardIsRight(pass: pass),
        .othersFit(pass: pass, outputs: ["db", "dw"]),
        .forwardIsWrong(pass: pass), .slopesAgree(pass: pass),
        .slopesDiffer(pass: pass, parameter: "w", index: [0, 2], slope: 1.5, gradient: -1.5),
        .onlyKinks(pass: pass, parameter: "x", coordinates: 24),
      ]
    } + [.manyParameters(count: 30_730)]

  private static let call: [CallFact] =
    [
      .notImplemented(task: "compute the loss"), .threw(message: "the shape [3] is not [4]"),
      .exited(code: 0, message: nil), .exited(code: 3, message: "Fatal error: no images"),
    ]
    + [
      "SIGILL", "SIGTRAP", "SIGSEGV", "SIGBUS", "SIGABRT", "SIGKILL", "SIGXCPU", "SIGXFSZ",
      "SIGSYS", "signal 35",
    ].map { .signaled(signal: $0, message: $0 == "SIGILL" ? "Fatal error: boom" : nil) }
    + [
      .signaled(
        signal: "SIGILL", message: "Core/Tensor.swift:95: Fatal error: [3] and [5] do not broadcast"
      ),
      .signaled(
        signal: "SIGILL", message: "Assignments/KNearestNeighbor.swift:135: Fatal error: boom"),
      .position(
        file: "Assignment1/Softmax.swift", line: 42, function: "softmaxLossNaive(w:x:y:)",
        source: "let shifted = scores - scores.max(axis: 1)"),
      .position(
        file: "Assignment1/Softmax.swift", line: nil, function: "softmaxLossNaive(w:x:y:)",
        source: nil),
      .closedChannel(message: nil), .closedChannel(message: "Fatal error: boom"),
      .exceeded(limit: .memory, most: 4 << 30),
      .exceeded(limit: .stack, most: 8 << 20),
      .exceeded(limit: .processes, most: 64), .exceeded(limit: .temporaryFiles, most: 64 << 20),
      .timedOut(seconds: 20), .refusedAnswer(reason: "something follows the answer"),
      .usedCore(part: "convolution"), .threadsLeft(count: 2),
    ]

  private static let speed: [SpeedFact] = [
    .fastEnough(yardstick: "the reference", lower: 0.9, upper: 1.1, threshold: 3),
    .tooSlow(yardstick: "the reference's naive version", lower: 0.84, upper: 0.99, threshold: 0.25),
    .tooClose(
      yardstick: "the reference's naive version", lower: 0.24, upper: 0.26, threshold: 0.25,
      rounds: 25),
    .imprecise(error: 2e-3, tolerance: 1e-5), .tooSoon(seconds: 1e-6, least: 2e-4, operations: 1e8),
  ]

  private static let accuracy: [AccuracyFact] = [
    .accuracy(value: 0.362, examples: 1000, floor: 0.3, target: 0.39),
    .trainingAccuracy(value: 0.96, examples: 50, floor: 0.5, target: 1),
    .dataSet(title: "CIFAR-10"), .setting(name: "learningRate", value: 1e-3),
    .tried(learningRate: 1e-7, regularization: 25_000, training: 0.371, validation: 0.366),
    .weightsOfFile(name: "weights.safetensors"), .weightsEarnNoMore(name: "weights.safetensors"),
  ]

  private static let exercise: [ExerciseFact] = [
    .property(
      id: "a1.linear.minibatchesRepeat",
      text: "The minibatches repeat: draw new examples at each iteration."),
    .statistic(name: "mean of the output", value: 1.21, least: 0.97, most: 1.03),
    .statistic(name: "distinct examples drawn", value: 20, least: 36, most: nil),
    .statistic(name: "final loss", value: 0.31, least: nil, most: 0.02),
    .statistic(name: "an element of fcB", value: 0.1, least: 0, most: 0),
    .statistic(name: "minibatches", value: 2, least: nil, most: nil),
    .wrongSetting(name: "isNesterov", expected: 1, received: 0),
  ]

  private static let grading: [GradingFact] = [
    .notSubmitted(file: "Assignment1/Softmax.swift"),
    .notSubmitted(
      file: "Assignment1/Softmax.swift", renamed: ["Assignment1/Softmax (1).swift", "softmax.txt"]),
    .unreadable(file: "Assignment1/Softmax.swift", reason: "it is empty"),
    .didNotCompile(file: "Assignment1/Softmax.swift"),
    .breaksRules(file: "Assignment1/Softmax.swift"),
    .judgedWithReference(files: ["Assignment2/Affine.swift"]),
    .judgedWithReference(files: ["Assignment2/Affine.swift", "Assignment2/ReLU.swift"]),
    .judgedInDoubt(files: ["Assignment2/Im2col.swift"]),
    .sameMistake(check: "a2.affine.forward"),
    .printedWithOwnFiles(files: ["Assignment2/Affine.swift"]),
    .awaitsReader(isAnswered: true), .awaitsReader(isAnswered: false),
    .graderFault(reason: "the disk is full"),
    .usedTime(
      budget: 1200, own: 1104,
      calls: [.init(name: "a1.svm.train", seconds: 1021), .init(name: "the compiler", seconds: 83)]),
    .usedTime(budget: 1200, own: 700, calls: []), .timeWasOver(budget: 1200),
    .usedTime(
      budget: 5, own: 3.37, calls: [.init(name: "the compiler", seconds: 3.37)], isCut: true),
    .timeWasOver(budget: 1200, isCut: true),
  ]
}
