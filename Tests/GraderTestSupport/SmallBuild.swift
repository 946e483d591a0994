import Foundation
package import Host

extension ProjectLayout {
  /// An object file that defines little.
  package static var smallObject: [UInt8] {
    get throws {
      let seed = try ProjectFolder(above: #filePath).file(
        "Tests/GraderTests/Fixtures/Fuzz/object/seed")
      return [UInt8](try Data(contentsOf: seed))
    }
  }

  /// A project whose build holds a few bytes in each place.
  package static func small(in folder: borrowing TemporaryFolder) throws -> ProjectLayout {
    for library in ProjectLayout.libraries {
      try folder.write("module \(library) {}", to: "Sources/\(library)/module.modulemap")
      try folder.write("#include <stdio.h>", to: "Sources/\(library)/shim.h")
    }
    for module in ["Core", "Exchange", "Media"] {
      try folder.write("module", to: "build/Modules/\(module).swiftmodule")
    }
    try folder.write("the reference", to: "build/Modules/Solution1.swiftmodule")
    for (module, file) in [
      ("Core", "Tensor/Tensor"), ("Exchange", "Exchange/Frame"), ("Media", "Media/Files/NPY"),
    ] {
      let name = URL(filePath: file).lastPathComponent
      try folder.write("", to: "Sources/Core/\(file).swift")
      try folder.write(smallObject, to: "build/\(module).build/\(name).swift.o")
    }
    // Of a source file that is gone.
    try folder.write(smallObject, to: "build/Core.build/Gone.swift.o")
    return ProjectLayout(root: folder.url.path, products: folder.path("build"))
  }
}
