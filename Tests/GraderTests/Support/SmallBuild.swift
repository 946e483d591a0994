import Foundation
import Host

extension ProjectLayout {
  /// An object file that defines little.
  static var smallObject: [UInt8] {
    get throws {
      let seed = try ProjectFolder(above: #filePath).file(
        "Tests/GraderTests/Fixtures/Fuzz/object/seed")
      return [UInt8](try Data(contentsOf: seed))
    }
  }

  /// A project whose build holds a few bytes in each place.
  static func small(in folder: borrowing TemporaryFolder) throws -> ProjectLayout {
    for library in ["CArchive", "COpenBLAS", "CPNG", "CJPEG", "CSandbox", "CKernels"] {
      try folder.write("module \(library) {}", to: "Sources/\(library)/module.modulemap")
      try folder.write("#include <stdio.h>", to: "Sources/\(library)/shim.h")
    }
    try folder.write("module", to: "build/Modules/Core.swiftmodule")
    try folder.write("the reference", to: "build/Modules/Solution1.swiftmodule")
    try folder.write(smallObject, to: "build/Core.build/Tensor.swift.o")
    return ProjectLayout(root: folder.url.path, products: folder.path("build"))
  }
}
