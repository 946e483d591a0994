import Core
package import Judging
import Presentation
import Record

/// Question 5: the network as a sequence of layers.
package enum SequentialConvNet: CheckedExercise {
  package static let id = "a2.framework.sequential"
  package static let file = file("Framework/SequentialConvNet.swift")

  package static var checks: [CheckDefinition] {
    [
      networkCheck("sequential", "sequentialConvNet", file: file, channels: [32, 16])
    ]
  }
}
