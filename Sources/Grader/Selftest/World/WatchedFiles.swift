import Build
import Foundation
import Host

/// The files that no attack may change: the checkout, its build, and the copy of Core.
struct WatchedFiles: Sendable {
  /// The state of a file, which changes whenever the file is changed.
  struct Entry: Hashable, Sendable {
    let path: String
    let size: Int
    /// The time of its last status change, which no program can set.
    let seconds, nanoseconds: Int
  }

  private let places: [String]

  /// The parts of the Git folder that determine what is checked out and what Git runs.
  private static let repository = ["HEAD", "config", "hooks", "info", "packed-refs", "refs"]

  /// Returns the build products that grading uses, in addition to object files.
  private static func products(_ project: ProjectLayout) -> [String] {
    ["Grader", "Keeper", "Confine", "Reference"]
      + project.workerModules().map { "Modules/\($0.name).swiftmodule" }
  }

  /// Selects the files of a project, and makes the copy of Core if necessary.
  ///
  /// Only the build products that grading uses are watched, because tests may be built at the same
  /// time.
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

  /// Returns the state of every watched file.
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
