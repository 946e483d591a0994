package import CourseKit
import Foundation
package import Record

extension Grading {
  /// The options for a grading run.
  package struct Options: Sendable {
    /// The expected assignment, or nil to detect it.
    package var assignment: AssignmentLayout?
    /// The names of the assignments, questions, exercises or checks to run; empty for all.
    package var only: [String] = []
    /// Whether the name of a check selects no other checks whose names begin with it.
    package var isExact = false
    /// Whether to run the checks that train models.
    package var trains = true
    /// Whether to run the checks that measure time.
    package var measures = true
    /// The seed from which all inputs are generated.
    package var seed: Seed = 231
    /// How many checks may run at once.
    package var jobs = ProcessInfo.processInfo.activeProcessorCount
    /// The time limit for one call, in seconds; nil for the rubric's limits.
    package var timeLimit: Double?
    /// The folder of large data sets, or nil for the default folder.
    package var dataFolder: String?
    /// Whether to check the symbols of object files.
    ///
    /// Only the selftest turns this off, to test the sandbox alone.
    package var checksSymbols = true
    /// Whether to withhold parts of Core from exercises.
    ///
    /// Only tests turn this off, to show that attacks succeed without it.
    package var withholds = true
    /// Where to save the inputs of calls that give no answer, or nil.
    package var savedInputs: SavedInputs?
    /// Whether to use object files of earlier checks again, for a person's own working tree.
    package var reusesObjects = false
    /// Whether a call may take only a part of its time limit, because a person is waiting.
    package var isHasty = false
    /// Whether to compile submissions with optimization, which takes most of the compile time.
    package var optimises = true

    /// Whether everything is optimized from the start.
    ///
    /// Only tests turn this on, to compare its verdicts with those of the fast build.
    package var optimizesAtOnce = false

    /// Creates the default options.
    package init() {}

    /// Turns off everything that takes a long time: training, measuring time, and optimization.
    package mutating func hurry() {
      (trains, measures, optimises) = (false, false, false)
    }
  }
}
