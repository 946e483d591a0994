// attack: Honest: has its own helpers, extensions and generics, and causes warnings.
// documented: der
// rows: B7 B11
// check: a1.softmax.naive.loss
// expect: passed
extension Tensor {
  fileprivate var countOfRows: Int { shape.first ?? 0 }
}

private func twice<Value: Numeric>(_ value: Value) -> Value { value + value }

// into softmaxLossNaive
let unusedVariable = 1
let shape = x.countOfRows
guard shape >= 0 else { return (0, .zeros(like: w)) }
