package import Foundation
import Host
import Logging
import Presentation
package import Record

/// A clock that measures the wall time of each stage of grading.
package final class StageClock: @unchecked Sendable {
  /// The time at which grading began.
  package let start = Date()
  private var last = ContinuousClock.now
  package private(set) var stages: [StageTime] = []

  /// Starts the clock.
  package init() {}

  /// Ends a stage and begins the next.
  package func lap(_ name: String) {
    let now = ContinuousClock.now
    let seconds = last.duration(to: now) / .seconds(1)
    logger.debug(
      "stage ended", metadata: ["stage": "\(name)", "time": "\(Wording.seconds(seconds))"])
    stages.append(.init(name: name, seconds: seconds))
    last = now
  }
}
