package import Box
package import Core
import Exchange
package import Host

/// A worker that runs the reference, whose times are compared with the student's.
///
/// Such a worker is the grader's own program, started in the same kind of box as a student's
/// worker.
package enum ReferenceWorker {
  /// The argument that starts the program as a worker.
  package static let argument = "reference-worker"

  /// Describes how to start the reference's worker.
  package static func launch(
    project: ProjectLayout, toolchain: Toolchain, box: Box
  ) -> WorkerSession.Launch {
    var launch = WorkerSession.Launch(program: project.products + "/Grader", box: box)
    launch.arguments = [argument]
    launch.isTrusted = true
    launch.binds = [Box.Bind(toolchain.root + "/lib/swift")]
    return launch
  }

  /// Serves calls to the reference; never returns.
  ///
  /// - Parameter exercises: The exercises of all assignments; each name begins with its
  ///   assignment's name.
  package static func serve(_ exercises: [Exercise]) {
    Worker.serve(exercises)
  }
}
