import Foundation
import Testing

extension Trait where Self == ConditionTrait {
  /// For suites that take a minute or more each; `Scripts/test.sh --long` runs them.
  static var slow: Self {
    .enabled(
      if: ProcessInfo.processInfo.environment["BACKPROP_LONG"] != nil,
      "it takes a minute; 'Scripts/test.sh --long' runs it")
  }
}
