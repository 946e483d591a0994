import Core
import Foundation
import Media
import Testing

@Suite struct HeatMapSVGTests {
  private let matrix = Tensor<Double>([1, 2, 3, 4, 5, 6], shape: [2, 3])

  @Test func `a map has a title, names of its axes and a scale`() {
    let svg = HeatMap().svg(matrix, title: "Map", labels: (rows: "left", columns: "below"))
    for text in [">Map<", ">left<", ">below<", ">1<", ">3.5<", ">6<"] {
      #expect(svg.contains(text), "\(text)")
    }
    #expect(svg.contains("A map of 2 by 3 values from 1 to 6."))
  }

  @Test func `maps with a common range have the same scale`() {
    let scales = [matrix, matrix * 0.5].map { matrix in
      HeatMap().svg(matrix, title: "", labels: (rows: "", columns: ""), from: 0...8)
    }
    for svg in scales { #expect(svg.contains(">0<") && svg.contains(">4<") && svg.contains(">8<")) }
  }

  @Test func `neighbors of one class share a band, with the name of the class`() {
    let svg = HeatMap(colors: .grey).svg(
      matrix, title: "Distances", labels: (rows: "", columns: ""),
      bands: .init(names: ["cat", "dog"], rows: [0, 1], columns: [1, 1, 0]))
    #expect(svg.components(separatedBy: ">cat<").count == 1 + 2)
    #expect(svg.components(separatedBy: ">dog<").count == 1 + 2)
    // One of them is the paper.
    #expect(svg.components(separatedBy: "<rect").count == 1 + 1 + 4)
  }

  @Test(arguments: [0.0, 1e-9, 123_456, -5, .nan, .infinity, 1e-305, 1.7e308])
  func `any numbers can be drawn`(_ number: Double) {
    let svg = HeatMap().svg(
      Tensor([number], shape: [1, 1]), title: "", labels: (rows: "", columns: ""))
    #expect(svg.hasSuffix("</svg>\n"))
  }

  @Test func `images are marked as right or wrong by more than a color`() {
    let images = Tensor<UInt8>.full([3, 2, 2, 1], 9)
    let svg = ImageGrid(columns: 2).svg(images, title: "", marks: [true, false, nil])
    #expect(svg.contains(">✓<") && svg.contains(">✗<"))
    #expect(svg.components(separatedBy: "stroke-width=\"3\"").count == 1 + 2)
  }
}
