#if canImport(Solution1)
  import Core
  import Lab
  import Testing

  /// The reference goes through the labs but those that train longest.
  @Suite(.serialized) struct ReferenceLabTests {
    @Test(arguments: [Lab.knn, .svm, .features])
    func `with the reference every step is done, and the page well-formed`(_ lab: Lab) throws {
      let report = try LabRunner.run(lab, code: .reference, dataset: scenes, scale: .quick)
      #expect(report.steps.allSatisfy { $0.outcome == .done })
      let page = PageReader(LabPage.render(report))
      #expect(page.problem == nil)
      #expect((page.elements["svg"] ?? 0) >= 2)
      #expect(!page.text.contains("Your answer"))
    }
  }
#endif
