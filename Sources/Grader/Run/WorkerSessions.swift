/// The workers that a check may call, one check after another.
package struct WorkerSessions {
  /// The student's code.
  package let student: WorkerSession
  /// The student's code again, for checks that compare one part's time with another's.
  package let rival: WorkerSession
  /// The reference in its own box, for times.
  package let reference: WorkerSession

  /// Makes the sessions, without starting workers.
  package init(student: WorkerSession.Launch, reference: WorkerSession.Launch) {
    self.student = WorkerSession(student)
    rival = WorkerSession(student)
    self.reference = WorkerSession(reference)
  }

  /// Ends the student's workers, so that the next check finds no traces of this one.
  ///
  /// - Returns: What the checked code printed.
  package func endStudents() -> String {
    _ = rival.takeOutput()
    return student.takeOutput()
  }
}
