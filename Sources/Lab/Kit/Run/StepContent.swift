package import Core
package import Media

/// The content of a step, to which the step adds text, tables and figures.
package struct StepContent {
  private(set) var blocks: [LabReport.Block] = []
  /// The judgments among the blocks.
  private var judgments: [Judgment] = []
  /// The names that select the checks of what the step runs; by default, those of its calls.
  package var checks: [String] = []
  /// Reports the step's progress.
  package let progress: (_ completed: Int, _ total: Int) -> Void

  init(progress: @escaping (_ completed: Int, _ total: Int) -> Void) {
    self.progress = progress
  }

  /// The outcome of a step with this content.
  var outcome: LabReport.Outcome {
    let broken = judgments.filter { !$0.holds }
    guard broken.isEmpty else { return .wrong(broken.map(\.sentence).joined(separator: "\n")) }
    return judgments.isEmpty ? .shown : .right
  }

  /// Adds a judgment.
  package mutating func judge(_ judgment: Judgment) {
    judgments.append(judgment)
    blocks.append(.judgment(judgment))
  }

  /// Adds a paragraph, in which backquotes mark code.
  package mutating func text(_ text: String) { blocks.append(.text(text)) }

  /// Adds contents of which the reader chooses one to see, with the keyboard or the mouse.
  ///
  /// Without a choice, as in print, all are shown. Judgments in them count.
  ///
  /// - Parameters:
  ///   - label: What the reader chooses.
  ///   - names: The names of the contents.
  ///   - first: The index of the one that is shown at first.
  ///   - fill: Fills in the content with an index.
  /// - Throws: The errors of `fill`.
  package mutating func choice(
    _ label: String, _ names: [String], first: Int = 0,
    _ fill: (_ index: Int, _ content: inout StepContent) throws -> Void
  ) throws {
    let options = try names.enumerated().map { index, name in
      var content = StepContent(progress: progress)
      try fill(index, &content)
      judgments += content.judgments
      return LabReport.Choice.Option(name: name, blocks: content.blocks)
    }
    blocks.append(.choice(.init(label: label, options: options, first: first)))
  }

  /// Adds a list of facts, each consisting of a name and a value.
  package mutating func facts(_ facts: [(String, String)]) {
    blocks.append(.facts(facts.map { LabReport.Fact(name: $0.0, value: $0.1) }))
  }

  /// Adds a table, optionally with one row highlighted.
  package mutating func table(
    _ caption: String, columns: [String], rows: [[String]], marked: Int? = nil
  ) {
    blocks.append(
      .table(LabReport.Table(caption: caption, columns: columns, rows: rows, marked: marked)))
  }

  /// Adds a plot; a plot without a point is judged to be wrong instead.
  package mutating func figure(_ plot: LinePlot, _ caption: String) {
    guard !plot.isEmpty else {
      return require(false, plot.title, "without a single number", "a curve")
    }
    figure(plot.svg(), caption)
  }

  /// Adds an SVG image.
  package mutating func figure(_ svg: String, _ caption: String) {
    blocks.append(.figure(svg: svg, caption: caption))
  }

  /// Adds a pixel image `[H, W, C]`, displayed at the given width, or smaller if the page is too
  /// narrow.
  package mutating func picture(
    _ pixels: Tensor<UInt8>, alternative: String, _ caption: String, width: Int
  ) {
    blocks.append(
      .picture(
        address: ImageFile.pngAddress(pixels), alternative: alternative, caption: caption,
        width: width))
  }
}
