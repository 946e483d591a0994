import Core
import Host
import Judging
import Logging
import Record
import Run
import Score

/// The time limit for one call in a rehearsal, in seconds.
///
/// A stub throws immediately, so a longer limit is not needed.
private let rehearsalLimit = 1.0

extension CheckRunner {
  /// Tries a training check on a few random examples if a file that it calls is unfinished.
  ///
  /// Preparing the real data takes about a second, but a stub throws immediately whatever its input
  /// is. Any other outcome on these examples is ignored, because it would mean nothing.
  ///
  /// - Returns: The finding that the exercise is not implemented, or nil if the check has to run.
  func rehearse(
    _ definition: CheckDefinition, _ entry: Rubric.Entry,
    _ sessions: WorkerSessions
  ) -> Finding? {
    guard definition.trains, !unfinished.isDisjoint(with: [definition.file] + definition.buildsOn)
    else { return nil }
    var entry = entry
    entry.timeLimit = min(entry.timeLimit ?? rehearsalLimit, rehearsalLimit)
    let context = WorkerContext(
      sessions: sessions, reference: reference,
      entry: entry, data: LazyTrainingData { .madeUp }, seed: seed)
    context.budget = budget
    do {
      _ = try definition.body(context)
    } catch let end as EarlyEnd where end.finding.outcome == .notImplemented {
      return end.finding
    } catch {
      checkLogger.debug("has to run", metadata: ["check": "\(entry.id)", "rehearsal": "\(error)"])
    }
    _ = sessions.endStudent()
    return nil
  }
}

extension TrainingData {
  /// A few random examples of every class, with the same shapes as the color data sets.
  ///
  /// The inputs do not depend on the classes.
  static let madeUp: TrainingData = {
    let (classes, shape) = (10, [32, 32, 3])
    var random = RandomState(seed: 0)
    func split(features: Int) -> Split {
      let (x, y) = (random.randn([50, features]) as Tensor<Float>, (0..<50).map { $0 % classes })
      let part = LabelledData(x: x, y: y)
      return Split(train: part, validation: part, test: part)
    }
    return TrainingData(
      name: "made-up", title: "made-up examples", classNames: (0..<classes).map(String.init),
      imageShape: shape, pixels: split(features: shape.reduce(1, *) + 1),
      features: split(features: 155), pixelColumns: Array(0..<shape.reduce(1, *)))
  }()
}
