package import Core
package import Media

/// The content of a step, to which the step adds text, tables and figures.
package struct StepContent {
  private(set) var blocks: [LabReport.Block] = []
  /// Reports the step's progress.
  package let progress: (_ completed: Int, _ total: Int) -> Void

  init(progress: @escaping (_ completed: Int, _ total: Int) -> Void) {
    self.progress = progress
  }

  /// Adds a paragraph, in which backquotes mark code.
  package mutating func text(_ text: String) { blocks.append(.text(text)) }

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

  /// Adds a plot.
  package mutating func figure(_ plot: LinePlot, _ caption: String) { figure(plot.svg(), caption) }

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
