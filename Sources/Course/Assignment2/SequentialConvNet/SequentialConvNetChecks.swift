import Core
package import Judging
import Presentation
import Record

/// The exercise on a convolutional network written as a sequence of layers, in question 5.
package enum SequentialConvNet: CheckedExercise {
  package static let id = "a2.framework.sequential"
  package static let file = file("Framework/SequentialConvNet.swift")

  package static var checks: [CheckDefinition] {
    [
      networkCheck("sequential", "sequentialConvNet", file: file, channels: [32, 16]),
      stepCheck("sequential", "sequentialConvNet", file: file, nesterovMomentum: 0.9),
    ]
  }
}
