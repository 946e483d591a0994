package import Foundation

extension JobFolder {
  /// Returns why nothing can be written into a folder, or nil if something can.
  ///
  /// The folder need not exist. What is missing of its path is created inside a temporary folder,
  /// so nothing is left behind.
  ///
  /// - Parameter folder: The folder.
  /// - Returns: The reason.
  package static func fault(in folder: URL) -> String? {
    var place = folder.standardizedFileURL
    var missing: [String] = []
    var status = stat()
    while lstat(place.path, &status) != 0, place.path != "/" {
      missing.insert(place.lastPathComponent, at: 0)
      place.deleteLastPathComponent()
    }
    if status.st_mode & S_IFMT == S_IFLNK, stat(place.path, &status) != 0 {
      return "\(place.path) is a link that leads nowhere"
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      return "\(place.path) is a file, not a folder"
    }
    do throws(JobFolderError) {
      let probe = try JobFolder(in: place, isHidden: true)
      var path = probe.path
      for name in missing {
        path += "/" + name
        guard mkdir(path, 0o700) == 0 else { throw JobFolderError(parent: path) }
      }
      return nil
    } catch {
      return error.reason
    }
  }
}
