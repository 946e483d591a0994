import Core
package import Judging
import Presentation
import Record

/// The exercise on a convolutional network written as a module, in question 5.
package enum ThreeLayerConvModule: CheckedExercise {
  package static let id = "a2.framework.module"
  package static let file = file("Framework/ThreeLayerConvModule.swift")

  package static var checks: [CheckDefinition] {
    [
      networkCheck("module", "ThreeLayerConvModule", file: file, channels: [7, 4])
    ]
  }
}
