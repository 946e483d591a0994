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

  /// The folder of Core's sources, which has those of `Exchange` and `Media` in it.
  package var coreSources: String { root + "/Sources/Core" }

  /// The modules of C that Core, `Exchange` and `Media` are made with.
  package static let libraries = [
    "CArchive", "COpenBLAS", "CPNG", "CJPEG", "CSandbox", "CKernels",
  ]

  /// The folder of a module of C, with its module map.
  package func library(_ name: String) -> String { "\(root)/Sources/\(name)" }

  /// An object file that a worker is linked with.
  package struct WorkerObject: Sendable, Equatable {
    /// The source file below Core's folder, without `.swift`, such as `Tensor/Broadcasting`; of a
    /// contract, below the folder of course modules, such as `Contract1/Keys1`.
    package let source: String
    /// The path of the object file.
    package let path: String

    /// Describes an object file.
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

  /// The folder of the contracts, in which the course's secret parts are, too.
  package var course: String { root + "/Sources/Course" }

  /// The modules that workers are linked with: Core, `Exchange`, and the contracts of all assignments, of
  /// which a worker has its own.
  package func workerModules() -> [WorkerModule] {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: course)) ?? []
    return [.core, .exchange]
      + folders.filter(WorkerModule.isContract).sorted().map(WorkerModule.contract)
  }

  /// The contract of an assignment, or nil when there is none.
  ///
  /// - Parameter folder: The assignment's folder, such as `Assignment1`.
  package func contract(of folder: String) -> WorkerModule? {
    let digits = folder.drop { !$0.isNumber }
    return workerModules().first { $0 == .contract(WorkerModule.contractPrefix + digits) }
  }

  /// The object files that workers are linked with besides the student's: those of Core, `Exchange` and
  /// the contracts.
  ///
  /// They are found by their sources, since the build keeps the objects of files that are gone.
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

/// A module of ours that a worker is linked with.
package enum WorkerModule: Sendable, Hashable {
  /// What students' files import.
  case core
  /// What serves the grader, which `main.swift` imports and no file of a student's can.
  case exchange
  /// The keys of an assignment, such as `Contract1`, which bindings import.
  case contract(String)

  /// The name of the module.
  package var name: String {
    switch self {
    case .core: "Core"
    case .exchange: "Exchange"
    case .contract(let name): name
    }
  }

  /// The modules of C that it was built with, which whoever imports it needs too.
  package var libraries: [String] {
    switch self {
    case .core: ["COpenBLAS", "CKernels"]
    case .exchange: ["CSandbox"]
    case .contract: []
    }
  }

  /// Whether it is the contract of an assignment.
  package var isContract: Bool { Self.isContract(name) }

  /// Whether a name is that of a contract.
  package static func isContract(_ name: String) -> Bool { name.hasPrefix(contractPrefix) }

  static let contractPrefix = "Contract"
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
