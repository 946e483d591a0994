#if canImport(Solution1)
  import Core
  import Lab
  import LabKit
  import Testing

  /// The reference goes through the labs but those that train longest.
  @Suite(.serialized) struct ReferenceLabTests {
    @Test(arguments: ["knn", "svm", "features", "batchnorm", "dropout", "conv", "framework"])
    func `with the reference every step is done, and the page well-formed`(_ name: String) throws {
      let report = try LabRunner.run(lab(name), code: .reference, dataset: scenes, scale: .quick)
      #expect(report.steps.allSatisfy { $0.outcome == .done })
      let page = PageReader(LabPage.render(report))
      #expect(page.problem == nil)
      #expect((page.elements["svg"] ?? 0) >= 2)
      #expect(!page.text.contains("Your answer"))
      #expect(!page.text.contains("look for a bug"))
      for loss in Self.publishedLosses[name, default: []] { #expect(page.text.contains(loss)) }
    }

    @Test func `but for two long trainings the fully connected networks are done`() throws {
      var exercises = try LabRunner.exercises(.reference, of: lab("fully-connected"))
      for name in ["a2.twoLayerNet.train", "a2.bestNet.train"] {
        exercises = exercises.replacing(name) { _ in try todo("train") }
      }
      let report = try run("fully-connected", exercises)
      #expect(report.steps.count { $0.outcome == .done } == report.steps.count - 3)
      let text = PageReader(LabPage.render(report)).text
      #expect(!text.contains("look for a bug"))
      for loss in Self.publishedLosses["fully-connected", default: []] {
        #expect(text.contains(loss))
      }
    }

    /// What the course's notebooks print of the small deep network.
    private static let publishedLosses: [String: [String]] = [
      "fully-connected": ["2.30047909", "7.05211478"], "batchnorm": ["2.26119551", "6.99653322"],
      "dropout": ["2.30047909", "2.30237149"],
    ]
  }
#endif
