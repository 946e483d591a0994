/// The parts of a module, found in its stored properties.
struct ModuleMembers<Scalar: TensorScalar> {
  /// All parameters.
  ///
  /// A shared parameter is listed under each of its names.
  private(set) var parameters: [(name: String, parameter: Variable<Scalar>)] = []
  /// All state that is not trained.
  private(set) var buffers: [(name: String, buffer: any AnyBuffer)] = []
  /// The module itself and its submodules.
  private(set) var modules: [(name: String, module: any Module<Scalar>)] = []

  /// The modules on the path to the current one, to detect cycles.
  private var path: Set<ObjectIdentifier> = []

  init(of module: any Module<Scalar>) { add(module, named: "") }

  private mutating func add(_ module: any Module<Scalar>, named name: String) {
    guard path.insert(ObjectIdentifier(module)).inserted else { return }
    modules.append((name, module))
    var mirror: Mirror? = Mirror(reflecting: module)
    var levels: [Mirror] = []
    while let level = mirror {
      levels.append(level)
      mirror = level.superclassMirror
    }
    for child in levels.reversed().flatMap(\.children) {
      guard let label = child.label else { continue }
      add(child.value, named: name.isEmpty ? pythonName(label) : "\(name).\(pythonName(label))")
    }
    path.remove(ObjectIdentifier(module))
  }

  private mutating func add(_ value: Any, named name: String) {
    switch value {
    case let variable as Variable<Scalar>:
      if variable.isParameter { parameters.append((name, variable)) }
    case let buffer as any AnyBuffer:
      buffers.append((name, buffer))
    case let module as any Module<Scalar>:
      add(module, named: name)
    case is any Module:
      shapeFailure(
        "Module: module '\(name)' has type \(type(of: value)), but the module that contains it has "
          + "element type \(Scalar.self)")
    default:
      let mirror = Mirror(reflecting: value)
      // Search only arrays of modules or parameters, because an array of numbers may have a million
      // elements.
      guard mirror.displayStyle == .collection, let first = mirror.children.first?.value,
        first is any Module || first is Variable<Scalar>
      else { return }
      for (index, element) in mirror.children.enumerated() {
        add(element.value, named: "\(name).\(index)")
      }
    }
  }
}

/// Converts a property's name to PyTorch's style: `runningMean` becomes `running_mean`.
private func pythonName(_ label: String) -> String {
  var name = ""
  for character in label {
    if character.isUppercase, let last = name.last, last.isLowercase || last.isNumber {
      name += "_\(character.lowercased())"
    } else {
      name.append(character)
    }
  }
  return name
}
