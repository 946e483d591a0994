import Box
@testable import Build
import CourseKit
import Foundation
import GraderTestSupport
import Grading
import Host
import Testing

/// The object files of the project's own files, which are compiled once.
@Suite struct GivenObjectsTests {
  private let host: GradingHost
  private let builder: SubmissionBuild
  private let files: [String: [UInt8]]

  init() throws {
    host = try GradingHost()
    var builder = SubmissionBuild(
      toolchain: host.grading.toolchain, project: host.project, box: host.grading.box,
      folder: host.layout.folder)
    builder.optimization = .loops
    self.builder = builder
    let solutions = host.project.solutions
    files = try host.layout.sources.reduce(into: [:]) { files, path in
      files[path] = [UInt8](try Data(contentsOf: URL(filePath: "\(solutions)/\(path)")))
    }
  }

  /// The files that are compiled, and the names of the object files that are there already.
  private func compiled(
    _ files: [String: [UInt8]]
  ) throws -> (missing: Set<String>?, taken: Set<String>) {
    let folder = try JobFolder()
    let names = try builder.moduleNames(with: files)
    let missing = try builder.takeGivenObjects(names, files, to: folder.path, goal: .worker)
    let taken = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (missing, Set(taken))
  }

  @Test func `of a submission that declares what the stubs declare, only its files are compiled`()
    throws
  {
    guard host.grading.box.remapsPaths else { return }
    let (missing, taken) = try compiled(files)
    #expect(missing == Set(files.keys))
    let names = try builder.moduleFiles()
    #expect(taken == Set(names.indices.filter { files[names[$0]] == nil }.map(builder.object)))
  }

  @Test func `files that may depend on a change are compiled, too`() throws {
    guard host.grading.box.remapsPaths else { return }
    var files = files
    let path = "\(host.layout.folder)/KNearestNeighbor.swift"
    files[path]? += Array("\nextension Tensor { func surprise() {} }\n".utf8)
    #expect(try compiled(files).missing == Set(try builder.moduleFiles()))
  }

  @Test func `with a file of the student's own, everything is compiled`() throws {
    var files = files
    files["\(host.layout.folder)/Helper.swift"] = Array("func help() {}\n".utf8)
    let (missing, taken) = try compiled(files)
    #expect(missing == nil)
    #expect(taken.isEmpty)
  }
}
