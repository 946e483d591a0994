package import Host
import Foundation
import Media

/// Object files of a student's own working tree, which `check` uses again.
///
/// A name is the hash of everything that the object file depends on, and a file begins with the
/// digest of the rest. Files of another owner are not used. Grading never uses the store.
package struct ObjectStore: Sendable, Equatable {
  /// The folder of the store.
  package let folder: String
  /// The number of object files above which the oldest ones are removed.
  var limit = 1000

  /// Creates a store in the build folder of a project.
  package init(of project: ProjectLayout) {
    self.init(folder: project.products + "/checked-objects")
  }

  init(folder: String) { self.folder = folder }

  private static let digestBytes = 64

  /// Returns an object file, or nil if it is not there or not intact.
  func object(_ key: String) -> Data? {
    let path = folder + "/" + key
    guard Self.isOwn(folder, S_IFDIR), Self.isOwn(path, S_IFREG),
      let data = FileManager.default.contents(atPath: path)
    else { return nil }
    let object = data.dropFirst(Self.digestBytes)
    guard Data(SHA256.hexadecimal(of: [UInt8](object)).utf8) == data.prefix(Self.digestBytes) else {
      return nil
    }
    return Data(object)
  }

  /// Adds an object file.
  ///
  /// Without it, the next check only takes longer, so a full disk is no error.
  func add(_ object: Data, as key: String) {
    let manager = FileManager.default
    try? manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guard Self.isOwn(folder, S_IFDIR) else { return }
    let digest = Data(SHA256.hexadecimal(of: [UInt8](object)).utf8)
    // `atomic` writes beside the file and then renames.
    try? (digest + object).write(to: URL(filePath: folder + "/" + key), options: .atomic)
  }

  /// Removes the oldest object files above the limit.
  func prune() {
    let manager = FileManager.default
    let names = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
    guard names.count > limit, Self.isOwn(folder, S_IFDIR) else { return }
    let dated = names.map { name in
      let attributes = try? manager.attributesOfItem(atPath: folder + "/" + name)
      return (name: name, date: attributes?[.modificationDate] as? Date ?? .distantPast)
    }
    for old in dated.sorted(by: { $0.date < $1.date }).prefix(names.count - limit) {
      try? manager.removeItem(atPath: folder + "/" + old.name)
    }
  }

  /// Removes the store.
  ///
  /// - Returns: The number of object files that were removed.
  /// - Throws: An error if they cannot be removed.
  package func clear() throws -> Int {
    let manager = FileManager.default
    guard manager.fileExists(atPath: folder) else { return 0 }
    let count = try manager.contentsOfDirectory(atPath: folder).count
    try manager.removeItem(atPath: folder)
    return count
  }

  /// Whether a path is no link, of the given kind, and belongs to this user.
  static func isOwn(_ path: String, _ kind: mode_t) -> Bool {
    var facts = stat()
    return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == kind && facts.st_uid == geteuid()
  }
}
