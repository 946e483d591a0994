import Foundation
package import Host
import Synchronization

/// The names that Core, `Exchange` and Swift's runtime define, against which submissions are
/// checked.
///
/// Reading these names takes longer than reading a submission's object files, and the names change
/// only if the copy of Core or the toolchain changes. The names are therefore read once per
/// process.
package struct HostNames: Sendable {
  let core: CoreSymbols
  let runtime: Set<String>

  /// The names that a program without Core's loops must define in their place.
  package var loops: [String] { core.loops }

  /// Whether an object file of Core has the loops.
  package static func areLoops(_ object: ProjectLayout.WorkerObject) -> Bool {
    object.source == CoreSymbols.loopsFile
  }

  private struct Key: Hashable {
    /// The copy's folder, which is named after its contents.
    var core: String
    var libraries: [String]
  }

  private static let known = Mutex<[Key: HostNames]>([:])

  /// Returns the names that a copy of Core and Swift's runtime define.
  ///
  /// - Parameters:
  ///   - core: The copy's folder, which is named after its contents.
  ///   - objects: The object files of the copy.
  ///   - libraries: The paths of Swift's dynamic libraries.
  /// - Returns: The names.
  /// - Throws: `ObjectFileError`, or an error from reading a file; the submission cannot cause
  ///   either error.
  package static func of(
    core: String, objects: [ProjectLayout.WorkerObject], libraries: [String]
  ) throws -> HostNames {
    let key = Key(core: core, libraries: libraries)
    // Other callers wait here, which takes less time than reading the files again.
    return try known.withLock { known in
      if let names = known[key] { return names }
      let names = try read(objects, libraries)
      known[key] = names
      return names
    }
  }

  private static func read(
    _ objects: [ProjectLayout.WorkerObject], _ libraries: [String]
  ) throws -> HostNames {
    var runtime: Set<String> = []
    for path in libraries {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
      let library = try ObjectFile(bytes, table: .dynamicSymbols)
      runtime.formUnion(library.symbols.lazy.filter(\.isDefined).map(\.name))
    }
    return HostNames(core: try CoreSymbols(objects: objects), runtime: runtime)
  }
}
