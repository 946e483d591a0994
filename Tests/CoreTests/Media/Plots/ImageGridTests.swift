import Core
import Media
import Testing

struct ImageGridTests {
  /// Three pictures of two pixels each.
  private let images = Tensor<Float>([0, 1, 10, 30, -5, -5], shape: [3, 1, 2, 1])

  @Test func `pictures stand in rows, each scaled by its own range`() {
    let picture = ImageGrid(columns: 2, padding: 1, background: 9).picture(images)
    #expect(picture.shape == [5, 7, 1])
    let nine = [UInt8](repeating: 9, count: 7)
    #expect(
      picture.storage == nine + [9, 0, 255, 9, 0, 255, 9] + nine + [9, 0, 0, 9, 9, 9, 9] + nine)
  }

  @Test func `all pictures can share a range, or keep their numbers`() {
    let shared = ImageGrid(columns: 3, padding: 0, scaling: .overall).picture(images)
    #expect(shared.storage == [36, 44, 109, 255, 0, 0])
    let same = ImageGrid(columns: 3, padding: 0, scaling: .none).picture(images)
    #expect(same.storage == [0, 1, 10, 30, 0, 0])
  }

  @Test func `bytes keep their values, and without columns the grid is a square`() {
    let images = Tensor<UInt8>([UInt8](1...15), shape: [5, 1, 1, 3])
    let picture = ImageGrid(padding: 0, background: 0).picture(images)
    #expect(picture.shape == [2, 3, 3])
    #expect(picture.storage == [UInt8](1...15) + [0, 0, 0])
  }

  @Test func `numbers that are not finite do not disturb the others`() {
    let images = Tensor<Double>([0, .nan, 1, -.infinity, .infinity, 0.5], shape: [1, 1, 6, 1])
    #expect(
      ImageGrid(columns: 1, padding: 0).picture(images).storage == [0, 0, 255, 0, 255, 128])
  }

  @Test func `no pictures give an empty grid`() {
    #expect(
      ImageGrid().picture(Tensor<Float>([], shape: [0, 2, 2, 3])).shape == [4, 4, 3])
  }

  @Test func `the SVG holds the picture and the names`() {
    let grid = ImageGrid(columns: 3)
    let svg = grid.svg(images, title: "Samples & more", columnNames: ["cat", "<dog>", "ship"])
    #expect(svg.contains(ImageFile.pngAddress(grid.picture(images))))
    #expect(svg.contains(">Samples &amp; more</text>"))
    #expect(svg.contains(">&lt;dog&gt;</text>"))
  }

  @Test func `a heat map runs from its lowest to its highest color`() {
    let matrix = Tensor<Double>([2, 4, 3, .nan], shape: [2, 2])
    let grey = HeatMap(colors: .grey).picture(matrix)
    #expect(grey.shape == [2, 2, 3])
    #expect(grey.storage == [0, 0, 0, 255, 255, 255, 128, 128, 128, 214, 39, 40])
    let color = HeatMap().picture(matrix).storage
    #expect(color.prefix(6) == [68, 1, 84, 253, 231, 37])
    let flat = HeatMap(colors: .grey).picture(Tensor<Float>([7, 7], shape: [1, 2]))
    #expect(flat.storage == [0, 0, 0, 0, 0, 0])
  }
}
