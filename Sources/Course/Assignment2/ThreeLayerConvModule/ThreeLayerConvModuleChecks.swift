import Core
package import Judging
import Presentation
import Record

/// Question 5: the network as a module.
package enum ThreeLayerConvModule: CheckedExercise {
  package static let id = "a2.framework.module"
  package static let file = file("Framework/ThreeLayerConvModule.swift")

  package static var checks: [CheckDefinition] {
    [
      networkCheck("module", "ThreeLayerConvModule", file: file, channels: [7, 4])
    ]
  }
}
