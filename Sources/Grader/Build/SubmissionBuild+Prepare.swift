import Dispatch
package import Host

extension SubmissionBuild {
  /// Starts reading and comparing the built Core, which takes a moment, on another thread.
  ///
  /// An error occurs again where Core is used.
  package static func prepare(_ project: ProjectLayout) {
    DispatchQueue.global().async { _ = try? PrebuiltCore.of(project) }
  }

  /// Starts reading what all programs have in common, on another thread.
  ///
  /// An error occurs again where it is used.
  package func prepare() {
    DispatchQueue.global().async { _ = try? ProgramParts.of(self) }
  }
}
