package import Foundation

extension URL {
  /// The URL without links and `..`, even if its last folders do not exist yet.
  package var resolved: URL {
    var place = standardizedFileURL
    var missing: [String] = []
    while !FileManager.default.fileExists(atPath: place.path), place.path != "/" {
      missing.insert(place.lastPathComponent, at: 0)
      place.deleteLastPathComponent()
    }
    return missing.reduce(place.resolvingSymlinksInPath()) { $0.appending(path: $1) }
  }
}
