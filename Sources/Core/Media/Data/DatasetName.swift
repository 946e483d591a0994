/// The data sets that the course uses.
public enum DatasetName: String, CaseIterable, Sendable {
  /// Krizhevsky's 60,000 small color photographs.
  case cifar10
  /// The generated color scenes, which need no download.
  case colorScenes = "color-scenes"
  /// The part of Fashion-MNIST that comes with the course.
  case fashionSmall = "fashion-small"
  /// Zalando's 70,000 photographs of clothing.
  case fashionMNIST = "fashion-mnist"
  /// LeCun's 70,000 handwritten digits.
  case mnist
}
