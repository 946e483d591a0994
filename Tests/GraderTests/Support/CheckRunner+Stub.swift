import Box
import Grading
import Host
import Judging
import Record
import Run
import Score

extension CheckRunner {
  /// Creates a runner of checks that start no process and need no data.
  static func withoutProcesses(
    _ definitions: [CheckDefinition], _ rubric: Rubric, jobs: Int
  ) -> CheckRunner {
    let launch = WorkerSession.Launch(program: "/nothing", box: Box(kind: .unsandboxed))
    return CheckRunner(
      definitions: definitions, rubric: rubric, reference: [:],
      data: LazyTrainingData { throw GraderFault("no check needs data") }, student: launch,
      yardstick: launch, seed: 1, jobs: jobs, unfinished: [])
  }
}
