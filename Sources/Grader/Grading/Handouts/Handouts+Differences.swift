import CourseKit
import Foundation
import Host

extension Handouts {
  /// The files that differ from what would be generated.
  package struct Differences: Sendable, Equatable {
    /// Files that nobody has changed since they were generated.
    package var stale: [StaleFile] = []
    /// Files that a person has changed since they were generated.
    package var changed: [ChangedFile] = []
    /// The paths of missing files that are there under names that differ only in case.
    package var misnamed: [String] = []
  }

  /// A file that is out of date, and that a person has not changed.
  package struct StaleFile: Sendable, Equatable, CustomStringConvertible {
    /// What is wrong with it.
    package enum Reason: String, Sendable {
      case missing = "is missing"
      case different = "differs from its source"
      case obsolete = "no longer has a source"
    }

    /// The path in the project.
    package let path: String
    package let reason: Reason

    /// Path and reason.
    package var description: String { "\(path) \(reason.rawValue)" }
  }

  /// A file that a person has changed since it was generated.
  package struct ChangedFile: Sendable, Equatable, CustomStringConvertible {
    /// The path in the project.
    package let path: String
    /// Whether it is a file for students to edit.
    package let isWork: Bool

    /// Path and reason.
    package var description: String { "\(path) was changed by hand since it was generated" }
  }

  /// Compares the project's files with those that would be generated.
  ///
  /// A file that differs was changed by a person, unless a manifest has its digest. Files that
  /// were never generated, such as a student's own, are not compared.
  ///
  /// - Throws: The errors of `generate`.
  package func differences() throws -> Differences {
    try differences(from: generate())
  }

  func differences(from generated: [GeneratedFile]) throws -> Differences {
    let known = knownDigests()
    let work = try pathsToEdit(in: generated)
    var found = Differences()
    for file in generated {
      guard let bytes = project.bytes(file.path) else {
        if project.isInOtherCase(file.path) {
          found.misnamed.append(file.path)
        } else {
          found.stale.append(StaleFile(path: file.path, reason: .missing))
        }
        continue
      }
      guard bytes != file.bytes else { continue }
      // A damaged archive has no digest.
      let digest = try? Self.digest(of: bytes, at: file.path)
      if try digest == Self.digest(of: file.bytes, at: file.path) { continue }
      let isKnown = digest.map(known.contains) == true || isManifest(file.path)
      if isKnown {
        found.stale.append(StaleFile(path: file.path, reason: .different))
      } else {
        found.changed.append(ChangedFile(path: file.path, isWork: work.contains(file.path)))
      }
    }
    found.stale += obsolete(besides: Set(generated.map(\.path)))
    found.stale.sort { $0.path < $1.path }
    return found
  }

  /// Files that the manifests list, that nobody has changed, and that are no longer generated.
  private func obsolete(besides generated: Set<String>) -> [StaleFile] {
    assignments.flatMap { assignment -> [StaleFile] in
      let path = manifestPath(assignment)
      let folder = "\(Self.stubFolder)/\(assignment.folder)"
      let manifest = try? Manifest(reading: path, project.bytes(path).map { Data($0) })
      let listed =
        (manifest?.files ?? []).map { (path: "\(folder)/\($0.path)", digest: $0.sha256) }
        + (manifest?.generated ?? [:]).map { (path: $0.key, digest: $0.value) }
      return listed.filter { file in
        guard !generated.contains(file.path), let bytes = project.bytes(file.path) else {
          return false
        }
        return (try? Self.digest(of: bytes, at: file.path)) == file.digest
      }.map { StaleFile(path: $0.path, reason: .obsolete) }
    }
  }

  /// The generated files that students edit.
  private func pathsToEdit(in generated: [GeneratedFile]) throws -> Set<String> {
    let manifests = try generated.filter { isManifest($0.path) }
      .map { try Manifest(reading: $0.path, Data($0.bytes)) }
    return Set(
      manifests.flatMap { manifest in
        manifest.paths(.edited).map { "\(Self.stubFolder)/\(manifest.assignment.folder)/\($0)" }
      })
  }

  private func isManifest(_ path: String) -> Bool { path.hasSuffix("/" + Manifest.fileName) }
}
