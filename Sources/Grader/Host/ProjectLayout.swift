import Foundation

/// Where the project's own files are: its root, and what SwiftPM built beside the running program.
package struct ProjectLayout: Sendable, Equatable {
  /// The folder that holds `Package.swift`.
  package let root: String
  /// The folder of the build, such as `.build/x86_64-unknown-linux-gnu/debug`.
  package let products: String

  /// Makes the layout of a project at a known place.
  package init(root: String, products: String) {
    self.root = root
    self.products = products
  }

  /// Finds the project from the place of the running program.
  ///
  /// - Throws: `ProjectError`, when the program was moved out of its build folder.
  package static func find() throws(ProjectError) -> ProjectLayout {
    let program = URL(filePath: CommandLine.arguments[0]).path
    let real =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? Bundle.main.executablePath ?? program
    var folder = URL(filePath: real).resolvingSymlinksInPath().deletingLastPathComponent()
    // Tests run from a bundle below the products.
    while folder.path != "/", !isBuildFolder(folder) { folder.deleteLastPathComponent() }
    let products = folder.path
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let manifest = folder.appending(path: "Package.swift").path
      if FileManager.default.fileExists(atPath: manifest) {
        return ProjectLayout(root: folder.path, products: products)
      }
    }
    throw ProjectError(program: real)
  }

  private static func isBuildFolder(_ folder: URL) -> Bool {
    let module = folder.appending(path: "Modules/Core.swiftmodule").path
    return FileManager.default.fileExists(atPath: module)
  }

  /// The stubs, and the given files that submissions are compiled with.
  package var assignments: String { root + "/Sources/Assignments" }
  /// The reference; a student's kit has no such folder.
  package var solutions: String { root + "/Sources/Solutions" }
  /// Rubrics, write-ups and samples.
  package var handouts: String { root + "/handouts" }

  /// The folders of the module maps that Core was built with, which whoever imports it needs too.
  package var coreModuleMaps: [String] {
    ["CArchive", "COpenBLAS", "CPNG", "CJPEG", "CSandbox", "CKernels"].map {
      root + "/Sources/" + $0
    }
  }

  /// The object files of Core.
  package func coreObjects() throws -> [String] {
    let folder = products + "/Core.build"
    return try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".swift.o") }.sorted().map { folder + "/" + $0 }
  }
}

/// The program does not lie in a build of the project.
package struct ProjectError: Error, Equatable, CustomStringConvertible {
  package let program: String

  package var description: String {
    """
    \(program) does not lie inside a build of the project, whose files it needs; \
    run it from the checkout with 'swift run Grader'
    """
  }
}
