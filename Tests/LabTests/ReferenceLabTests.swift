#if canImport(Solution1)
  import Core
  import Lab
  import LabKit
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
      #expect(!page.text.contains("Your answer"))
      for loss in Self.publishedLosses[name, default: []] { #expect(page.text.contains(loss)) }
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

    /// What the course's notebooks print of the toy problem and of the small deep network.
    private static let publishedLosses: [String: [String]] = [
      "two-layer-net": ["1.30378789133", "-0.812337"],
      "fully-connected": ["2.30047909", "7.05211478"], "batchnorm": ["2.26119551", "6.99653322"],
      "dropout": ["2.30047909", "2.30237149"],
    ]
  }
#endif
