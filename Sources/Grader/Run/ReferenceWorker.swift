package import Box
package import Core
import Exchange
package import Host

/// The reference in a worker of its own, which times are compared with.
///
/// It is this very program, started in the same box as a student's worker.
package enum ReferenceWorker {
  /// The argument that makes the program a worker.
  package static let argument = "reference-worker"

  /// How the reference's worker is started.
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
  /// - Parameter exercises: Those of all assignments; each name begins with its assignment's.
  package static func serve(_ exercises: [Exercise]) {
    Worker.serve(exercises)
  }
}
