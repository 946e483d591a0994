import Record
package import Reports

/// A report with everything that a report can hold, for the tests of the formats.
package enum SampleReport {
  /// Text that tries to be markup, a terminal command, broken XML and a broken table.
  package static let hostile =
    "<script>alert('x')</script> \u{1B}[31mred\u{07}\u{0} \"quoted\" & `code` | 日本 🧪 \u{202E}abc]]> "
    + "[click](javascript:alert(1)) <!-- **bold**"

  /// A graded submission.
  package static let graded: GradingReport = {
    let questions = [nearestNeighbor, supportVectorMachine, softmax, twoLayerNet, features]
    return GradingReport(
      tool: tool, assignment: .init(id: "a1", title: "Assignment 1: Image classification"),
      submission: submission, refusal: nil, build: build, questions: questions,
      score: .init(
        earned: questions.reduce(0) { $0 + $1.score.earned },
        possible: questions.reduce(0) { $0 + $1.score.possible },
        awaiting: questions.reduce(0) { $0 + $1.score.awaiting },
        total: questions.reduce(0) { $0 + ($1.score.total ?? 0) }, isFinal: false),
      stages: [
        .init(name: "intake", seconds: 0.012), .init(name: "build", seconds: 2.31),
        .init(name: "check", seconds: 4.87), .init(name: "training", seconds: 71.4),
        .init(name: "report", seconds: 0.02),
      ],
      startedAt: "2026-01-15T09:30:00Z", seed: 231, sandbox: "bubblewrap",
      notes: ["CIFAR-10 was not found; the embedded scenes stood in for it."])
  }()

  /// A submission that could not be graded.
  package static let refused = GradingReport(
    tool: tool, assignment: .init(id: "a1", title: "Assignment 1: Image classification"),
    submission: .init(fileName: "notes.txt", bytes: 41, sha256: hash, entries: []),
    refusal: .init(
      code: "notAnArchive",
      message:
        "Expected a tar or zip archive, found a text file named \(hostile); make the archive "
        + "with `./grader pack a1`.", exitCode: 66),
    build: .init(files: []), questions: [],
    score: .init(earned: 0, possible: 0, awaiting: 0, isFinal: true),
    stages: [.init(name: "intake", seconds: 0.001)], startedAt: "2026-01-15T09:30:00Z", seed: 231,
    sandbox: "bubblewrap", notes: [])

  private static let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
  private static let tool = GradingReport.Tool(
    name: "Backprop", version: "0.1.0", compiler: "Swift version 6.3.1 (swift-6.3.1-RELEASE)",
    commit: "4b825dc642cb6eb9a060e54bf8d69288fbee4904", isChanged: true, rubric: hash,
    courseFiles: "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")

  private static let submission = GradingReport.Submission(
    fileName: "submission.tar.gz", bytes: 14_213, sha256: hash,
    entries: [
      .init(path: "Assignment1/KNearestNeighbor.swift", disposition: .taken, reason: ""),
      .init(path: "Assignment1/SVM.swift", disposition: .taken, reason: ""),
      .init(path: "Assignment1/Softmax.swift", disposition: .taken, reason: ""),
      .init(path: "answers.md", disposition: .taken, reason: ""),
      .init(path: "Assignment1/Features.swift", disposition: .missing, reason: ""),
      .init(path: ".DS_Store", disposition: .ignored, reason: "not a file of this assignment"),
      .init(path: "../\(hostile)", disposition: .refused, reason: "its path leaves the archive"),
    ])

  private static let build = GradingReport.Build(files: [
    .init(path: "Assignment1/KNearestNeighbor.swift", status: .compiled, diagnostics: []),
    .init(
      path: "Assignment1/SVM.swift", status: .compiled,
      diagnostics: [
        .init(
          severity: "warning", line: 31, column: 7, message: "variable 'margin' was never used",
          source: "  let margin = 1.0")
      ]),
    .init(
      path: "Assignment1/Softmax.swift", status: .replacedByStub,
      diagnostics: [
        .init(
          severity: "error", line: 42, column: 16, message: "cannot find 'scoers' in scope",
          source: "    let shifted = scoers - scores.max(axis: 1, keepDims: true)"),
        .init(
          severity: "error", line: 57, column: 3, message: hostile, source: "\t\(hostile)"),
      ]),
    .init(path: "Assignment1/Features.swift", status: .missing, diagnostics: []),
  ])

  private static func question(
    _ id: String, _ title: String, _ checks: [GradingReport.Check]
  ) -> GradingReport.Question {
    let written = checks.filter { $0.verdict == .awaiting }
    let program = checks.filter { $0.verdict != .awaiting }
    return .init(
      id: id, title: title,
      score: .init(
        earned: program.reduce(0) { $0 + $1.earned },
        possible: program.reduce(0) { $0 + $1.points },
        awaiting: written.reduce(0) { $0 + $1.points },
        total: checks.reduce(0) { $0 + $1.points },
        isFinal: !checks.contains { $0.verdict == .graderFault }),
      checks: checks)
  }

  private static let nearestNeighbor = question(
    "a1.nearestNeighbor", "k-nearest neighbor",
    [
      .init(
        id: "a1.knn.twoLoops", title: "computeDistancesTwoLoops agrees with the definition",
        kind: "output", isHidden: false, verdict: .passed, earned: 4, points: 4, explanation: "",
        seconds: 0.041),
      .init(
        id: "a1.knn.noLoops.speed", title: "computeDistancesNoLoops is faster than two loops",
        kind: "speed", isHidden: false, verdict: .passed, earned: 5, points: 5,
        explanation: "The whole interval lies below the ratio that was asked for.", seconds: 1.9,
        timing: .init(
          yardstick: "the reference's two loops", ratio: 0.043, lower: 0.039, upper: 0.048,
          threshold: 0.2, rounds: 12, studentSeconds: 0.0121, yardstickSeconds: 0.2814)),
      .init(
        id: "a1.knn.predict", title: "predictLabels breaks ties toward the smaller label",
        kind: "property", isHidden: false, verdict: .failed, earned: 0, points: 4,
        facts: [.output(.wrongLabels(expected: [3], received: [7]))],
        explanation: "With two votes each for labels 3 and 7, your code answered 7 and the smaller "
          + "label, 3, was expected. Look at how the loop over labels compares counts: `>=` lets a "
          + "later label win a tie.",
        details: [
          .init(name: "worst index", value: "[2]"), .init(name: "received", value: "7"),
          .init(name: "expected", value: "3"), .init(name: "shape", value: "[5]"),
        ], reproduce: "./grader check a1.knn.predict --seed 231", seconds: 0.008,
        output: "k = 4\nvotes: \(hostile)\n" + String(repeating: "long line ", count: 30)),
      .init(
        id: "a1.knn.ties.secret", title: "predictLabels with a secret tie", kind: "property",
        isHidden: true, verdict: .failed, earned: 0, points: 2,
        facts: [.exercise(.property(id: "secret.id", text: "secret fact"))],
        explanation: "Secret explanation: k = 6 with three equal votes.",
        details: [.init(name: "secret", value: "secret value")], reproduce: "secret command",
        seconds: 0.5, output: "secret output",
        written: .init(question: "secret question", answer: "secret answer")),
      .init(
        id: "a1.nearestNeighbor.1", title: "Inline question 1", kind: "written", isHidden: false,
        verdict: .awaiting, earned: 0, points: 2, explanation: "",
        written: .init(
          question: "Notice the structured patterns in the distance matrix. "
            + "What causes the *bright rows*?",
          answer: """
            A bright row is a **test image** unlike every training image, because:

            - its background is unusual, so `dists[i, j]` is large for all j;
            - it is over- or underexposed.

            1. <img src=x onerror=alert(1)>
            2. \(hostile)

            ```swift
            let row = dists[i] // <b>not bold</b>
            ```
            """)),
    ])

  private static let supportVectorMachine = question(
    "a1.supportVectorMachine", "Support vector machine",
    [
      .init(
        id: "a1.svm.naive", title: "svmLossNaive agrees with the definition", kind: "output",
        isHidden: false, verdict: .passed, earned: 6, points: 6, explanation: "", seconds: 0.02),
      .init(
        id: "a1.svm.vectorized.gradient", title: "svmLossVectorized computes the right gradient",
        kind: "gradient", isHidden: false, verdict: .partial, earned: 3, points: 6,
        facts: [.gradient(.forwardIsRight(pass: .loss))],
        explanation:
          "Your backward pass agrees with your forward pass, but the regularization term "
          + "is half of what was asked: its gradient is 2 λ W.",
        details: [
          .init(name: "relative error", value: "0.1734"), .init(name: "allowed", value: "1e-05"),
          .init(name: hostile, value: hostile),
        ], reproduce: "./grader check a1.svm.vectorized.gradient --seed 231",
        seconds: 0.113),
      .init(
        id: "a1.svm.vectorized.speed", title: "svmLossVectorized is faster than the loops",
        kind: "speed", isHidden: false, verdict: .failed, earned: 0, points: 5,
        explanation: "The whole interval lies above the ratio that was asked for: the loss still "
          + "loops over the images.",
        reproduce: "./grader check a1.svm.vectorized.speed --seed 231", seconds: 3.1,
        timing: .init(
          yardstick: "the reference's naive version", ratio: 0.91, lower: 0.84, upper: 0.99,
          threshold: 0.25, rounds: 20, studentSeconds: 0.061, yardstickSeconds: 0.067)),
      .init(
        id: "a1.svm.train", title: "LinearClassifier.train reaches the target", kind: "accuracy",
        isHidden: false, verdict: .partial, earned: 5.5, points: 8,
        explanation: "Held-out accuracy is 36.2 %; points rise evenly from 30 % to 39 %.",
        details: [.init(name: "accuracy", value: "0.362"), .init(name: "target", value: "0.39")],
        reproduce: "./grader check a1.svm.train --seed 231", seconds: 14.2,
        curves: curves, images: [image]),
    ])

  private static let softmax = question(
    "a1.softmaxClassifier", "Softmax",
    [
      .init(
        id: "a1.softmax.naive", title: "softmaxLossNaive agrees with the definition",
        kind: "output", isHidden: false, verdict: .didNotCompile, earned: 0, points: 8,
        explanation: "Assignment1/Softmax.swift did not compile; see the build's messages."),
      .init(
        id: "a1.softmax.train", title: "Training with softmaxLoss reaches the target",
        kind: "accuracy", isHidden: false, verdict: .notRun, earned: 0, points: 8,
        explanation: "The time for the grading ran out before this check."),
    ])

  private static let twoLayerNet = question(
    "a1.twoLayerNetwork", "Two-layer network",
    [
      .init(
        id: "a1.net.forward", title: "TwoLayerNet.loss computes the scores", kind: "output",
        isHidden: false, verdict: .crashed, earned: 0, points: 6,
        explanation: "The call ended the process with signal 4 (SIGILL): index out of range.",
        reproduce: "./grader check a1.net.forward --seed 231", seconds: 0.2,
        output: "Fatal error: Index out of range"),
      .init(
        id: "a1.net.train", title: "TwoLayerNet.train ends in its time", kind: "accuracy",
        isHidden: false, verdict: .timedOut, earned: 0, points: 6,
        facts: [.call(.timedOut(seconds: 60))],
        explanation: "The call was ended after 60 s.", seconds: 60),
      .init(
        id: "a1.net.predict", title: "predict answers with labels", kind: "output",
        isHidden: false, verdict: .refused, earned: 0, points: 4,
        facts: [.call(.refusedAnswer(reason: hostile))],
        explanation: "The answer names a tensor that was not asked for: \(hostile)."),
      .init(
        id: "a1.net.tuning", title: "Tuning finds a network that generalizes", kind: "accuracy",
        isHidden: false, verdict: .graderFault, earned: 0, points: 4,
        explanation: "The grader's disk is full. This costs no points."),
    ])

  private static let features = question(
    "a1.imageFeatures", "Image features",
    [
      .init(
        id: "a1.features.train", title: "Features beat raw pixels", kind: "accuracy",
        isHidden: false, verdict: .notImplemented, earned: 0, points: 8,
        explanation: "The stub is untouched. Start at trainOnFeatures in Features.swift."),
      .init(
        id: "a1.imageFeatures.1", title: "Inline question 1", kind: "written", isHidden: false,
        verdict: .awaiting, earned: 0, points: 2, explanation: "",
        written: .init(question: "Do the misclassified examples make sense?", answer: "")),
    ])

  private static let curves: [GradingReport.Curve] = {
    let steps = (0..<40).map { Double($0) * 10 }
    return [
      .init(
        chart: "Loss", name: "training", xLabel: "iteration", yLabel: "loss", x: steps,
        y: steps.map {
          2.3 / (1 + $0 / 80) + 1.4 + ($0 / 10).truncatingRemainder(dividingBy: 3) / 12
        }),
      .init(
        chart: "Accuracy", name: "training", xLabel: "iteration", yLabel: "accuracy", x: steps,
        y: steps.map { 0.1 + 0.31 * $0 / ($0 + 60) }),
      .init(
        chart: "Accuracy", name: "validation <b>", xLabel: "iteration", yLabel: "accuracy",
        x: steps, y: steps.map { $0 == 390 ? .nan : 0.1 + 0.27 * $0 / ($0 + 60) }),
    ]
  }()

  /// A PNG file of 8 by 8 pixels, in four shades of gray.
  private static let image = GradingReport.Image(
    figure: "Learned weights", caption: "What class \"plane\" looks for",
    alternative: "Learned weights of class \"plane\"", columns: ["pla<i>ne", "car"], width: 160,
    png: [
      137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82,
      0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0, 225, 100, 225,
      87, 0, 0, 0, 75, 73, 68, 65, 84, 120, 218, 99, 208, 128, 2, 6,
      13, 29, 3, 19, 11, 27, 7, 23, 6, 13, 3, 11, 7, 143, 128, 136,
      4, 6, 13, 19, 7, 159, 136, 148, 130, 26, 6, 13, 11, 143, 136, 140,
      138, 142, 25, 12, 26, 54, 1, 41, 21, 61, 11, 182, 48, 104, 56, 68,
      20, 116, 44, 216, 113, 129, 65, 195, 37, 161, 102, 198, 150, 11, 111, 0,
      105, 166, 22, 65, 38, 168, 6, 159, 0, 0, 0, 0, 73, 69, 78, 68,
      174, 66, 96, 130,
    ])
}
