package import Box
import Foundation

/// The second form of the box, where this host can build it.
package enum OwnUserBox {
  #if os(Linux)
    private static let fault = Box.ownUserFault()
  #else
    private static let fault: String? = "it needs Linux"
  #endif

  /// Whether its tests have to be skipped, as for an ordinary user.
  package static var isImpossible: Bool { fault != nil }

  /// The box, with control groups where the host has them.
  package static let box = Box(kind: .ownUser, groups: ControlGroups.host)

  /// The programs to be found where there are no namespaces: a stand-in for bubblewrap, and the
  /// host's.
  package static func path(in folder: borrowing TemporaryFolder) throws -> String {
    try folder.writeProgram("#!/bin/sh\necho no namespaces\nexit 1\n", to: "bin/bwrap")
    return folder.path("bin") + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
  }
}
