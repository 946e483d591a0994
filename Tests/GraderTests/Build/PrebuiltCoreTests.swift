import Foundation
import Grader
import Testing

@Suite struct PrebuiltCoreTests {
  /// A project whose build holds a few bytes in each place.
  private func project(in folder: borrowing TemporaryFolder) throws -> ProjectLayout {
    for library in ["CArchive", "COpenBLAS", "CPNG", "CJPEG", "CSandbox", "CKernels"] {
      try folder.write("module \(library) {}", to: "Sources/\(library)/module.modulemap")
      try folder.write("#include <stdio.h>", to: "Sources/\(library)/shim.h")
    }
    try folder.write("module", to: "build/Modules/Core.swiftmodule")
    try folder.write("the reference", to: "build/Modules/Solution1.swiftmodule")
    try folder.write("object", to: "build/Core.build/Tensor.swift.o")
    return ProjectLayout(root: folder.url.path, products: folder.path("build"))
  }

  @Test func `the copy holds Core, its libraries, and nothing of the reference`() throws {
    let folder = try TemporaryFolder()
    let core = try PrebuiltCore.current(try project(in: folder))
    let files = try FileManager.default.subpathsOfDirectory(atPath: core.folder).sorted()
    #expect(files.contains("modules/Core.swiftmodule"))
    #expect(files.contains("objects/Tensor.swift.o"))
    #expect(files.contains("libraries/COpenBLAS/module.modulemap"))
    #expect(!files.contains { $0.contains("Solution1") })
    #expect(try core.objects() == [core.folder + "/objects/Tensor.swift.o"])
  }

  @Test func `the same build gives the same copy, another build another`() throws {
    let folder = try TemporaryFolder()
    let project = try project(in: folder)
    let first = try PrebuiltCore.current(project)
    #expect(try PrebuiltCore.current(project).folder == first.folder)
    try folder.write("another object", to: "build/Core.build/Tensor.swift.o")
    let second = try PrebuiltCore.current(project)
    #expect(second.folder != first.folder)
    #expect(
      FileManager.default.contents(atPath: first.folder + "/objects/Tensor.swift.o")
        == Data("object".utf8))
    #expect(
      FileManager.default.contents(atPath: second.folder + "/objects/Tensor.swift.o")
        == Data("another object".utf8))
  }

  @Test func `a copy that nobody uses is removed when another is found`() throws {
    let folder = try TemporaryFolder()
    let project = try project(in: folder)
    let first = try PrebuiltCore.current(project).folder
    try folder.write("another object", to: "build/Core.build/Tensor.swift.o")
    _ = try PrebuiltCore.current(project)
    let second = try PrebuiltCore.current(project).folder
    #expect(!FileManager.default.fileExists(atPath: first))
    #expect(FileManager.default.fileExists(atPath: second))
  }

  @Test(arguments: ["changed", "removed", "added"])
  func `a damaged copy is made again`(damage: String) throws {
    let folder = try TemporaryFolder()
    let project = try project(in: folder)
    let place = try PrebuiltCore.current(project).folder
    let object = place + "/objects/Tensor.swift.o"
    try FileManager.default.removeItem(atPath: object)
    switch damage {
    case "changed": try Data("objekt".utf8).write(to: URL(filePath: object))
    case "added":
      try Data("object".utf8).write(to: URL(filePath: object))
      try Data("evil".utf8).write(to: URL(filePath: place + "/objects/Evil.swift.o"))
    default: break
    }
    let core = try PrebuiltCore.current(project)
    #expect(core.folder == place)
    #expect(try core.objects() == [object])
    #expect(FileManager.default.contents(atPath: object) == Data("object".utf8))
  }

  @Test func `a build without Core is an error that says what to do`() throws {
    let folder = try TemporaryFolder()
    let project = try project(in: folder)
    try FileManager.default.removeItem(atPath: project.products + "/Modules/Core.swiftmodule")
    let error = #expect(throws: PrebuiltCoreError.self) { try PrebuiltCore.current(project) }
    #expect(error?.description.contains("swift build") == true)
  }
}
