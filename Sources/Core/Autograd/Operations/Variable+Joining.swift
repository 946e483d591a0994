extension Variable {
  /// Concatenates variables along an existing axis.
  ///
  /// - Precondition: There is at least one variable, and the shapes agree except along that axis.
  public static func concatenated(_ variables: [Variable], axis: Int = 0) -> Variable {
    let value = Tensor.concatenated(variables.map(\.stored), axis: axis)
    let place = axis < 0 ? axis + value.rank : axis
    var start = 0
    let operands = variables.map { variable in
      let range = start..<start + variable.shape[place]
      start = range.upperBound
      let ranges = variable.shape[..<place].map { 0..<$0 } + [range]
      return Operand(variable) { $0.upstream[ranges: ranges] }
    }
    return result(of: "concatenated", value, operands)
  }

  /// Stacks variables of the same shape along a new axis.
  public static func stacked(_ variables: [Variable], axis: Int = 0) -> Variable {
    for variable in variables where variable.shape != variables[0].shape {
      shapeFailure(
        "Variable.stacked: shapes \(variables[0].shape) and \(variable.shape) differ")
    }
    let axis = axis < 0 && !variables.isEmpty ? axis + variables[0].rank + 1 : axis
    return concatenated(variables.map { $0.expandingDimensions(at: axis) }, axis: axis)
  }

  /// Splits the variable into `count` equal pieces along an axis; if the axis is not divisible by
  /// `count`, the first pieces are longer by 1.
  public func split(count pieces: Int, axis: Int = 0) -> [Variable] {
    let place = stored.resolved(axis: axis, in: "Variable.split")
    guard pieces > 0 else {
      shapeFailure("Variable.split: cannot split shape \(shape) into \(pieces) pieces")
    }
    let (length, longer) = shape[place].quotientAndRemainder(dividingBy: pieces)
    var start = 0
    return (0..<pieces).map { piece in
      let range = start..<start + length + (piece < longer ? 1 : 0)
      start = range.upperBound
      return self[ranges: shape[..<place].map { 0..<$0 } + [range]]
    }
  }
}
