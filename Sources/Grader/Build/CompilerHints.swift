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

  /// What to write for `max` and `min` of a tensor and a number.
  private static let elementwise =
    "max and min of a tensor's elements are maximum(x, 0) and minimum(x, 0)"

  /// The first that fits counts.
  private nonisolated(unsafe) static let hints = [
    Hint(
      #/requires that 'Tensor<\w+>' conform to/#, in: #/\b(?:max|min)\([-\d.]+,/#,
      elementwise),
    Hint(
      #/extra argument in call/#, in: #/\.(?:max|min)\(\w+, *[-\d.]+\)/#,
      elementwise),
    Hint(
      #/'Tensor<\w+>' to (return|specified|expected argument) type '\[|'Tensor<\w+>' conform to 'Sequence'|no member 'tolist'/#,
      "an array of a tensor's elements is x.scalars, as in x.argmax(axis: 1).scalars"),
    Hint(
      #/'ArraySlice<\w+>' to (return|specified|expected argument) type '\[/#,
      "a part of an array becomes an array with Array(y[a..<b])"),
    Hint(
      #/\[(\w+)\]\?' must be unwrapped|mutating member on immutable value: '\w+' is immutable/#,
      in: #/\w\[[^\]]+\]/#,
      "a dictionary may have no such entry: write accuracies[k, default: []], as in "
        + "accuracies[k, default: []].append(a)"),
    Hint(
      #/optional type '(Int|Double|Scalar|Float)\?' must be unwrapped/#,
      "an empty array has no such value, so it is optional: write what counts then, as in "
        + "(y.max() ?? 0)"),
    Hint(
      #/'(Double|Float|Int)'.*'Classifier\.Scalar'|'Classifier\.Scalar'.*'(Double|Float|Int)'|'Tensor<Classifier\.Scalar>' conform/#,
      "the classifier's numbers have the type Classifier.Scalar: write Classifier.Scalar(a) for a "
        + "number of another type, and Double(s) for a Double"),
    Hint(
      #/'Tensor<Bool>' (to expected argument type 'Tensor<|conform to 'BinaryInteger')/#,
      "a mask is not a tensor of numbers: Tensor<Scalar>(mask) makes ones and zeros of it, as in "
        + "x * Tensor<Scalar>(x .> 0)"),
    Hint(
      #/'Scalar' to expected argument type '(Double|Float|Int)'/#, in: #/\w [-+*\/]= /#,
      "the variable has another type than the elements: declare it as in var loss: Scalar = 0"),
    Hint(
      #/return expression of type '(Double|Float|Int)' to return type 'Scalar'/#,
      "the function returns a Scalar: declare the variable as in var loss: Scalar = 0, or write "
        + "Scalar(a)"),
    Hint(
      #/value of type '(@Sendable )?\(\) -> /#,
      "a function is called with parentheses, as in x.sum()"),
    Hint(
      #/'\[(Int|Double|Scalar|Float)\]' has no member '\w+'/#,
      "an array lacks the functions of a tensor: write Tensor(a), as in Tensor(counts).argmax() "
        + "and Tensor(losses).mean()"),
    Hint(
      #/missing argument labels? '/#,
      "an argument follows its name, as in x.sum(axis: 0) and random.choice(n, size: k)"),
    Hint(
      #/'nil' is not compatible with expected argument type '(Int|\(UnboundedRange_\) -> \(\))'/#,
      "x[:, None] is x.expandingDimensions(at: 1); a sum or maximum keeps its axis with "
        + "keepDims: true"),
    Hint(
      #/expected 'in' after for-each pattern/#,
      "several names are in parentheses: for (i, label) in y.enumerated(), or for (a, b) in "
        + "zip(x, y)"),
    Hint(
      #/consecutive statements on a line must be separated|unexpected 'else' immediately/#,
      in: #/= .*\bif\b.*\belse\b/#,
      "a choice between two values is condition ? a : b"),
    Hint(
      #/'sum\(.*requires that 'Bool' conform/#,
      "a mask has no sum: Tensor<Scalar>(mask) makes ones and zeros of it"),
    Hint(
      #/'Scalar' has no member '\w+'/#, in: #/dot\(/#,
      "x.dot(y) is the product of two vectors, which is a number: write matmul(x, w) for matrices"),
    Hint(
      #/has no member '(sqrt|exp|log)'/#,
      "this is a function, as in sqrt(x), exp(x) and log(x)"),
    Hint(
      #/'\[Int\]' to expected argument type 'Int'/#, in: #/axis: *\[/#,
      "several axes are named axes, as in x.sum(axes: [0, 2, 3])"),
    Hint(
      #/use of '(\w+)' refers to instance method rather than global function/#,
      "inside an extension of Tensor, a method hides the function of the same name: write "
        + "Core.matmul(a, b), or use a free function"),
    Hint(
      #/generic parameter 'T' could not be inferred/#, in: #/\bstride\(/#,
      "'stride' has three labels, as in stride(from: 0, to: n, by: 2); if a parameter has that name, "
        + "write Swift.stride"),
    Hint(
      #/type annotation missing in pattern/#, in: #/let \w+, *\w+/#,
      "several values are taken apart in parentheses, as in let (n, d) = x.shape2"),
    Hint(
      #/consecutive statements on a line must be separated/#, in: #/return (?!\().*,/#,
      "several results are returned in parentheses, as in return (loss, gradient)"),
    Hint(
      #/function '[-+*\/]=?' on '(DurationProtocol|Strideable)' requires|to '_Pointer'/#,
      "these operands cannot be combined: integers are divided after Tensor<Double>(a), and a row "
        + "of a matrix is x[row: i]"),
    Hint(
      #/operands of type '(Tensor<Scalar>|Scalar)' and '(Double|Float)'|operator function '[-+*\/]=?' requires/#,
      "the elements have the type Scalar: write Scalar(a) for a Double or Float"),
    Hint(
      #/operands of type '(Double|Float)' and '(Tensor<Scalar>|Scalar)'/#,
      "the elements have the type Scalar: write Scalar(a) for a Double or Float"),
    Hint(
      #/'(Double|Float|Int)' to expected argument type 'Scalar'|type 'Scalar' to \w+ type 'Double'/#,
      "the elements have the type Scalar: write Scalar(a) for a number of another type, and "
        + "Double(s) for a Double"),
    Hint(
      #/unable to type-check this expression in reasonable time/#,
      "split the expression into several 'let' lines; usually there is also a Double or Float "
        + "without Scalar(a) in it"),
    Hint(
      #/cannot find '(tanh|sign|square|absolute)' in scope|function 'abs' requires that 'Tensor/#,
      "this function of a tensor's elements is a method: x.tanh(), x.sign(), x.square(), "
        + "x.absolute()"),
    Hint(
      #/cannot find '(zeros|ones|zeros_like|ones_like|eye|arange)' in scope/#,
      "write Tensor<Scalar>.zeros([n, d]), .ones([n, d]), .eye(n), .arange(n), or "
        + "Tensor.zeros(like: x)"),
    Hint(
      #/cannot find '(sum|mean|var|std|argmax|argsort|reshape)' in scope/#,
      "this is a method of the tensor, as in x.sum(axis: 0), x.mean(axis: 0), x.argmax(axis: 1)"),
    Hint(
      #/'Tensor<\w+>' to expected argument type 'Int'/#, in: #/\b(?:max|min)\(/#,
      elementwise),
    Hint(
      #/cannot call value of non-function type 'Int'/#, in: #/stride\(/#,
      "the parameter 'stride' hides the function: write Swift.stride(from: a, to: b, by: c)"),
    Hint(
      #/type '[^']*Never[^']*'/#, in: #/todo\(/#,
      "'todo' ends the function, so it stands for no value: write .todo(\"…\") for a tensor that "
        + "is not written yet, or make 'try todo(…)' a line of its own"),
    Hint(
      #/expected argument label before colon|expected expression in list of expressions/#,
      in: #/\[[^\]]*:/#,
      "a subscript has no bare colon: write all for a whole axis, as in x[all, j], and i..<k for "
        + "i:k"),
    Hint(
      #/'@Sendable \(UnboundedRange_\) -> \(\)'/#,
      "'...' stands once for all axes that are not named, as in NumPy: write all for each whole "
        + "axis, as in x[all, all, i, j]"),
    Hint(
      #/'\[Int\]' to expected argument type '\(UnboundedRange_\) -> \(\)'/#,
      "a list of indices has its own name: x.gather(columns: y), x.add(-1, atColumns: y), "
        + "x[rows: indices]"),
    Hint(
      #/no exact matches in call to subscript/#, in: #/\w\[[^\],]+\]/#,
      "x[i] is an element of a vector: a row of a matrix is x[row: i], rows are x[rows: [0, 2]], "
        + "and elements by a mask are x[mask: x .> 0]"),
    Hint(
      #/cannot assign value of type '\w+' to subscript of type 'Tensor/#,
      "a part of a tensor takes a tensor: write Tensor(a) for a number, as in "
        + "x[all, 0] = Tensor(1)"),
    Hint(
      #/'\(Int, Int[^']*\)' to expected argument type '(\[Int\]|Int)'/#,
      "a list is written in brackets, as in zeros([n, d]) and sum(axes: [0, 2])"),
    Hint(
      #/'Int' to expected argument type '\[Int\]'/#,
      "a shape is one argument, in brackets: zeros([n, d]), reshaped([n, -1])"),
    Hint(
      #/consecutive statements on a line must be separated/#, in: #/\w\s+@\s*\w/#,
      "write matmul(a, b) for a @ b"),
    Hint(
      #/'Tensor<\w+>' has no member '\w+'/#,
      "the method may have another name than in NumPy, such as x.reshaped([n, -1]), "
        + "x.variance(axis: 0), x.count: see handouts/swift-for-numpy.md"),
    Hint(
      #/(?:isn't mutable:|cannot assign .*|mutating member on immutable value:) '\w+' is a 'let' constant/#,
      "a parameter or a 'let' cannot be changed: copy it first, as in 'var y = x'"),
    Hint(
      #/cannot find 'np' in scope/#,
      "there is no np: functions of NumPy are methods of tensors, or begin with 'Tensor.', as in "
        + "x.sum(axis: 0) and Tensor.zeros([n, d])"),
    Hint(#/cannot find 'range' in scope/#, "write 'for i in 0..<n' for range(n)"),
    Hint(#/cannot find 'len' in scope/#, "write y.count for len(y), and x.shape[0] for len(x)"),
    Hint(#/cannot find 'None' in scope/#, "write nil for None"),
    Hint(#/cannot find '(True|False)' in scope/#, "write true and false"),
    Hint(
      #/(cannot find|no) operator '\*\*'/#, "write pow(x, p) for x ** p, or x.square() for x ** 2"),
    Hint(
      #/expected pattern|expected parameter name followed|cannot find operator '\.?[∂∇√∑]'/#,
      in: #/[∂∇√∑]/#,
      "these signs are operators in Swift, and cannot be part of a name: write dx for ∂x, and "
        + "gradient for ∇"),
    Hint(#/cannot find operator '\+\+'/#, "write i += 1 for i++"),
    Hint(
      #/type '\[Int\]' to specified type '\(_/#,
      "a shape is an array: write let (n, d) = x.shape2, or x.shape3 and x.shape4"),
    Hint(
      #/operands of type 'Tensor<\w+>' and 'Bool'|on 'BinaryInteger' requires that 'Tensor/#,
      "comparisons of elements begin with a dot, as in x .> 0, and give a mask; Tensor(mask) "
        + "makes ones and zeros of it"),
    Hint(
      #/'Bool' to expected argument type 'Int'/#, in: #/\[[^\]]*[<>=][^\]]*\]/#,
      "values are replaced by a mask with Tensor.where(x .< 0, 0, x): comparisons of elements begin "
        + "with a dot"),
    Hint(
      #/cannot find '(axis|axes|keepdims|keepDims)' in scope/#,
      "an argument's name ends with a colon, as in x.sum(axis: 1, keepDims: true)"),
    Hint(
      #/generic parameter 'Element' could not be inferred/#, in: #/Tensor\./#,
      "name the type of the elements, and write the shape in brackets: Tensor<Scalar>.zeros([n, d])"
    ),
    Hint(
      #/operands of type '\[Int\]' and 'Int'/#,
      "labels are an array of Int: Tensor(y) .== k is a mask, and y[i] == k compares one label"),
    Hint(
      #/missing argument for parameter #1 in call/#, in: #/\.copy\(\)/#,
      "a tensor is a value: 'var y = x' is a copy"),
    Hint(
      #/expected declaration|statements are not allowed at the top level/#,
      "this line is outside of any function: there may be a '}' too many above it"),
    Hint(
      #/call can throw but is not marked with 'try'/#,
      "the function may throw: write 'try' before the call"),
  ]

  /// Returns an error with its hint, if there is one.
  static func explained(_ diagnostic: BuildRecord.Diagnostic) -> BuildRecord.Diagnostic {
    guard diagnostic.severity == "error", let advice = advice(on: diagnostic) else {
      return diagnostic
    }
    return BuildRecord.Diagnostic(
      severity: "error", line: diagnostic.line, column: diagnostic.column,
      message: "\(advice). The compiler says: \(diagnostic.message)",
      source: diagnostic.source)
  }

  private static func advice(on diagnostic: BuildRecord.Diagnostic) -> String? {
    // Python declares a variable by its first assignment.
    if let name = diagnostic.message.firstMatch(of: #/^cannot find '(\w+)' in scope/#)?.1,
      diagnostic.source.drop(while: \.isWhitespace).prefixMatch(of: #/(\w+) *= /#)?.1 == name
    {
      return "a new variable begins with 'let', or with 'var' if it changes later: let \(name) = …"
    }
    return hints.first { hint in
      diagnostic.message.contains(hint.message)
        && hint.source.map(diagnostic.source.contains) != false
    }?.advice
  }
}
