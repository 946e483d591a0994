import Foundation
import Testing

extension Trait where Self == ConditionTrait {
  /// For tests that take long; `Scripts/test.sh --long` runs them.
  static var slow: Self {
    .enabled(
      if: ProcessInfo.processInfo.environment["BACKPROP_LONG"] != nil,
      "it takes long; 'Scripts/test.sh --long' runs it")
  }
}
