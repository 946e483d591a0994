/// The layers of a network with their output shapes and parameter counts.
public struct ModuleSummary: Sendable, Equatable, CustomStringConvertible {
  /// One call of a layer.
  public struct Row: Sendable, Equatable {
    /// The layer's name within the network, which is empty for the network itself.
    public let name: String
    /// The layer's type.
    public let type: String
    /// The shape of the layer's output.
    public let outputShape: [Int]
    /// The number of elements in the layer's own parameters, excluding the parameters of
    /// submodules.
    public let parameterCount: Int
  }

  /// The layers in the order in which they computed their outputs.
  public let rows: [Row]
  /// The total number of elements in the network's parameters.
  public let parameterCount: Int

  /// The table as text.
  public var description: String {
    let table =
      [["layer", "type", "output", "parameters"]]
      + rows.map {
        [$0.name.isEmpty ? "(all)" : $0.name, $0.type, "\($0.outputShape)", "\($0.parameterCount)"]
      } + [["", "", "", "\(parameterCount)"]]
    let widths = (0..<4).map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { row in
      let cells = zip(row, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 3 ? space + cell.0 : cell.0 + space
      }
      return cells.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}

extension Layer {
  /// Runs the network once in evaluation mode, without recording operations for gradients, and
  /// lists each layer's output.
  ///
  /// - Parameter inputShape: The shape of the input, which consists of zeros, such as
  ///   `[1, 3, 32, 32]`.
  /// - Returns: The table of layers.
  public func summary(inputShape: [Int]) -> ModuleSummary {
    let modules = namedModules
    let modes = modules.compactMap { $0.module as? any TrainingAware }.map { ($0, $0.isTraining) }
    evaluate()
    defer { for (module, isTraining) in modes { module.isTraining = isTraining } }

    var names: [ObjectIdentifier: String] = [:]
    for (name, module) in modules where names[ObjectIdentifier(module)] == nil {
      names[ObjectIdentifier(module)] = name
    }
    let counts = ownParameterCounts(of: namedParameters.map { ($0.name, $0.parameter.count) })
    var rows: [ModuleSummary.Row] = []
    let state = GraphState.current
    let former = state.observer
    defer { state.observer = former }
    state.observer = { layer, shape in
      guard let name = names[ObjectIdentifier(layer)] else { return }
      rows.append(
        .init(
          name: name, type: typeName(of: layer), outputShape: shape,
          parameterCount: counts[name] ?? 0))
    }
    noGrad { _ = self(Variable(.zeros(inputShape))) }
    return ModuleSummary(rows: rows, parameterCount: parameterCount)
  }
}

/// Counts the elements of each module's own parameters, by the module's name.
private func ownParameterCounts(of parameters: [(name: String, count: Int)]) -> [String: Int] {
  var counts: [String: Int] = [:]
  for (name, count) in parameters {
    let owner = name.split(separator: ".").dropLast().joined(separator: ".")
    counts[owner, default: 0] += count
  }
  return counts
}

/// Returns the name of an object's type, without its element type.
private func typeName(of object: AnyObject) -> String {
  String("\(type(of: object))".prefix { $0 != "<" })
}
