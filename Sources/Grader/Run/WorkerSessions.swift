import Host

/// The workers that a sequence of checks calls.
package struct WorkerSessions {
  /// The worker that runs the student's code.
  package let student: WorkerSession
  /// The worker that runs the reference in its own sandbox, for comparing times.
  package let reference: WorkerSession

  /// Creates the sessions, without starting workers.
  package init(student: WorkerSession.Launch, reference: WorkerSession.Launch) {
    self.init(student: WorkerSession(student), reference: WorkerSession(reference))
  }

  private init(student: WorkerSession, reference: WorkerSession) {
    (self.student, self.reference) = (student, reference)
  }

  /// Returns sessions with the same limits, without starting workers.
  package func anew() -> WorkerSessions {
    WorkerSessions(student: student.anew(), reference: reference.anew())
  }

  /// Ends the student's worker, so that a check cannot affect the next one.
  ///
  /// - Returns: What the student's code printed. The addresses that Swift's library prints when
  ///   unoptimized code traps are left out, because they differ from run to run.
  package func endStudent() -> String {
    student.takeOutput().text.replacing(
      #/Current stack trace:\n([0-9]+ .* 0x[0-9a-f]{8,16} .*(\n|$))+/#, with: "")
  }
}
