import Foundation

/// Why no box can be built on this host.
package enum BoxError: Error, Equatable, CustomStringConvertible {
  /// A program is not installed; the second text names its package.
  case missing(String, String)
  /// The host does not allow it; the text is what bubblewrap said.
  case refused(String)
  /// The memory map of this process does not tell which libraries a program needs.
  case noLibraries
  /// The user of a box cannot come to a path; the first text is where the way ends.
  case unreachable(String, String)
  /// Neither form of the box can be built; the texts say why.
  case neither(first: String, second: String)

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
    case .unreachable(let folder, let path):
      """
      the box has a user of its own here, who has no way to '\(path)' through '\(folder)'. Let \
      others through with 'chmod o+rx \(folder)', or put it where every user can read it.
      """
    case .neither(let first, let second):
      "\(first)\nThe second form of the box, for a root without namespaces, is not possible: \(second)"
        + (second.hasSuffix(".") ? "" : ".")
    }
  }
}
