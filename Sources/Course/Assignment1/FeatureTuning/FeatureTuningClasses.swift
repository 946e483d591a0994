import Core
import LabKit
import Media

/// Images of one class, and what a classifier takes them for.
struct ClassifiedImages {
  private let data: LabData
  private let label: Int
  private let images: [Int]
  private let predicted: [Int]

  /// Finds the test images of a class.
  ///
  /// - Parameters:
  ///   - label: The class.
  ///   - data: The data.
  ///   - predicted: The label that the classifier predicts for each test image.
  init(of label: Int, in data: LabData, predicted: [Int]) {
    (self.data, self.label) = (data, label)
    images = data.test.labels.indices.filter { data.test.labels[$0] == label }
    self.predicted = images.map { predicted[$0] }
  }

  /// The name of the class.
  var name: String { data.classNames[label] }
  var isEmpty: Bool { images.isEmpty }
  /// How many images are predicted to be of another class, as a share.
  var errorRate: Double { Double(predicted.count { $0 != label }) / Double(images.count) }

  /// Shows the first ten images, and counts the predictions.
  func show(in content: inout StepContent) {
    let shown = predicted.prefix(10)
    content.figure(
      ImageGrid(columns: 10, background: gridColor).svg(
        data.test.images[rows: Array(images.prefix(shown.count))],
        title: "Test images of the class \(name)",
        columnNames: shown.map(text), marks: shown.map { $0 == label }),
      "Above each image is the class that the SVM predicts for it.")
    let counts = Dictionary(grouping: predicted) { $0 }.mapValues(\.count)
    let others = counts.filter { $0.key != label }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(3).map { "\(text($0.key)) (\($0.value))" }
    content.facts([
      ("Predicted right", "\(counts[label, default: 0]) of \(images.count)"),
      ("Most often taken for", others.isEmpty ? "nothing else" : others.joined(separator: ", ")),
    ])
  }

  /// The name of a predicted class; a wrong classifier can predict others than there are.
  private func text(_ label: Int) -> String {
    data.classNames.indices.contains(label) ? data.classNames[label] : "no class"
  }
}
