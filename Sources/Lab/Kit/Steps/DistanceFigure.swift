package import Core
import Media

/// A picture of the distances between test and training images, sorted by class.
package struct DistanceFigure {
  /// The picture as an SVG.
  package let svg: String

  /// Draws some rows and columns of a matrix of distances: the first few images of each class.
  ///
  /// - Parameters:
  ///   - distances: The distances, `[test images, training images]`.
  ///   - testLabels: The classes of the rows.
  ///   - trainLabels: The classes of the columns.
  ///   - classNames: The names of the classes.
  package init(
    _ distances: Tensor<Float>, testLabels: [Int], trainLabels: [Int], classNames: [String]
  ) {
    let rows = Self.firstOfEachClass(testLabels, 12, classCount: classNames.count)
    let columns = Self.firstOfEachClass(trainLabels, 40, classCount: classNames.count)
    let part = distances[rows: rows].transposed()[rows: columns].transposed()
    svg = HeatMap(colors: .grey).svg(
      part, title: "Distances", labels: (rows: "test images", columns: "training images"),
      bands: .init(
        names: classNames, rows: rows.map { testLabels[$0] },
        columns: columns.map { trainLabels[$0] }))
  }

  private static func firstOfEachClass(
    _ labels: [Int], _ count: Int, classCount: Int
  ) -> [Int] {
    (0..<classCount).flatMap { label in
      labels.indices.filter { labels[$0] == label }.prefix(count)
    }
  }
}
