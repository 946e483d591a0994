import Core
import Lab
import LabKit
import Media
import Testing

/// What readers choose on the pages.
@Suite struct LabChoiceTests {
  private func choices(_ report: LabReport) -> [LabReport.Choice] {
    report.steps.flatMap(\.blocks).compactMap {
      if case .choice(let value) = $0 { value } else { nil }
    }
  }

  /// Features of the SVM's lab, with an SVM that predicts one label for all test images.
  private func features(
    predicting label: Int, on dataset: ImageDataset = scenes, _ scale: LabScale = .quick
  ) throws -> LabReport {
    let code = stubs.replacing("a1.given.features") { input in
      var answer = Payload()
      for key in [Key<AnyTensor>.x, .xValidation, .xTest] {
        answer.set(key, Tensor<Float>.zeros([try input.floats(key).shape[0], 155]))
      }
      return answer
    }.replacing("a1.features.svm") { input in
      var answer = Payload()
      answer.set(.tensor(named: "results"), Tensor<Double>([[1e-3, 1e-3, 0.1, 0.1]]))
      answer.set(.validationLabels, try input.ints(.yValidation))
      answer.set(.testLabels, Array(repeating: label, count: try input.floats(.xTest).shape[0]))
      return answer
    }
    return try lab("features").outline.run(
      code, codeName: "a test", sheet: QuestionSheet(place: "answers.md", questions: []),
      dataset: dataset, scale: scale
    ) { _ in }
  }

  @Test func `the class that is most often mistaken is shown at first`() throws {
    let choice = try #require(choices(features(predicting: 0)).first)
    #expect(choice.options.map(\.name) == scenes.classNames)
    #expect(choice.first != 0)
    let facts = choice.options.map { option in
      option.blocks.compactMap {
        if case .facts(let facts) = $0 { facts.map(\.value) } else { nil }
      }
    }
    #expect(facts[0] == [["10 of 10", "nothing else"]])
    #expect(facts[1] == [["0 of 10", "\(scenes.classNames[0]) (10)"]])
  }

  @Test func `of many images, ten are shown and marked`() throws {
    let many = ColorScenes.dataset(train: 60, test: 200)
    let choice = try #require(choices(features(predicting: 0, on: many, .full)).first)
    for option in choice.options {
      for case .figure(let svg, _) in option.blocks {
        #expect(svg.count { $0 == "✓" || $0 == "✗" } == 10)
      }
    }
  }

  @Test(arguments: [-1, 99])
  func `a predicted class that does not exist is none`(label: Int) throws {
    let report = try features(predicting: label)
    #expect(PageReader(LabPage.render(report)).text.contains("no class (10)"))
  }
}
