import CourseKit
import Foundation
import Host
import Intake
import Media

extension Handouts {
  /// The manifests, with the digests of the generated files outside their folders.
  ///
  /// A file that belongs to no assignment is listed with the first one.
  func listed(_ files: [GeneratedFile], in manifests: [Manifest]) throws -> [Manifest] {
    var manifests = manifests
    for file in files {
      let folders = Set(file.path.split(separator: "/").map(String.init))
      let owner = manifests.firstIndex { manifest in
        !folders.isDisjoint(with: [manifest.assignment.folder, manifest.assignment.handouts])
      }
      guard let index = owner ?? manifests.indices.first else { continue }
      let digest = try Self.digest(of: file.bytes, at: file.path)
      manifests[index].generated = (manifests[index].generated ?? [:])
        .merging([file.path: digest]) { $1 }
    }
    return manifests
  }

  /// The path of an assignment's manifest in the project.
  func manifestPath(_ assignment: AssignmentID) -> String {
    "\(Self.stubFolder)/\(assignment.folder)/\(Manifest.fileName)"
  }

  /// The digests of all files that were generated last.
  ///
  /// They are found in the text of the manifests. So a manifest with a merge conflict, which has
  /// those of both sides, still tells what was generated.
  func knownDigests() -> Set<String> {
    assignments.reduce(into: []) { known, assignment in
      let text = String(decoding: project.bytes(manifestPath(assignment)) ?? [], as: UTF8.self)
      known.formUnion(text.matches(of: /\b[0-9a-f]{64}\b/).map { String($0.output) })
    }
  }

  /// The SHA-256 of a file.
  ///
  /// For an archive, it is that of the members, because another version of zlib may compress them
  /// differently.
  static func digest(of bytes: [UInt8], at path: String) throws -> String {
    guard path.hasSuffix(".tar.gz") else { return SHA256.hexadecimal(of: bytes.withUnixLineEnds) }
    var hash = SHA256()
    var reader = ArchiveReader(bytes, file: path, budget: IntakeBudget())
    while let member = try reader.next() {
      let content = try reader.data(limit: .max) ?? []
      let name = String(decoding: member.name, as: UTF8.self)
      hash.update(Array("\(name) \(content.count)\n".utf8))
      hash.update(content)
    }
    return hash.hexadecimal()
  }
}
