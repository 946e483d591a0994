#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Facts about files, folders and the environment.
package enum FileFacts {
  /// Returns the size in bytes of a regular file, or `nil` for anything else.
  static func size(_ path: String) -> Int? {
    var facts = stat()
    guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(facts.st_size)
  }

  /// Returns whether there is a folder at the path.
  static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  /// Computes the MD5 hash of a file, in hexadecimal digits.
  ///
  /// The result is `nil` if the file cannot be read.
  package static func md5(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    var hash = MD5()
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return hash.hexadecimal() }
      hash.update(buffer[..<count])
    }
  }

  /// Returns the reason why the user cannot read a folder, or `nil` if it is readable or does not
  /// exist.
  static func obstacle(in folder: String) -> String? {
    guard let entries = opendir(folder) else {
      return errno == ENOENT ? nil : String(cString: strerror(errno))
    }
    closedir(entries)
    return access(folder, X_OK) == 0 ? nil : String(cString: strerror(errno))
  }

  /// Returns the home folder of the user's account, which does not depend on the variable HOME.
  static func home() -> String {
    guard let entry = getpwuid(getuid()), let home = entry.pointee.pw_dir else { return "." }
    return String(cString: home)
  }

  /// Returns the value of an environment variable, or `nil` if it is missing or empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
