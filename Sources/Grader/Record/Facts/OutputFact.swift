/// What was found of the tensors in an answer.
package enum OutputFact: Sendable, Equatable, Codable, FactGroup {
  /// The named outputs agree with the reference's, on so many inputs.
  case agrees(outputs: [String], inputs: Int)
  /// An element is wrong; of several, the one with the largest error.
  case differs(
    tensor: String, shape: [Int], index: [Int], expected: Double, received: Double, error: Double,
    tolerance: Double)
  /// An element is NaN or infinite, where a number is expected.
  case notFinite(tensor: String, shape: [Int], index: [Int], expected: Double, received: Double)
  /// A tensor has another shape than the reference's.
  case wrongShape(tensor: String, expected: [Int], received: [Int])
  /// A tensor has another element type than the reference's, such as `Float`.
  case wrongElement(tensor: String, expected: String, received: String)
  /// A tensor is larger than is taken in; nil where its shape is the student's choice.
  case tooLarge(tensor: String, expected: [Int]?, received: [Int])
  /// A tensor is not there.
  case missing(tensor: String)
  /// What stands under a name cannot be used.
  case unfit(tensor: String, expected: String, received: String)
  /// Not as many predicted labels came as there are examples.
  case noLabels(tensor: String, examples: Int)
  /// Labels are wrong; the first of them.
  case wrongLabels(expected: [Int], received: [Int])
  /// The inputs of the call, by their names, shapes and values.
  case calledWith(inputs: String)
  /// The call that was made, such as `a1.softmax.naive`.
  case exercise(name: String)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case agrees, differs, notFinite, wrongShape, wrongElement, tooLarge, missing, unfit, noLabels
    case wrongLabels, calledWith, exercise
  }
}
