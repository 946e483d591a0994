/// A Markdown table whose columns are also aligned for reading as text.
struct Table {
  private var rows: [[String]]

  /// A table without rows.
  init(_ heading: [String]) {
    rows = [heading]
  }

  /// Adds a row with as many cells as the header.
  mutating func add(_ row: [String]) {
    rows.append(row)
  }

  /// The table as text.
  var text: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      let padded = zip(cells, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      return "| " + padded.joined(separator: " | ") + " |\n"
    }
    let rule = line(widths.map { String(repeating: "-", count: $0) })
    return line(rows[0]) + rule + rows.dropFirst().map(line).joined()
  }
}

extension Table {
  /// Creates the table of a comparison, with times in milliseconds.
  init(_ results: [Comparison.Result]) {
    let hasShares = results.contains { $0.share != nil }
    let hasMemory = results.contains { $0.memory != nil }
    self.init(
      ["", "ours, ms", "baseline", "its, ms", "ours / its", "target", ""]
        + (hasShares ? ["of OpenBLAS' peak"] : []) + (hasMemory ? ["ours, MB", "its, MB"] : []))
    for result in results {
      let benchmark = result.benchmark
      var cells = [
        benchmark.title, (result.ours * 1000).text(decimals: 2), benchmark.yardstick.title,
        (result.yardstick * 1000).text(decimals: 2), result.ratio.text(decimals: 2),
        "≤ \(benchmark.target.fixed(2))", result.verdict,
      ]
      if hasShares { cells.append(result.share.map { $0.text(decimals: 2) } ?? "") }
      if hasMemory {
        let bytes = result.memory.map { [$0.ours, $0.yardstick] } ?? []
        cells += bytes.map { (Double($0) / 1e6).fixed(1) }
      }
      add(cells)
    }
  }
}

extension Comparison.Result {
  /// Whether the target is met, in a few words.
  var verdict: String {
    if !agrees { return "RESULTS DIFFER" }
    if ratio.median <= benchmark.target { return "met" }
    return ratio.lower <= benchmark.target ? "missed, within noise" : "missed"
  }
}
