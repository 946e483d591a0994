import GraderTestSupport
import Build
import Foundation
import Host
import Testing

@Suite struct PrebuiltCoreTests {
  private let object: [UInt8]
  /// The same with a byte after its end, which nothing refers to.
  private var another: [UInt8] { object + [0] }

  init() throws {
    object = try ProjectLayout.smallObject
  }

  @Test func `the copy holds Core, Exchange, their libraries, and nothing else`() throws {
    let folder = try TemporaryFolder()
    let core = try PrebuiltCore.current(try ProjectLayout.small(in: folder))
    let files = try FileManager.default.subpathsOfDirectory(atPath: core.folder).sorted()
    #expect(files.contains("modules/Core/Core.swiftmodule"))
    #expect(files.contains("objects/Tensor/Tensor.swift.o"))
    #expect(files.contains("modules/Exchange/Exchange.swiftmodule"))
    #expect(files.contains("libraries/COpenBLAS/module.modulemap"))
    for name in ["Solution1", "Media", "NPY", "CArchive", "Gone"] {
      #expect(!files.contains { $0.contains(name) }, "\(name)")
    }
    let objects = try core.objects()
    #expect(objects.map(\.source) == ["Exchange/Frame", "Tensor/Tensor"])
    #expect(objects.map(\.module) == [.exchange, .core])
    #expect(objects.last?.path == core.folder + "/objects/Tensor/Tensor.swift.o")
  }

  @Test func `a checkout that shares a build with another has its own contracts`() throws {
    let folder = try TemporaryFolder()
    let other = try TemporaryFolder()
    let plain = try ProjectLayout.small(in: folder)
    try folder.write("module", to: "build/Modules/Contract1.swiftmodule")
    try folder.write([UInt8](object), to: "build/Contract1.build/Keys.swift.o")
    try other.write("", to: "Sources/Course/Contract1/Keys.swift")
    for path in ["Sources/Core/Tensor/Tensor.swift", "Sources/Core/Exchange/Frame.swift"] {
      try other.write("", to: path)
    }
    for library in ProjectLayout.libraries {
      try other.write("module \(library) {}", to: "Sources/\(library)/module.modulemap")
    }
    let sharing = ProjectLayout(root: other.url.path, products: plain.products)
    func hasContract(_ project: ProjectLayout) throws -> Bool {
      let path = try PrebuiltCore.of(project).folder + "/modules/Contract1"
      return FileManager.default.fileExists(atPath: path)
    }
    #expect(try !hasContract(plain))
    #expect(try hasContract(sharing))
  }

  @Test func `the same build gives the same copy, another build another`() throws {
    let folder = try TemporaryFolder()
    let project = try ProjectLayout.small(in: folder)
    let first = try PrebuiltCore.current(project)
    #expect(try PrebuiltCore.current(project).folder == first.folder)
    try folder.write(another, to: "build/Core.build/Tensor.swift.o")
    let second = try PrebuiltCore.current(project)
    #expect(second.folder != first.folder)
    #expect(
      FileManager.default.contents(atPath: first.folder + "/objects/Tensor/Tensor.swift.o")
        == Data(object))
    #expect(
      FileManager.default.contents(atPath: second.folder + "/objects/Tensor/Tensor.swift.o")
        == Data(another))
  }

  @Test func `a copy that nobody uses is removed when another is found`() throws {
    let folder = try TemporaryFolder()
    let project = try ProjectLayout.small(in: folder)
    let first = try PrebuiltCore.current(project).folder
    try folder.write(another, to: "build/Core.build/Tensor.swift.o")
    _ = try PrebuiltCore.current(project)
    let second = try PrebuiltCore.current(project).folder
    #expect(!FileManager.default.fileExists(atPath: first))
    #expect(FileManager.default.fileExists(atPath: second))
  }

  @Test(arguments: ["changed", "cut", "removed", "added", "module", "header"])
  func `a damaged copy is made again`(damage: String) throws {
    let folder = try TemporaryFolder()
    let project = try ProjectLayout.small(in: folder)
    let place = try PrebuiltCore.current(project).folder
    let original = try contents(of: place)
    let replace = { (name: String, bytes: [UInt8]?) in
      try? FileManager.default.removeItem(atPath: "\(place)/\(name)")
      if let bytes { try Data(bytes).write(to: URL(filePath: "\(place)/\(name)")) }
    }
    let changed = object.dropLast() + [(object.last ?? 0) ^ 1]
    switch damage {
    case "changed": try replace("objects/Tensor/Tensor.swift.o", Array(changed))
    case "cut": try replace("objects/Tensor/Tensor.swift.o", Array(object.prefix(object.count / 2)))
    case "removed": try replace("objects/Tensor/Tensor.swift.o", nil)
    case "added": try replace("objects/Tensor/Evil.swift.o", object)
    case "module": try replace("modules/Core/Core.swiftmodule", [])
    default: try replace("libraries/COpenBLAS/shim.h", Array("#define malloc free".utf8))
    }
    #expect(try contents(of: place) != original)
    let core = try PrebuiltCore.current(project)
    #expect(core.folder == place)
    #expect(try contents(of: place) == original)
  }

  /// The files of a copy.
  private func contents(of place: String) throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: place)
    return Dictionary(
      uniqueKeysWithValues: names.map { name in
        (name, FileManager.default.contents(atPath: "\(place)/\(name)") ?? Data())
      })
  }

  @Test(arguments: ["cut", "emptied", "zeroed"])
  func `a build whose objects are not whole is not copied`(damage: String) throws {
    let folder = try TemporaryFolder()
    let project = try ProjectLayout.small(in: folder)
    let bytes: [UInt8] =
      switch damage {
      case "cut": Array(object.prefix(object.count / 2))
      case "emptied": []
      default: [UInt8](repeating: 0, count: object.count)
      }
    try folder.write(bytes, to: "build/Core.build/Tensor.swift.o")
    let error = #expect(throws: PrebuiltCoreError.self) { try PrebuiltCore.current(project) }
    #expect(error?.description.contains("the built Core is damaged: Tensor.swift.o: ") == true)
    #expect(error?.description.contains("swift build") == true)
    let left = try FileManager.default.contentsOfDirectory(
      atPath: project.products + "/prebuilt-core")
    #expect(left.isEmpty)
  }

  /// What the small project's copy is made of.
  private static let built = [
    "Core.build/Tensor.swift.o", "Exchange.build/Frame.swift.o", "Modules/Core.swiftmodule",
    "Modules/Exchange.swiftmodule",
  ]

  @Test(arguments: built)
  func `what was changed since the grader was linked is not taken for Core`(name: String) throws {
    let folder = try TemporaryFolder()
    let project = try ProjectLayout.small(in: folder)
    try folder.write("the grader", to: "build/Grader")
    let date = { (seconds: TimeInterval, name: String) in
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: seconds)],
        ofItemAtPath: folder.path("build/" + name))
    }
    for name in Self.built {
      try date(1_000_000_000, name)
    }
    try date(1_000_000_001, "Grader")
    // There is a copy already, and the change may be any that leaves a whole file.
    _ = try PrebuiltCore.current(project)
    try date(1_000_000_002, name)
    #expect(
      throws: PrebuiltCoreError.damaged(
        folder.path("build/" + name), "it has changed since the program was built with it")
    ) {
      try PrebuiltCore.current(project)
    }
  }

  @Test func `a build without Core is an error that says what to do`() throws {
    let folder = try TemporaryFolder()
    let project = try ProjectLayout.small(in: folder)
    try FileManager.default.removeItem(atPath: project.products + "/Modules/Core.swiftmodule")
    let error = #expect(throws: PrebuiltCoreError.self) { try PrebuiltCore.current(project) }
    #expect(error?.description.contains("swift build") == true)
  }
}
