/// A fact about the tensors in an answer.
package enum OutputFact: Sendable, Equatable, Codable, FactGroup {
  /// The named outputs agree with the reference's. `inputs` is the number of different inputs.
  case agrees(outputs: [String], inputs: Int)
  /// An element is wrong. If several elements are wrong, this is the one with the largest error.
  case differs(
    tensor: String, shape: [Int], index: [Int], expected: Double, received: Double, error: Double,
    tolerance: Double)
  /// An element is NaN or infinite, but should be finite.
  case notFinite(tensor: String, shape: [Int], index: [Int], expected: Double, received: Double)
  /// A tensor has a different shape than the reference's.
  case wrongShape(tensor: String, expected: [Int], received: [Int])
  /// A tensor has a different element type than the reference's, such as `Float`.
  case wrongElement(tensor: String, expected: String, received: String)
  /// A tensor is too large to read. `expected` is nil if the student chooses the shape.
  case tooLarge(tensor: String, expected: [Int]?, received: [Int])
  /// A tensor is not written yet. `task` says what to write.
  case notWritten(tensor: String, task: String)
  /// A tensor is missing.
  case missing(tensor: String)
  /// The value with this name cannot be used.
  case unfit(tensor: String, expected: String, received: String)
  /// The number of predicted labels differs from the number of examples.
  case noLabels(tensor: String, examples: Int)
  /// Some labels are wrong. Only the first ones are listed.
  case wrongLabels(expected: [Int], received: [Int])
  /// In every case that was tried, the student's code returns the values of a wrong formula, which
  /// is in the whole output or in one of its terms.
  case looksLike(tensor: String, mistake: Mistake, part: Mistake.Part)
  /// In every call that was tried, the student's code returns what the reference returns with this
  /// mistake. There are several mistakes if they cannot be told apart.
  case knownMistake(mistakes: [KnownMistake])
  /// All cases are right in which a number among the inputs, such as `regularization`, is 0, and no
  /// other case is.
  case rightWithout(input: String)
  /// Other outputs of the same call are right.
  case othersAgree(outputs: [String])
  /// The names, shapes and values of the call's inputs.
  case calledWith(inputs: String)
  /// A tensor among the inputs of a call that gave no answer. `values` are its first elements.
  case input(name: String, shape: [Int], element: String, values: [Double])
  /// A text among the inputs of a call that gave no answer, such as the mode of a layer.
  case option(name: String, value: String)
  /// The call that was made, such as `a1.softmax.naive`.
  case exercise(name: String)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case agrees, differs, notFinite, wrongShape, wrongElement, tooLarge, missing, unfit, noLabels
    case wrongLabels, looksLike, knownMistake, rightWithout, notWritten, othersAgree, calledWith
    case input, option, exercise
  }
}
