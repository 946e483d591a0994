/// The workers that one check after another may call.
package struct WorkerSessions {
  /// The student's code.
  package let student: WorkerSession
  /// The student's code again, where a part of it is what another's time is compared with.
  package let rival: WorkerSession
  /// The reference in a box of its own, for times.
  package let reference: WorkerSession

  /// Makes the sessions; nothing is started yet.
  package init(student: WorkerSession.Launch, reference: WorkerSession.Launch) {
    self.student = WorkerSession(student)
    rival = WorkerSession(student)
    self.reference = WorkerSession(reference)
  }

  /// Ends the student's workers, so that the next check finds nothing of this one's.
  ///
  /// - Returns: What the judged code printed.
  package func endStudents() -> String {
    _ = rival.takeOutput()
    return student.takeOutput()
  }
}
