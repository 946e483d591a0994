import Foundation

/// Why no box can be built on this host.
package enum BoxError: Error, Equatable, CustomStringConvertible {
  /// A program is not installed; the second text names its package.
  case missing(String, String)
  /// The host does not allow it; the text is what bubblewrap said.
  case refused(String)
  /// The memory map of this process does not tell which libraries a program needs.
  case noLibraries

  package var description: String {
    switch self {
    case .missing(let program, let package):
      """
      cannot build a box for untrusted code: '\(program)' is not installed. \
      Install the package '\(package)' (Scripts/setup.sh does), or pass --unsandboxed \
      to run the code without protection.
      """
    case .refused(let reason):
      """
      cannot build a box for untrusted code: bubblewrap said \
      '\(reason.trimmingCharacters(in: .whitespacesAndNewlines))'. User namespaces may be \
      switched off on this host; on Ubuntu, Scripts/setup.sh lets bubblewrap have them. Pass \
      --unsandboxed to run the code without protection.
      """
    case .noLibraries:
      """
      cannot build a box for untrusted code: the system's libraries were looked for in \
      /proc/self/maps, and no libc.so was found there. Mount /proc, or pass --unsandboxed to run \
      the code without protection.
      """
    }
  }
}
