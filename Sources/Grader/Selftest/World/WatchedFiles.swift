import Build
import Foundation
import Host

/// The files that no attack may change: the checkout, its build, and the copy of Core.
struct WatchedFiles: Sendable {
  /// A file's state, which differs if the file was changed.
  struct Entry: Hashable, Sendable {
    let path: String
    let size: Int
    /// The time of its last status change, which no program can set.
    let seconds, nanoseconds: Int
  }

  private let places: [String]

  /// The parts of a repository that decide what is checked out, and what Git runs.
  private static let repository = ["HEAD", "config", "hooks", "info", "packed-refs", "refs"]

  /// The parts of the build that gradings use, in addition to objects.
  private static func products(_ project: ProjectLayout) -> [String] {
    ["Grader", "Keeper", "Confine"]
      + project.workerModules().map { "Modules/\($0.name).swiftmodule" }
  }

  /// Selects the files of a project; makes the copy of Core if necessary.
  ///
  /// Of the build products, only those that gradings use count, because tests may be built
  /// meanwhile.
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

  /// The state of every file.
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
