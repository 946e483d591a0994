package import Box
package import Host

/// A worker that runs the reference, whose times are compared with the student's.
///
/// It is started in the same kind of box as a student's worker, and serves the exercises of all
/// assignments; each name begins with its assignment's name.
package enum ReferenceWorker {
  /// Describes how to start the reference's worker.
  package static func launch(project: ProjectLayout, box: Box) -> WorkerSession.Launch {
    var launch = WorkerSession.Launch(program: project.products + "/Reference", box: box)
    launch.isTrusted = true
    return launch
  }
}
