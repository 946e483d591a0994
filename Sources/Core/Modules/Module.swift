/// A part of a network: an object with parameters, and with other modules in it.
///
/// What a module has is found by looking at its stored properties. A `Variable` made with
/// `requiresGradient: true` is a parameter, a `Buffer` is state that is not learnt, and modules, alone,
/// optional or in arrays, are parts with parameters of their own. Names are PyTorch's: those of the
/// properties, joined by dots, such as `conv1.weight`, with `runningMean` as `running_mean`.
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
  /// The numbers that the module computes with.
  associatedtype Scalar: TensorScalar
}

/// A module that makes one variable of another.
public protocol Layer<Scalar>: Module {
  // Said again, so that the compiler finds it in the type of `forward`.
  /// The numbers that the layer computes with.
  associatedtype Scalar

  /// Computes the output; whoever uses a layer calls it like a function, `layer(x)`.
  ///
  /// - Parameter x: The input, in the shape that the layer's documentation says.
  /// - Returns: The output.
  func forward(_ x: Variable<Scalar>) -> Variable<Scalar>
}

/// A module that does something else in training than in prediction.
public protocol TrainingAware: AnyObject {
  /// Whether the module is being trained; `train()` and `evaluate()` set it.
  var isTraining: Bool { get set }
}

extension Layer {
  /// Computes the output of an input.
  public func callAsFunction(_ x: Variable<Scalar>) -> Variable<Scalar> {
    let output = forward(x)
    GraphState.current.observer?(self, output.shape)
    return output
  }
}

extension Module {
  /// The parameters by name, in the order of the properties; one that is shared has its first name.
  public var namedParameters: [(name: String, parameter: Variable<Scalar>)] {
    var seen: Set<ObjectIdentifier> = []
    return ModuleMembers(of: self).parameters.filter {
      seen.insert(ObjectIdentifier($0.parameter)).inserted
    }
  }

  /// The parameters, in the order of the properties, each once.
  public var parameters: [Variable<Scalar>] { namedParameters.map(\.parameter) }

  /// The number of elements of all parameters.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.count } }

  /// This module under the name `""`, and those in it under theirs.
  public var namedModules: [(name: String, module: any Module<Scalar>)] {
    ModuleMembers(of: self).modules
  }

  /// Takes the gradients of all parameters away.
  public func zeroGradients() {
    for parameter in parameters { parameter.gradient = nil }
  }

  /// Makes the module, and all in it, do what is done in training.
  public func train() { setTraining(true) }

  /// Makes the module, and all in it, do what is done in prediction.
  public func evaluate() { setTraining(false) }

  private func setTraining(_ isTraining: Bool) {
    for (_, module) in namedModules { (module as? any TrainingAware)?.isTraining = isTraining }
  }
}
