@testable import Build
import Record
import Testing

/// The messages are those of Swift 6.3.
@Suite struct CompilerHintTests {
  private func explained(_ message: String, _ source: String = "") -> String {
    CompilerHints.explained(
      BuildRecord.Diagnostic(
        severity: "error", line: 1, column: 1, message: message, source: source)
    ).message
  }

  @Test(arguments: [
    (
      "referencing operator function '/=' on 'DurationProtocol' requires that 'Tensor<Scalar>' "
        + "conform to 'DurationProtocol'", "g /= n", "Scalar(n)"
    ),
    (
      "binary operator '*' cannot be applied to operands of type 'Tensor<Scalar>' and 'Int'",
      "x * n", "Scalar(n)"
    ),
    (
      "operator function '-' on 'Strideable' requires that 'Tensor<Scalar>' conform to '_Pointer'",
      "x[i] - xTrain", "Scalar(n)"
    ),
    (
      "the compiler is unable to type-check this expression in reasonable time; try breaking up "
        + "the expression into distinct sub-expressions", "(2.0 / n) * x", "split the expression"
    ),
    ("cannot find 'pow' in scope", "1 - pow(b, t)", "Scalar.pow(b, Scalar(n))"),
    ("cannot find 'sqrt' in scope", "sqrt(x)", "x.squareRoot()"),
    (
      "cannot call value of non-function type 'Int'",
      "for i in stride(from: 0, to: 3, by: stride) {", "Swift.stride(from: a, to: b, by: c)"
    ),
    (
      "cannot convert value of type 'Never' to specified type 'Tensor<Scalar>'",
      "let a: Tensor<Scalar> = try todo(\"dx\")", "a line of its own"
    ),
    ("expected argument label before colon", "x[:, 1]", "x[column: j]"),
    (
      "cannot convert value of type 'Int' to expected argument type '(UnboundedRange_) -> ()'",
      "x[0..<2, 1]", "x[ranges: [0..<n, j..<j + 1]]"
    ),
    (
      "consecutive statements on a line must be separated by ';'", "x @ w", "matmul(a, b)"
    ),
    (
      "left side of mutating operator isn't mutable: 'x' is a 'let' constant", "x += 1",
      "'var y = x'"
    ),
    ("cannot find operator '**' in scope", "b ** 2", "x.square()"),
    ("value of type 'Tensor<Scalar>' has no member 'T'", "x.T", "x.transposed()"),
    ("cannot convert value of type '[Int]' to specified type '(_, _)'", "", "x.shape[0]"),
    (
      "binary operator '*' cannot be applied to operands of type 'Tensor<Scalar>' and 'Bool'",
      "x * (x > 0)", "x .> 0"
    ),
    ("call can throw but is not marked with 'try'", "g(x)", "'try' before the call"),
  ])
  func `a mistake of a NumPy user is explained before the compiler's own text`(
    message: String, source: String, advice: String
  ) {
    let text = explained(message, source)
    #expect(text.contains(advice))
    #expect(text.hasSuffix(". The compiler says: " + message))
  }

  @Test(arguments: [
    ("cannot call value of non-function type 'Int'", "n(3)"),
    ("cannot find 'column' in scope", ""),
    ("cannot convert value of type 'Int' to expected argument type 'Int'", "f(a)"),
  ])
  func `other messages stay as they are`(message: String, source: String) {
    #expect(explained(message, source) == message)
  }
}
