import Record

/// What the compiler's messages mean for someone who thinks in NumPy.
///
/// The compiler often names a type that has nothing to do with the mistake. Each hint says what to
/// write instead, and comes before the compiler's own text.
enum CompilerHints {
  /// A message that the compiler gives for a mistake.
  private struct Hint {
    /// Matches the message.
    let message: Regex<AnyRegexOutput>
    /// Matches the line that the message is about, or nil for any line.
    let source: Regex<Substring>?
    /// What to write instead.
    let advice: String

    init<Output>(
      _ message: Regex<Output>, in source: Regex<Substring>? = nil, _ advice: String
    ) {
      self.message = Regex<AnyRegexOutput>(message)
      (self.source, self.advice) = (source, advice)
    }
  }

  /// The first that fits counts.
  private nonisolated(unsafe) static let hints = [
    Hint(
      #/function '[-+*\/]=?' on '(DurationProtocol|Strideable)' requires|to '_Pointer'/#,
      "a tensor and an Int cannot be combined: write Scalar(n) for a count n"),
    Hint(
      #/operator '[-+*\/]=?' cannot be applied to operands of type '(Tensor<\w+>|Scalar)' and 'Int'/#,
      "a count among real numbers has to be converted: write Scalar(n) for a count n"),
    Hint(
      #/operator '[-+*\/]=?' cannot be applied to operands of type 'Int' and '(Tensor<\w+>|Scalar)'/#,
      "a count among real numbers has to be converted: write Scalar(n) for a count n"),
    Hint(
      #/cannot convert value of type 'Int' to expected argument type 'Scalar'/#,
      "a count among real numbers has to be converted: write Scalar(n) for a count n"),
    Hint(
      #/operands of type '(Tensor<\w+>|Scalar)' and 'Double'|'Double' to expected argument type 'Scalar'/#,
      "a Double among the elements of a tensor has to be converted: write Scalar(a)"),
    Hint(
      #/unable to type-check this expression in reasonable time/#,
      "split the expression into several 'let' lines; usually there is also a count without "
        + "Scalar(n) in it"),
    Hint(
      #/cannot find 'pow' in scope/#,
      "write Scalar.pow(b, Scalar(n)) for a power of a number, and x.power(p) for the powers of a "
        + "tensor's elements"),
    Hint(
      #/cannot find '(sqrt|exp|log|tanh|abs|sign)' in scope/#,
      "functions of a tensor's elements are its methods: x.squareRoot(), x.exp(), x.log(), "
        + "x.tanh(), x.absolute(), x.sign(); of a number, Scalar.exp(a) and a.squareRoot()"),
    Hint(
      #/cannot call value of non-function type 'Int'/#, in: #/stride\(/#,
      "the parameter 'stride' hides the function: write Swift.stride(from: a, to: b, by: c)"),
    Hint(
      #/type '[^']*Never[^']*'/#, in: #/todo\(/#,
      "'todo' ends the function, so it stands for no value: make 'try todo(…)' a line of its own"),
    Hint(
      #/expected argument label before colon|expected expression in list of expressions/#,
      in: #/\[[^\]]*:/#,
      "a subscript has no bare colon: write x[row: i], x[column: j], or x[ranges: [0..<n, i..<j]]"),
    Hint(
      #/'(Int|Range<Int>)' to expected argument type '(\(UnboundedRange_\) -> \(\)|Int)'/#,
      in: #/\[[^\]]*(?:\.\.<|\.\.\.)[^\]]*\]/#,
      "an index and ranges cannot be mixed: write a range of one element, as in "
        + "x[ranges: [0..<n, j..<j + 1]]"),
    Hint(
      #/consecutive statements on a line must be separated/#, in: #/\w\s+@\s*\w/#,
      "write matmul(a, b) for a @ b"),
    Hint(#/has no member 'T'/#, "write x.transposed() for x.T"),
    Hint(
      #/isn't mutable: '(\w+)' is a 'let' constant|cannot assign .* '(\w+)' is a 'let' constant/#,
      "a parameter or a 'let' cannot be changed: copy it first, as in 'var y = x'"),
    Hint(
      #/cannot find 'np' in scope/#,
      "there is no np: functions of NumPy are methods of tensors, or begin with 'Tensor.', as in "
        + "x.sum(axis: 0) and Tensor.zeros([n, d])"),
    Hint(#/cannot find 'range' in scope/#, "write 'for i in 0..<n' for range(n)"),
    Hint(#/cannot find 'len' in scope/#, "write y.count for len(y), and x.shape[0] for len(x)"),
    Hint(#/cannot find 'None' in scope/#, "write nil for None"),
    Hint(#/cannot find '(True|False)' in scope/#, "write true and false"),
    Hint(#/cannot find operator '\*\*'/#, "write x.square() or x.power(p) for x ** p"),
    Hint(#/cannot find operator '\+\+'/#, "write i += 1 for i++"),
    Hint(
      #/type '\[Int\]' to specified type '\(_/#,
      "a shape is an array: write let (n, d) = (x.shape[0], x.shape[1])"),
    Hint(
      #/operands of type 'Tensor<\w+>' and 'Bool'|on 'BinaryInteger' requires that 'Tensor/#,
      "comparisons of elements begin with a dot, as in x .> 0, and give a mask; Tensor(mask) "
        + "makes ones and zeros of it"),
    Hint(
      #/call can throw but is not marked with 'try'/#,
      "the function may throw: write 'try' before the call"),
  ]

  /// Returns an error with its hint, if there is one.
  static func explained(_ diagnostic: BuildRecord.Diagnostic) -> BuildRecord.Diagnostic {
    guard diagnostic.severity == "error",
      let hint = hints.first(where: { hint in
        diagnostic.message.contains(hint.message)
          && hint.source.map(diagnostic.source.contains) != false
      })
    else { return diagnostic }
    return BuildRecord.Diagnostic(
      severity: "error", line: diagnostic.line, column: diagnostic.column,
      message: "\(hint.advice). The compiler says: \(diagnostic.message)",
      source: diagnostic.source)
  }
}
