import Foundation
import Media
import Testing

struct LinePlotTests {
  /// The contents of the elements with a name, or `nil` where the text is not well-formed XML.
  private func elements(_ name: String, in svg: String) -> [String]? {
    guard svg.hasPrefix("<svg "), svg.hasSuffix("</svg>\n") else { return nil }
    let pattern = "<\(name)[^>]*>([^<]*)</\(name)>"
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return nil }
    let whole = NSRange(svg.startIndex..., in: svg)
    return expression.matches(in: svg, range: whole).compactMap {
      Range($0.range(at: 1), in: svg).map { String(svg[$0]) }
    }
  }

  private func texts(_ plot: LinePlot) -> [String] { elements("text", in: plot.svg()) ?? [] }

  @Test func `title, axes and legend stand in the picture`() {
    var plot = LinePlot(title: "Loss", xLabel: "epoch", yLabel: "loss")
    plot.add("train", y: [2.3, 1.2, 0.8], style: .lineAndMarkers)
    plot.add("validation", x: [0, 1, 2], y: [2.3, 1.5, 1.4], errors: [0.1, 0.2, 0.1])
    let texts = texts(plot)
    for text in ["Loss", "epoch", "loss", "train", "validation"] {
      #expect(texts.contains(text), "\(text)")
    }
    #expect(plot.svg().contains("role=\"img\" aria-label=\"Loss\""))
    #expect(
      elements("desc", in: plot.svg()) == [
        "loss over epoch. train: 3 points, from 2.3 to 0.8, lowest 0.8, highest 2.3. "
          + "validation: 3 points, from 2.3 to 1.4, lowest 1.4, highest 2.3."
      ])
    #expect(plot.svg() == plot.svg())
  }

  @Test func `a series without a label has no legend`() {
    var plot = LinePlot(title: "Loss", yLabel: "loss")
    plot.add("", y: [2, 1])
    #expect(texts(plot).filter(\.isEmpty) == [])
    #expect(
      elements("desc", in: plot.svg())
        == ["loss over index. 2 points, from 2 to 1, lowest 1, highest 2."])
  }

  @Test(arguments: [
    ([0, 1], ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
    ([-3000, 5000], ["-2000", "0", "2000", "4000"]),
    ([1e-7, 4e-7], ["1e-7", "2e-7", "3e-7", "4e-7"]),
    ([0, 2_500_000], ["0", "500000", "1e6", "1.5e6", "2e6", "2.5e6"]),
    ([7, 7], ["4", "6", "8", "10"]),
    ([], ["0.6", "0.8", "1", "1.2", "1.4"]),
  ])
  func `ticks are round numbers`(values: [Double], expected: [String]) {
    var plot = LinePlot(title: "")
    plot.add("", x: values, y: values)
    #expect(texts(plot).filter { !$0.isEmpty } == expected + expected)
  }

  @Test func `a logarithmic axis has a tick a decade and leaves out what is not positive`() {
    var plot = LinePlot(title: "", isXLogarithmic: true)
    plot.add("", x: [-1, 0, 1e-4, 1e-1], y: [500, 500, 0, 1], style: .markers)
    #expect(texts(plot).suffix(4) == ["0.0001", "0.001", "0.01", "0.1"])
    #expect(!texts(plot).contains("500"))
    var narrow = LinePlot(title: "", isXLogarithmic: true)
    narrow.add("", x: [1, 30], y: [0, 1])
    #expect(texts(narrow).suffix(5) == ["1", "2", "5", "10", "20"])
    // Less than a step of the logarithmic ticks: they are those of a linear axis.
    var tiny = LinePlot(title: "", isXLogarithmic: true)
    tiny.add("", x: [1.1, 1.4], y: [0, 1])
    #expect(texts(tiny).suffix(4) == ["1.1", "1.2", "1.3", "1.4"])
  }

  @Test func `points without a place interrupt the line`() {
    var plot = LinePlot(title: "")
    plot.add("", y: [0, 1, .nan, 2, .infinity, 3, 1])
    let path = plot.svg().split(separator: "<path ").last ?? ""
    #expect(path.split(separator: " stroke=")[0].filter { $0 == "M" }.count == 3)
  }

  @Test func `extreme numbers are drawn or left out, never more`() {
    let extremes: [Double] = [
      0, -0.0, .leastNonzeroMagnitude, .leastNormalMagnitude, 1e100, -1e100, 1e300, .nan, .infinity,
      -.infinity,
    ]
    for x in extremes {
      for y in extremes {
        for isXLogarithmic in [false, true] {
          var plot = LinePlot(title: "", isXLogarithmic: isXLogarithmic)
          plot.add("", x: [x, y, 1], y: [y, x, x], errors: [1, x, y], style: .lineAndMarkers)
          #expect(elements("text", in: plot.svg()) != nil)
        }
      }
    }
  }

  @Test func `texts cannot become markup`() {
    var plot = LinePlot(title: "<script>&\"'\u{1}", xLabel: "</svg>", yLabel: "<")
    plot.add("<b>", y: [1, 2])
    let svg = plot.svg()
    #expect(!svg.contains("<script") && !svg.contains("<b>"))
    #expect(svg.contains("&lt;script&gt;&amp;&quot;&#39; </text>"))
    #expect(svg.components(separatedBy: "</svg>").count == 2)
  }

  @Test func `a long series keeps its extremes and stays small`() {
    var values = (0..<100_000).map { Double($0 % 7) }
    values[54_321] = 50
    var plot = LinePlot(title: "")
    plot.add("", y: values)
    let svg = plot.svg()
    #expect(svg.utf8.count < 60_000)
    #expect(svg.contains("highest 50."))
    #expect(texts(plot).contains("50"))
  }

  @Test func `a plot is written to a file`() throws {
    let path = temporaryPath("plot.svg")
    defer { removeFile(path) }
    var plot = LinePlot(title: "Loss")
    plot.add("train", y: [1, 2])
    try plot.write(to: path)
    #expect(try readBytes(path) == Array(plot.svg().utf8))
  }
}
