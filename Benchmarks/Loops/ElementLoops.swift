public import Core

/// The distances of all pairs, computed element by element as in a student's first loops.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func distancesBySubscripts<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ train: Tensor<Scalar>
) -> Tensor<Scalar> {
  let (m, n, d) = (x.shape[0], train.shape[0], x.shape[1])
  var distances = Tensor<Scalar>.zeros([m, n])
  for i in 0..<m {
    for j in 0..<n {
      var sum: Scalar = 0
      for k in 0..<d {
        let difference = x[i, k] - train[j, k]
        sum += difference * difference
      }
      distances[i, j] = sum.squareRoot()
    }
  }
  return distances
}

/// The same loops over Swift arrays of the same elements.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func distancesByArrays<Scalar: TensorScalar>(
  _ x: [Scalar], _ train: [Scalar], features d: Int
) -> [Scalar] {
  let (m, n) = (x.count / d, train.count / d)
  var distances = Array(repeating: Scalar(0), count: m * n)
  for i in 0..<m {
    for j in 0..<n {
      var sum: Scalar = 0
      for k in 0..<d {
        let difference = x[i * d + k] - train[j * d + k]
        sum += difference * difference
      }
      distances[i * n + j] = sum.squareRoot()
    }
  }
  return distances
}
