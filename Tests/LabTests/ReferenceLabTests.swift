#if canImport(Solution1)
  import Core
  import Lab
  import LabKit
  import Media
  import Testing

  /// The reference goes through the labs but those that train longest.
  @Suite(.serialized) struct ReferenceLabTests {
    @Test(arguments: ["knn", "svm", "features", "batchnorm", "dropout", "conv", "framework"])
    func `with the reference no step is wrong, and the page well-formed`(_ name: String) throws {
      let report = try LabRunner.runReference(lab(name), dataset: scenes, scale: .quick)
      for step in report.steps {
        #expect(step.outcome == .right || step.outcome == .shown, "\(step.title)")
      }
      let page = PageReader(LabPage.render(report))
      #expect(page.problem == nil)
      #expect((page.elements["svg"] ?? 0) >= 2)
      for case .figure(let svg, _) in report.steps.flatMap(\.blocks) {
        // A line of a plot, or of its legend.
        for line in svg.matches(of: #/<path d="(M[^"]*)" fill="none"/#) {
          #expect(line.output.1.contains("L") || line.output.1.contains("h"), "a plot of one point")
        }
      }
      #expect(!page.text.contains("Your answer"))
      for loss in Self.publishedLosses[name, default: []] { #expect(page.text.contains(loss)) }
      for option in Self.choices[name, default: []] { #expect(page.text.contains(option)) }
    }

    /// The exercises that train are left out, so that the labs take little time.
    @Test(arguments: [
      ("knn", "a1.knn.twoLoops"), ("knn", "a1.knn.oneLoop"), ("knn", "a1.knn.noLoops"),
      ("svm", "a1.svm.naive"), ("svm", "a1.svm.vectorized"), ("softmax", "a1.softmax.naive"),
      ("two-layer-net", "a1.twoLayer.scores"), ("two-layer-net", "a1.twoLayer.loss"),
      ("a2.affine", "a2.affine.forward"), ("a2.affine", "a2.affine.backward"),
      ("relu", "a2.relu.backward"), ("a2.twoLayerNet", "a2.twoLayerNet.loss"),
      ("a2.fullyConnected", "a2.fullyConnected.loss"), ("adam", "a2.adam"),
      ("rmsprop", "a2.rmsprop"), ("sgdMomentum", "a2.sgdMomentum"),
      ("a2.batchnorm", "a2.batchnorm.forward"), ("a2.batchnorm", "a2.batchnorm.backward"),
      ("a2.batchnorm", "a2.batchnorm.backwardSimplified"), ("layernorm", "a2.layernorm.forward"),
      ("layernorm", "a2.layernorm.backward"), ("a2.dropout", "a2.dropout.forward"),
      ("a2.dropout", "a2.dropout.backward"), ("a2.conv", "a2.conv.forward"),
      ("a2.conv", "a2.conv.backward"), ("pool", "a2.pool.backward"),
      ("fastConv", "a2.fastConv.forward"), ("convNet", "a2.convNet.loss"),
      ("spatialBatchnorm", "a2.spatialBatchnorm.forward"),
      ("spatialGroupnorm", "a2.spatialGroupnorm.backward"),
      ("framework.barebones", "a2.framework.barebones.scores"),
    ])
    func `an answer that is two percent off makes a step wrong, and the right one does not`(
      _ name: String, _ exercise: String
    ) throws {
      let reference = LabRunner.reference(of: try lab(name))
      var code = stubs
      code.otherwise = { name, input in
        let trains = ["train", "tune", "crossValidation", "fullyConnected", "convNet"]
        let isLong = name.contains("experiment") || name.hasPrefix("a2.overfit")
        if isLong || (trains.contains { name.hasSuffix("." + $0) }) { try todo("train") }
        return try reference.call(name, input) { _, _ in }.answer
      }
      #expect(!(try run(name, code).isBad))
      let wrong = try run(
        name,
        code.replacing(exercise) { input in
          try reference.call(exercise, input) { _, _ in }.answer.scaled(by: 1.02)
        })
      #expect(wrong.steps.contains { $0.outcome.label == "wrong" })
    }

    @Test func `pooling whose windows overwrite each other is wrong, and its check is named`()
      throws
    {
      let reference = LabRunner.reference(of: try lab("pool"))
      var code = stubs
      code.otherwise = { try reference.call($0, $1) { _, _ in }.answer }
      let report = try run("pool", code.replacing("a2.pool.backward", Self.overwritten))
      let step = try #require(report.steps.first { $0.title == "Max pooling: backward pass" })
      #expect(step.outcome.label == "wrong")
      #expect(step.command == "./grader check a2.pool.backward")
      #expect(LabPage.render(report).contains("<code>./grader check a2.pool.backward</code>"))
    }

    /// The gradient of max pooling with stride 2, in which each window replaces what it covers.
    private static func overwritten(_ input: Payload) throws -> Payload {
      let (x, upstream) = (try input.doubles(.x), try input.doubles(.upstream))
      let (count, channels, rows, columns) = upstream.shape4
      let size = x.shape[2] - 2 * (rows - 1)
      var dx = Tensor<Double>.zeros(x.shape)
      for n in 0..<count {
        for c in 0..<channels {
          for i in 0..<rows {
            for j in 0..<columns {
              let (y, z) = (2 * i..<2 * i + size, 2 * j..<2 * j + size)
              let mask = Tensor<Double>(x[n, c, y, z] .== x[n, c, y, z].max())
              dx[n, c, y, z] = mask * upstream[n, c, i, j]
            }
          }
        }
      }
      return .answer(.dx, dx)
    }

    @Test(arguments: [
      ("two-layer-net", ["a1.twoLayer.tune"]),
      ("fully-connected", ["a2.twoLayerNet.train", "a2.bestNet.train"]),
    ])
    func `but for its long trainings, a lab on networks does what they all do`(
      _ name: String, _ trainings: [String]
    ) throws {
      var exercises = LabRunner.reference(of: try lab(name))
      let losses: AnyTensor =
        name == "two-layer-net" ? .float(Tensor([2.3, 2.2])) : .double(Tensor([2.3, 2.2]))
      for training in trainings {
        exercises.removeAll { $0.name == training }
        exercises.append(Exercise(training) { try untrained($0, losses) })
      }
      let report = try run(name, exercises)
      for step in report.steps {
        #expect(step.outcome == .right || step.outcome == .shown, "\(step.title)")
      }
      let page = PageReader(LabPage.render(report))
      #expect(page.problem == nil)
      for loss in Self.publishedLosses[name, default: []] { #expect(page.text.contains(loss)) }
    }

    /// An answer of a training's form, of a net that was not trained.
    private func untrained(_ input: Payload, _ losses: AnyTensor) throws -> Payload {
      let x: Tensor<Float> = try input.tensor(.x)
      var answer = Payload()
      answer[.lossHistory] = losses
      answer.set(.trainAccuracy, [0.1, 0.2])
      answer.set(.validationAccuracy, [0.1, 0.1])
      let labels = try input.ints(.yValidation)
      let best = Double(labels.count { $0 == 0 }) / Double(labels.count)
      answer.set(.tensor(named: "results"), Tensor<Double>([[4, 1e-3, 0.1, 0.2, best]]))
      answer.set(.validationLabels, labels.map { _ in 0 })
      answer.set(.testLabels, Array(repeating: 0, count: try input.floats(.xTest).shape[0]))
      for name in ["w1", "W1"] {
        answer.set(.tensor(named: name), Tensor<Float>.ones([x.count / x.shape[0], 4]))
      }
      return answer
    }

    /// What readers choose between.
    private static let choices = [
      "knn": ["k = 1", "k = 20"], "svm": ["1 iteration", "60 iterations"],
      "features": scenes.classNames,
    ]

    /// What the course's notebooks print of the toy problem and of the small deep network.
    private static let publishedLosses: [String: [String]] = [
      "two-layer-net": ["1.30378789133", "-0.812337"],
      "fully-connected": ["2.30047909", "7.05211478"], "batchnorm": ["2.26119551", "6.99653322"],
      "dropout": ["2.30047909", "2.30237149"],
    ]
  }

  extension Payload {
    /// The payload with all tensors of numbers scaled.
    fileprivate func scaled(by factor: Double) -> Payload {
      var copy = self
      for (name, tensor) in tensors {
        switch tensor {
        case .float(let floats): copy.tensors[name] = .float(floats * Float(factor))
        case .double(let doubles): copy.tensors[name] = .double(doubles * factor)
        case .int, .bytes, .bool: break
        }
      }
      return copy
    }
  }
#endif
