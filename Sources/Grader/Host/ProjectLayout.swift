import Foundation

/// The paths of the project's own files: its root, and SwiftPM's build products next to the running
/// program.
package struct ProjectLayout: Sendable, Equatable {
  /// The folder that contains `Package.swift`.
  package let root: String
  /// The folder of the build, such as `.build/x86_64-unknown-linux-gnu/debug`.
  package let products: String
  /// The name of the running program, than which nothing may be newer that it was linked with.
  package var program = "Grader"

  /// Creates the layout of a project at a known path.
  package init(root: String, products: String) {
    self.root = root
    self.products = products
  }

  /// Finds the project from the path of the running program.
  ///
  /// - Throws: `ProjectError` if the program is not in its build folder.
  package static func find() throws(ProjectError) -> ProjectLayout {
    let program = URL(filePath: CommandLine.arguments[0]).path
    let real =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? Bundle.main.executablePath ?? program
    var folder = URL(filePath: real).resolvingSymlinksInPath().deletingLastPathComponent()
    // Tests run from a bundle inside the products folder.
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

  /// The folder of the stubs and of the given files that submissions are compiled with.
  package var assignments: String { root + "/Sources/Assignments" }
  /// The folder of the reference; a student's copy of the project does not have it.
  package var solutions: String { root + "/Sources/Solutions" }
  /// The folder of rubrics, write-ups and samples.
  package var handouts: String { root + "/handouts" }

  /// The folder of Core's sources, which includes those of `Exchange` and `Media`.
  package var coreSources: String { root + "/Sources/Core" }

  /// The C modules that Core, `Exchange` and `Media` are built with.
  package static let libraries = [
    "CArchive", "COpenBLAS", "CPNG", "CJPEG", "CSandbox", "CKernels", "CGate",
  ]

  /// Returns the folder of a C module, which contains its module map.
  package func library(_ name: String) -> String { "\(root)/Sources/\(name)" }

  /// An object file that a worker is linked with.
  package struct WorkerObject: Sendable, Equatable {
    /// The source file relative to Core's folder, without `.swift`, such as `Tensor/Broadcasting`.
    package let source: String
    /// The path of the object file.
    package let path: String

    /// Creates an object file.
    package init(source: String, path: String) {
      (self.source, self.path) = (source, path)
    }

    /// The module that the file belongs to.
    package var module: WorkerModule {
      let folder = String(source.prefix { $0 != "/" })
      if folder == WorkerModule.exchange.name { return .exchange }
      return WorkerModule.isContract(folder) ? .contract(folder) : .core
    }
  }

  /// The folder of the course: its contracts, and parts that no worker may see.
  package var course: String { root + "/Sources/Course" }

  /// Returns the modules that workers are linked with: Core, `Exchange` and the contracts.
  ///
  /// A worker gets only the contract of its own assignment.
  package func workerModules() -> [WorkerModule] {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: course)) ?? []
    return [.core, .exchange]
      + folders.filter(WorkerModule.isContract).sorted().map(WorkerModule.contract)
  }

  /// Returns the contract of an assignment.
  ///
  /// - Parameter folder: The assignment's folder, such as `Assignment1`.
  /// - Returns: The contract, or nil if there is none.
  package func contract(of folder: String) -> WorkerModule? {
    let digits = folder.drop { !$0.isNumber }
    return workerModules().first { $0 == .contract(WorkerModule.contractPrefix + digits) }
  }

  /// Returns the object files that a worker is linked with in addition to the student's: those of
  /// Core, `Exchange` and the contracts.
  ///
  /// The list is made from the source files, because the build folder keeps the object files of
  /// deleted source files.
  package func workerObjects() throws -> [WorkerObject] {
    let core = try FileManager.default.subpathsOfDirectory(atPath: coreSources)
      .filter { !$0.hasPrefix("Media/") }
    let contracts = try workerModules().filter(\.isContract).flatMap { module in
      try FileManager.default.subpathsOfDirectory(atPath: "\(course)/\(module.name)")
        .map { "\(module.name)/\($0)" }
    }
    return (core + contracts).filter { $0.hasSuffix(".swift") }.sorted().map { file in
      let source = String(file.dropLast(".swift".count))
      let module = WorkerObject(source: source, path: "").module
      let name = URL(filePath: file).lastPathComponent
      return WorkerObject(source: source, path: "\(products)/\(module.name).build/\(name).o")
    }
  }
}

/// A module of the project that a worker is linked with.
package enum WorkerModule: Sendable, Hashable {
  /// The module that students' files import.
  case core
  /// The module that answers the grader's calls; `main.swift` imports it, and students' files
  /// cannot.
  case exchange
  /// A module with the keys of an assignment, such as `Contract1`, which bindings import.
  case contract(String)

  /// The name of the module.
  package var name: String {
    switch self {
    case .core: "Core"
    case .exchange: "Exchange"
    case .contract(let name): name
    }
  }

  /// The C modules that the module was built with, which its importers need too.
  package var libraries: [String] {
    switch self {
    case .core: ["CGate", "COpenBLAS", "CKernels"]
    case .exchange: ["CSandbox"]
    case .contract: []
    }
  }

  /// Whether the module is the contract of an assignment.
  package var isContract: Bool { Self.isContract(name) }

  /// Returns whether a module's name is that of a contract.
  package static func isContract(_ name: String) -> Bool { name.hasPrefix(contractPrefix) }

  static let contractPrefix = "Contract"
}

/// The error thrown if the running program is not in a build folder of the project.
package struct ProjectError: Error, Equatable, CustomStringConvertible {
  package let program: String

  package var description: String {
    """
    \(program) is not inside a build of the project, whose files it needs; \
    run it from the checkout with './grader'
    """
  }
}
