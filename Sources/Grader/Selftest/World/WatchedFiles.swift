import Build
import Foundation
import Host

/// The files that no attack may change: the checkout, what was built of it, and Core's copy.
struct WatchedFiles: Sendable {
  /// One file; another one when it was changed.
  struct Entry: Hashable, Sendable {
    let path: String
    let size: Int
    /// The time of its last change, which no program can set.
    let seconds, nanoseconds: Int
  }

  private let places: [String]

  /// The parts of a repository that decide what is checked out, and what git runs.
  private static let repository = ["HEAD", "config", "hooks", "info", "packed-refs", "refs"]

  /// What gradings use of the build, besides objects.
  private static func products(_ project: ProjectLayout) -> [String] {
    ["Grader", "Keeper", "Confine"]
      + project.workerModules().map { "Modules/\($0.name).swiftmodule" }
  }

  /// Chooses the files of a project; Core's copy is made if it is not there yet.
  ///
  /// Of what was built, only what gradings use counts: tests may be built meanwhile.
  init(_ project: ProjectLayout) {
    let checkout =
      ["Package.swift", "Package.resolved", "Sources", "Tests", "handouts", "Scripts", "docs"]
      + Self.repository.map { ".git/" + $0 }
    places =
      checkout.map { project.root + "/" + $0 }
      + Self.products(project).map { project.products + "/" + $0 }
      + ((try? project.workerObjects().map(\.path)) ?? [])
      + [(try? PrebuiltCore.of(project))?.folder].compactMap(\.self)
  }

  /// Every file as it is.
  func state() -> Set<Entry> {
    var found: Set<Entry> = []
    for place in places {
      let below = (try? FileManager.default.subpathsOfDirectory(atPath: place)) ?? []
      for file in [place] + below.map({ place + "/" + $0 }) {
        var status = stat()
        guard lstat(file, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { continue }
        #if os(Linux)
          let date = status.st_ctim
        #else
          let date = status.st_ctimespec
        #endif
        found.insert(
          Entry(
            path: file, size: Int(status.st_size), seconds: date.tv_sec, nanoseconds: date.tv_nsec))
      }
    }
    return found
  }
}
