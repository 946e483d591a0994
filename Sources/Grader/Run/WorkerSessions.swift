import Host

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

  private init(student: WorkerSession, rival: WorkerSession, reference: WorkerSession) {
    (self.student, self.rival, self.reference) = (student, rival, reference)
  }

  /// Returns sessions with the same limits, without starting workers.
  package func anew() -> WorkerSessions {
    WorkerSessions(student: student.anew(), rival: rival.anew(), reference: reference.anew())
  }

  /// Ends the student's workers, so that a check cannot affect the next one.
  ///
  /// - Returns: What the student's code printed: the checked code, then the baseline. The addresses
  ///   that Swift's library prints when unoptimized code traps are left out, because they differ
  ///   from run to run.
  package func endStudents() -> String {
    var printed = student.takeOutput()
    printed.append(rival.takeOutput())
    return printed.text.replacing(
      #/Current stack trace:\n([0-9]+ .* 0x[0-9a-f]{8,16} .*(\n|$))+/#, with: "")
  }
}
