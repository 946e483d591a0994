/// The workers that a sequence of checks calls.
package struct WorkerSessions {
  /// The worker that runs the student's code.
  package let student: WorkerSession
  /// A second worker that runs the student's code, for checks that compare the times of two parts
  /// of that code.
  package let rival: WorkerSession
  /// The worker that runs the reference in its own sandbox, for comparing times.
  package let reference: WorkerSession

  /// Creates the sessions, without starting workers.
  package init(student: WorkerSession.Launch, reference: WorkerSession.Launch) {
    self.student = WorkerSession(student)
    rival = WorkerSession(student)
    self.reference = WorkerSession(reference)
  }

  /// Ends the student's workers, so that a check cannot affect the next one.
  ///
  /// - Returns: The output that the checked code printed.
  package func endStudents() -> String {
    _ = rival.takeOutput()
    return student.takeOutput()
  }
}
