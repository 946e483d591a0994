import Core

extension Exercise {
  /// The same exercise at many values of one of its inputs, so that a numerical gradient takes one
  /// call.
  ///
  /// Its name ends in `.losses`. The payload has besides the exercise's inputs the text
  /// `parameter`, the name of the input that changes, and `points`, its values, of shape `[K, …]`.
  /// With `upstream`, in the shape of the output, each loss is the sum of output · upstream. The
  /// answer is `losses`, of shape `[K]`.
  ///
  /// - Parameter output: The output that is evaluated, a tensor of `Double`.
  /// - Returns: The new exercise.
  func atPoints(of output: String) -> Exercise {
    Exercise(name + ".losses", allowing: allowed) { payload in
      let (parameter, points) = (try payload.text("parameter"), try payload.doubles("points"))
      var input = payload
      input.tensors["points"] = nil
      let upstream = try payload.tensors["upstream"].map { _ in try payload.doubles("upstream") }
      let losses = try (0..<points.shape[0]).map { k in
        input.set(parameter, points.row(k))
        let result = try self(input).doubles(output)
        guard let upstream else { return result.sum() }
        guard upstream.shape == result.shape else {
          throw PayloadError(
            name: output, expected: "shape \(upstream.shape)", found: "shape \(result.shape)")
        }
        return (result * upstream).sum()
      }
      var answer = Payload()
      answer.set("losses", losses)
      return answer
    }
  }
}
