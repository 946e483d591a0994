#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An elementwise activation or related function; some have a parameter `a`.
enum ElementFunction {
  /// `x` if x > 0, otherwise `a x`.
  case leakyReLU
  /// `x` if x > 0, otherwise `a (exp(x) - 1)`.
  case elu
  /// `1 / (1 + exp(-x))`.
  case sigmoid
  /// `log(1 + exp(x))`.
  case softplus
  /// `x Φ(x)`, where Φ is the standard normal distribution function.
  case gelu
  /// `x Φ(x)`, with Φ approximated by a hyperbolic tangent.
  case geluTanh
  /// `Φ(x)`.
  case normalDistribution
}

/// An upstream gradient times the derivative of a function, given its result y or its operand x.
enum ElementGradient {
  /// `u` if x > 0, otherwise `a u`.
  case leakyReLU
  /// `u` if y > 0, otherwise `u (y + a)`.
  case eluOfResult
  /// `u y (1 - y)`.
  case sigmoidOfResult
  /// `u (1 - y²)`.
  case tanhOfResult
  /// `u / (2 y)`.
  case squareRootOfResult
  /// `u / (1 + exp(-x))`.
  case softplus
  /// `u (Φ(x) + x φ(x))`.
  case gelu
  /// The same for `geluTanh`: `u` times the derivative of the approximation.
  case geluTanh
  /// `2 u x`.
  case square
}

/// Applies a function to every element.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func applied<Scalar: TensorScalar>(
  _ function: ElementFunction, _ x: [Scalar], _ a: Scalar
) -> [Scalar] {
  let work = function == .leakyReLU ? x.count : 16 * x.count
  return withPointers(x, x, count: x.count) { source, _, target in
    shareElements(x.count, work: work) { part in
      let (x, out, count) = (source + part.lowerBound, target + part.lowerBound, part.count)
      switch function {
      case .leakyReLU: fill(out, x, count) { $0 > 0 ? $0 : a * $0 }
      case .elu: fill(out, x, count) { $0 > 0 ? $0 : a * exponentialMinusOne($0) }
      case .sigmoid: fill(out, x, count) { sigmoid($0) }
      case .softplus: fill(out, x, count) { max($0, 0) + logOfOnePlus(Scalar.exp(-$0.magnitude)) }
      case .gelu: fill(out, x, count) { $0 * normalDistribution($0) }
      case .geluTanh: fill(out, x, count) { $0 * (1 + Scalar.tanh(geluAngle($0))) / 2 }
      case .normalDistribution: fill(out, x, count) { normalDistribution($0) }
      }
    }
  }
}

/// Multiplies the upstream gradient by a function's derivative at each element of z.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func applied<Scalar: TensorScalar>(
  _ gradient: ElementGradient, _ upstream: [Scalar], _ z: [Scalar], _ a: Scalar
) -> [Scalar] {
  withPointers(upstream, z, count: z.count) { first, second, target in
    shareElements(z.count, work: gradient.isCostly ? 16 * z.count : z.count) { part in
      let (u, z) = (first + part.lowerBound, second + part.lowerBound)
      let (out, count) = (target + part.lowerBound, part.count)
      switch gradient {
      case .leakyReLU: fill(out, u, z, count) { $1 > 0 ? $0 : a * $0 }
      case .eluOfResult: fill(out, u, z, count) { $1 > 0 ? $0 : $0 * ($1 + a) }
      case .sigmoidOfResult: fill(out, u, z, count) { $0 * ($1 * (1 - $1)) }
      case .tanhOfResult: fill(out, u, z, count) { $0 * (1 - $1 * $1) }
      case .squareRootOfResult: fill(out, u, z, count) { $0 / (2 * $1) }
      case .softplus: fill(out, u, z, count) { $0 * sigmoid($1) }
      case .gelu: fill(out, u, z, count) { $0 * (normalDistribution($1) + $1 * normalDensity($1)) }
      case .geluTanh: fill(out, u, z, count) { $0 * geluTanhDerivative($1) }
      case .square: fill(out, u, z, count) { 2 * $0 * $1 }
      }
    }
  }
}

extension ElementGradient {
  fileprivate var isCostly: Bool {
    switch self {
    case .softplus, .gelu, .geluTanh: true
    default: false
    }
  }
}

@inline(__always)
private func fill<Scalar>(
  _ out: UnsafeMutablePointer<Scalar>, _ x: UnsafePointer<Scalar>, _ count: Int,
  _ function: (Scalar) -> Scalar
) {
  for i in 0..<count { (out + i).initialize(to: function(x[i])) }
}

@inline(__always)
private func fill<Scalar>(
  _ out: UnsafeMutablePointer<Scalar>, _ u: UnsafePointer<Scalar>, _ z: UnsafePointer<Scalar>,
  _ count: Int, _ function: (Scalar, Scalar) -> Scalar
) {
  for i in 0..<count { (out + i).initialize(to: function(u[i], z[i])) }
}

/// Computes `1 / (1 + exp(-x))` without overflow for large positive or negative x.
@inline(__always)
private func sigmoid<Scalar: TensorScalar>(_ x: Scalar) -> Scalar {
  let power = Scalar.exp(-x.magnitude)
  return (x >= 0 ? 1 : power) / (1 + power)
}

/// Computes the standard normal distribution function, `(1 + erf(x / √2)) / 2`.
@inline(__always)
private func normalDistribution<Scalar: TensorScalar>(_ x: Scalar) -> Scalar {
  let place = x * Scalar(0.5.squareRoot())
  return (1 + (Scalar.self == Float.self ? Scalar(erff(Float(place))) : Scalar(erf(Double(place)))))
    / 2
}

/// Computes the density of the standard normal distribution, `exp(-x² / 2) / √(2 π)`.
@inline(__always)
private func normalDensity<Scalar: TensorScalar>(_ x: Scalar) -> Scalar {
  Scalar.exp(-x * x / 2) * Scalar((0.5 / Double.pi).squareRoot())
}

@inline(__always)
private func geluAngle<Scalar: TensorScalar>(_ x: Scalar) -> Scalar {
  Scalar((2 / Double.pi).squareRoot()) * (x + Scalar(0.044715) * x * x * x)
}

@inline(__always)
private func geluTanhDerivative<Scalar: TensorScalar>(_ x: Scalar) -> Scalar {
  let t = Scalar.tanh(geluAngle(x))
  let cubic: Scalar = 3 * Scalar(0.044715) * x * x
  let slope: Scalar = Scalar((2 / Double.pi).squareRoot()) * (1 + cubic)
  return (1 + t + x * (1 - t * t) * slope) / 2
}

@inline(__always)
private func exponentialMinusOne<Scalar: TensorScalar>(_ x: Scalar) -> Scalar {
  Scalar.self == Float.self ? Scalar(expm1f(Float(x))) : Scalar(expm1(Double(x)))
}

@inline(__always)
private func logOfOnePlus<Scalar: TensorScalar>(_ x: Scalar) -> Scalar {
  Scalar.self == Float.self ? Scalar(log1pf(Float(x))) : Scalar(log1p(Double(x)))
}
