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
      "operator function '+' requires that 'Tensor<Scalar>' conform to 'BinaryInteger'",
      "let m = max(0, scores - correct + 1)", "maximum(x, 0)"
    ),
    ("expected pattern", "let ∂x = 2 * x", "write dx for ∂x"),
    ("expected parameter name followed by ':'", "func f(_ ∇w: Double) {", "gradient for ∇"),
    ("cannot find operator '∂' in scope", "total += ∂out", "operators in Swift"),
    ("extra argument in call", "let c = Tensor.max(x, 0)", "maximum(x, 0)"),
    (
      "cannot convert return expression of type 'Tensor<Int>' to return type '[Int]'",
      "return x.argmax(axis: 1)", "x.argmax(axis: 1).scalars"
    ),
    (
      "initializer 'init(_:)' requires that 'Tensor<Int>' conform to 'Sequence'",
      "[Int](x.argmax(axis: 1))", "x.scalars"
    ),
    ("value of type 'Tensor<Int>' has no member 'tolist'", "y.tolist()", "x.scalars"),
    (
      "use of 'matmul' refers to instance method rather than global function 'matmul' in module "
        + "'Core'", "matmul(self, w)", "Core.matmul(a, b)"
    ),
    (
      "cannot convert value of type 'ArraySlice<Int>' to specified type '[Int]'",
      "let labels: [Int] = y[0..<2]", "Array(y[a..<b])"
    ),
    (
      "referencing instance method 'sum(axis:keepDims:)' on 'Tensor' requires that 'Bool' conform "
        + "to 'TensorNumber'", "(scores .> 0).sum(axis: 1)", "Tensor<Scalar>(mask)"
    ),
    (
      "cannot use mutating member on immutable value: 'accuracies' is immutable",
      "accuracies[k].append(0.5)", "accuracies[k, default: []].append(a)"
    ),
    (
      "value of optional type '[Double]?' must be unwrapped to refer to member 'append' of wrapped "
        + "base type '[Double]'", "accuracies[k].append(0.5)", "accuracies[k, default: []]"
    ),
    (
      "value of optional type 'Int?' must be unwrapped to a value of type 'Int'", "best + 1",
      "(y.max() ?? 0)"
    ),
    (
      "cannot convert value of type 'Double' to expected argument type 'Classifier.Scalar'",
      "try classifier.train(x, learningRate: rate)", "Classifier.Scalar(a)"
    ),
    (
      "cannot convert return expression of type 'Classifier.Scalar' to return type 'Double'",
      "return loss", "Double(s) for a Double"
    ),
    (
      "operator function '*' requires that 'Tensor<Classifier.Scalar>' conform to 'BinaryInteger'",
      "x * rate", "Classifier.Scalar(a)"
    ),
    (
      "cannot convert value of type 'Tensor<Bool>' to expected argument type 'Tensor<Scalar>'",
      "x * mask", "Tensor<Scalar>(mask)"
    ),
    (
      "operator function '/' requires that 'Tensor<Bool>' conform to 'BinaryInteger'",
      "(random.rand(x.shape) .< 0.5) / 0.5", "Tensor<Scalar>(mask)"
    ),
    (
      "cannot convert value of type 'Scalar' to expected argument type 'Double'",
      "loss += x[i, y[i]]", "var loss: Scalar = 0"
    ),
    (
      "cannot convert return expression of type 'Int' to return type 'Scalar'", "return loss",
      "var loss: Scalar = 0"
    ),
    (
      "cannot convert value of type '@Sendable () -> Scalar' to expected argument type "
        + "'Tensor<Scalar>'", "x.sum / n", "x.sum()"
    ),
    ("value of type '[Int]' has no member 'argmax'", "counts.argmax()", "Tensor(counts).argmax()"),
    ("missing argument label 'size:' in call", "random.choice(n, 5)", "size: k"),
    (
      "'nil' is not compatible with expected argument type '(UnboundedRange_) -> ()'",
      "x - m[all, nil]", "x.expandingDimensions(at: 1)"
    ),
    ("expected 'in' after for-each pattern", "for i, j in zip(a, b) {", "for (a, b) in zip(x, y)"),
    (
      "consecutive statements on a line must be separated by ';'", "let z = a if n > 0 else b",
      "condition ? a : b"
    ),
    ("type annotation missing in pattern", "let n, d = x.shape", "let (n, d) = x.shape2"),
    (
      "consecutive statements on a line must be separated by ';'", "  return x.sum(), x",
      "return (loss, gradient)"
    ),
    (
      "cannot use mutating member on immutable value: 'z' is a 'let' constant",
      "z.set(0, atColumns: y)", "'var y = x'"
    ),
    ("value of type 'Scalar' has no member 'reshaped'", "a.dot(b).reshaped([2])", "matmul(x, w)"),
    ("value of type 'Tensor<Scalar>' has no member 'sqrt'", "x.sqrt()", "sqrt(x)"),
    (
      "cannot convert value of type '[Int]' to expected argument type 'Int'",
      "x.sum(axis: [0, 2, 3])", "axes: [0, 2, 3]"
    ),
    ("generic parameter 'T' could not be inferred", "stride(0, n, 2)", "Swift.stride"),
    ("cannot find 'margins' in scope", "  margins = maximum(scores, 0)", "let margins = …"),
    (
      "referencing operator function '/=' on 'DurationProtocol' requires that 'Tensor<Int>' "
        + "conform to 'DurationProtocol'", "g /= n", "Tensor<Double>(a)"
    ),
    (
      "binary operator '*' cannot be applied to operands of type 'Tensor<Scalar>' and 'Double'",
      "x * Double(n)", "Scalar(a)"
    ),
    (
      "binary operator '*' cannot be applied to operands of type 'Double' and 'Scalar'",
      "rate * s", "Scalar(a)"
    ),
    (
      "cannot convert value of type 'Scalar' to specified type 'Double'", "let s: Double = x.sum()",
      "Double(s)"
    ),
    (
      "the compiler is unable to type-check this expression in reasonable time; try breaking up "
        + "the expression into distinct sub-expressions", "(2.0 / k) * x", "split the expression"
    ),
    ("cannot find 'tanh' in scope", "tanh(x)", "x.tanh()"),
    (
      "global function 'abs' requires that 'Tensor<Scalar>' conform to 'Comparable'", "abs(x)",
      "x.absolute()"
    ),
    ("cannot find 'zeros' in scope", "zeros(x.shape)", "Tensor<Scalar>.zeros([n, d])"),
    (
      "cannot convert value of type 'Bool' to expected argument type 'Int'", "s[x < 0] = 0",
      "Tensor.where(x .< 0, 0, x)"
    ),
    ("cannot find 'axis' in scope", "x.sum(axis=1)", "x.sum(axis: 1, keepDims: true)"),
    (
      "generic parameter 'Element' could not be inferred", "Tensor.zeros(n, d)",
      "Tensor<Scalar>.zeros([n, d])"
    ),
    (
      "binary operator '==' cannot be applied to operands of type '[Int]' and 'Int'", "y == 1",
      "Tensor(y) .== k"
    ),
    ("missing argument for parameter #1 in call", "let c = x.copy()", "'var y = x' is a copy"),
    ("cannot find 'mean' in scope", "mean(x)", "x.mean(axis: 0)"),
    (
      "cannot convert value of type 'Tensor<Scalar>' to expected argument type 'Int'",
      "max(x, 0)", "maximum(x, 0)"
    ),
    (
      "cannot call value of non-function type 'Int'",
      "for i in stride(from: 0, to: 3, by: stride) {", "Swift.stride(from: a, to: b, by: c)"
    ),
    (
      "cannot convert value of type 'Never' to specified type 'Tensor<Scalar>'",
      "let a: Tensor<Scalar> = try todo(\"dx\")", ".todo(\"…\")"
    ),
    ("expected argument label before colon", "x[:, 1]", "x[all, j]"),
    (
      "type '@Sendable (UnboundedRange_) -> ()' cannot conform to 'AxisIndex'",
      "x[..., ..., i, j]", "x[all, all, i, j]"
    ),
    (
      "cannot convert value of type '[Int]' to expected argument type '(UnboundedRange_) -> ()'",
      "x[0..<n, y]", "x.gather(columns: y)"
    ),
    ("no exact matches in call to subscript ", "x[i] - xTrain", "x[row: i]"),
    (
      "cannot assign value of type 'Scalar' to subscript of type 'Tensor<Scalar>'",
      "x[all, 0] = s", "Tensor(a)"
    ),
    (
      "cannot convert value of type '(Int, Int)' to expected argument type '[Int]'",
      "zeros((n, d))", "zeros([n, d])"
    ),
    (
      "cannot convert value of type 'Int' to expected argument type '[Int]'", "zeros(n, d)",
      "zeros([n, d])"
    ),
    (
      "consecutive statements on a line must be separated by ';'", "x @ w", "matmul(a, b)"
    ),
    (
      "left side of mutating operator isn't mutable: 'x' is a 'let' constant", "x += 1",
      "'var y = x'"
    ),
    ("cannot find operator '**' in scope", "b ** 2", "x.square()"),
    ("no operator '**' is defined; did you mean 'pow(_:_:)'?", "b ** p", "pow(x, p)"),
    (
      "value of type 'Tensor<Scalar>' has no member 'reshape'", "x.reshape(2, 3)",
      "swift-for-numpy.md"
    ),
    ("cannot convert value of type '[Int]' to specified type '(_, _)'", "", "x.shape2"),
    (
      "binary operator '*' cannot be applied to operands of type 'Tensor<Scalar>' and 'Bool'",
      "x * (x > 0)", "x .> 0"
    ),
    ("expected declaration", "return d", "a '}' too many"),
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
