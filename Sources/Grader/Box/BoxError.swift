import Foundation

/// The error thrown if no box can be built on this host.
package enum BoxError: Error, Equatable, CustomStringConvertible {
  /// A program is not installed; the second text is the name of its package.
  case missing(String, String)
  /// The host does not allow bubblewrap to build a box; the text is its error message.
  case refused(String)
  /// This process's memory map does not show which libraries a program needs.
  case noLibraries
  /// The box's user cannot reach a path; the first text is the folder that denies access.
  case unreachable(String, String)
  /// No box can be built, neither with nor without namespaces; the texts say why.
  case neither(first: String, second: String)

  package var description: String {
    switch self {
    case .missing(let program, let package):
      """
      cannot build a sandbox for untrusted code: '\(program)' is not installed. \
      Install the package '\(package)' (Scripts/setup.sh does this), or pass --unsandboxed \
      to run the code without protection.
      """
    case .refused(let reason):
      """
      cannot build a sandbox for untrusted code: bubblewrap reported \
      '\(reason.trimmingCharacters(in: .whitespacesAndNewlines))'. User namespaces may be \
      disabled on this host; on Ubuntu, Scripts/setup.sh enables them for bubblewrap. Pass \
      --unsandboxed to run the code without protection.
      """
    case .noLibraries:
      """
      cannot build a sandbox for untrusted code: /proc/self/maps, which should list the system's \
      libraries, has no libc.so. Mount /proc, or pass --unsandboxed to run the code \
      without protection.
      """
    case .unreachable(let folder, let path):
      """
      on this host, the sandbox runs as a separate user, who cannot reach '\(path)' because \
      '\(folder)' is closed to other users. Open it with 'chmod o+rx \(folder)', or move the \
      files to a folder that every user can read.
      """
    case .neither(let first, let second):
      "\(first)\nA sandbox without namespaces is not possible either (only root can set one up): "
        + "\(second)"
        + (second.hasSuffix(".") ? "" : ".")
    }
  }
}
