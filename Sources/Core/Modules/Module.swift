/// A part of a network: an object with parameters and possibly submodules.
///
/// The parts of a module are found in its stored properties. A `Variable` made with
/// `requiresGradient: true` is a parameter, a `Buffer` is state that is not trained, and modules
/// (alone, optional or in arrays) are submodules with their own parameters. Names follow PyTorch:
/// they consist of property names joined by dots, such as `conv1.weight`, and `runningMean` is
/// written as `running_mean`.
///
///     final class TwoLayerNet: Layer {
///       let fc1: Linear<Float>
///       let fc2: Linear<Float>
///
///       init(using random: inout RandomState) {
///         fc1 = Linear(3072, 100, using: &random)
///         fc2 = Linear(100, 10, using: &random)
///       }
///
///       func forward(_ x: Variable<Float>) -> Variable<Float> {
///         fc2(fc1(x.flattened(from: 1)).relu())
///       }
///     }
public protocol Module<Scalar>: AnyObject {
  /// The element type of the module.
  associatedtype Scalar: TensorScalar
}

/// A module that computes one variable from another.
public protocol Layer<Scalar>: Module {
  // This is repeated here so that the compiler finds it in the type of `forward`.
  /// The element type of the layer.
  associatedtype Scalar

  /// Computes the output. To use a layer, call it like a function: `layer(x)`.
  ///
  /// - Parameter x: The input, with the shape that the layer's documentation specifies.
  /// - Returns: The output.
  func forward(_ x: Variable<Scalar>) -> Variable<Scalar>
}

/// A module that behaves differently at training time and at test time.
public protocol TrainingAware: AnyObject {
  /// Whether the module is in training mode, which `train()` and `evaluate()` change.
  var isTraining: Bool { get set }
}

extension Layer {
  /// Computes the output for an input.
  public func callAsFunction(_ x: Variable<Scalar>) -> Variable<Scalar> {
    let output = forward(x)
    GraphState.current.observer?(self, output.shape)
    return output
  }
}

extension Module {
  /// The parameters with their names, in the order of the properties.
  ///
  /// A shared parameter appears only once.
  public var namedParameters: [(name: String, parameter: Variable<Scalar>)] {
    var seen: Set<ObjectIdentifier> = []
    return ModuleMembers(of: self).parameters.filter {
      seen.insert(ObjectIdentifier($0.parameter)).inserted
    }
  }

  /// The parameters, in the order of the properties.
  ///
  /// A shared parameter appears only once.
  public var parameters: [Variable<Scalar>] { namedParameters.map(\.parameter) }

  /// The total number of elements in all parameters.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.count } }

  /// This module, under the name `""`, and all submodules, under their names.
  public var namedModules: [(name: String, module: any Module<Scalar>)] {
    ModuleMembers(of: self).modules
  }

  /// Clears the gradients of all parameters.
  public func zeroGradients() {
    for parameter in parameters { parameter.gradient = nil }
  }

  /// Switches the module and all its submodules to training mode.
  public func train() { setTraining(true) }

  /// Switches the module and all its submodules to evaluation (test) mode.
  public func evaluate() { setTraining(false) }

  private func setTraining(_ isTraining: Bool) {
    for (_, module) in namedModules { (module as? any TrainingAware)?.isTraining = isTraining }
  }
}
