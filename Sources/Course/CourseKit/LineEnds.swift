extension [UInt8] {
  /// The bytes without carriage returns.
  ///
  /// Git may put one at the end of each line. What is generated has none.
  package var withUnixLineEnds: [UInt8] { filter { $0 != carriageReturn } }

  /// The bytes with one kind of line end for the compiler, which does not count a carriage return
  /// alone as one.
  ///
  /// Swift does not tell line ends apart, also in strings, and no byte moves.
  package var withCountableLines: [UInt8] {
    var result = self
    for index in indices where isLoneReturn(index) { result[index] = newline }
    return result
  }

  /// The offsets at which lines begin, after `\n`, `\r\n` or `\r`, as Swift has it.
  package var lineStarts: [Int] {
    [0] + indices.filter { self[$0] == newline || isLoneReturn($0) }.map { $0 + 1 }
  }

  /// Whether there is a carriage return that no newline follows.
  private func isLoneReturn(_ index: Int) -> Bool {
    self[index] == carriageReturn && !(index + 1 < count && self[index + 1] == newline)
  }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
