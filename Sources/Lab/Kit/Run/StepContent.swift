package import Core
package import Media

/// What a step shows, as it is put together.
package struct StepContent {
  private(set) var blocks: [LabReport.Block] = []
  /// Tells how far the step has come.
  package let progress: (_ completed: Int, _ total: Int) -> Void

  init(progress: @escaping (_ completed: Int, _ total: Int) -> Void) {
    self.progress = progress
  }

  /// Adds a paragraph, in which backquotes mark code.
  package mutating func text(_ text: String) { blocks.append(.text(text)) }

  /// Adds facts with their names.
  package mutating func facts(_ facts: [(String, String)]) {
    blocks.append(.facts(facts.map { LabReport.Fact(name: $0.0, value: $0.1) }))
  }

  /// Adds a table, with one row pointed out.
  package mutating func table(
    _ caption: String, columns: [String], rows: [[String]], marked: Int? = nil
  ) {
    blocks.append(
      .table(LabReport.Table(caption: caption, columns: columns, rows: rows, marked: marked)))
  }

  /// Adds a picture of a plot.
  package mutating func figure(_ plot: LinePlot, _ caption: String) { figure(plot.svg(), caption) }

  /// Adds a picture as SVG.
  package mutating func figure(_ svg: String, _ caption: String) {
    blocks.append(.figure(svg: svg, caption: caption))
  }

  /// Adds a picture of pixels, `[H, W, C]`, so many points wide where there is room.
  package mutating func picture(
    _ pixels: Tensor<UInt8>, alternative: String, _ caption: String, width: Int
  ) {
    blocks.append(
      .picture(
        address: ImageFile.pngAddress(pixels), alternative: alternative, caption: caption,
        width: width))
  }
}
