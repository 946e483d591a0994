#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads a whole regular file.
///
/// - Parameters:
///   - path: The path of the file.
///   - limit: The maximum number of bytes. A longer file is rejected before it is read.
/// - Returns: The bytes of the file.
/// - Throws: `FileError` with the system's error message, or with the size found.
package func readBytes(_ path: String, limit: Int = 1 << 30) throws(FileError) -> [UInt8] {
  // Without O_NONBLOCK, opening a pipe waits for a writer that may never come.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw systemError(path, "cannot be opened") }
  defer { _ = close(descriptor) }
  var facts = stat()
  guard fstat(descriptor, &facts) == 0 else { throw systemError(path, "cannot be examined") }
  guard facts.st_mode & S_IFMT == S_IFREG else {
    throw FileError(path: path, reason: "expected a regular file, found something else")
  }
  guard facts.st_size <= limit else {
    throw FileError(
      path: path, reason: "expected at most \(limit) bytes, found \(facts.st_size)")
  }
  let size = Int(facts.st_size)
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size {
      let step = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
      if step < 0, errno == EINTR { continue }
      if step <= 0 { break }
      count += step
    }
  }
  guard bytes.count == size else {
    throw FileError(path: path, reason: "expected \(size) bytes, found \(bytes.count)")
  }
  return bytes
}

/// Returns whether there is a regular file with exactly the given bytes.
package func isFile(at path: String, madeOf bytes: [UInt8]) -> Bool {
  guard let found = try? readBytes(path, limit: bytes.count), found.count == bytes.count else {
    return false
  }
  // Many times as fast as comparing arrays.
  return bytes.withUnsafeBytes { bytes in
    found.withUnsafeBytes { found in
      guard let a = bytes.baseAddress, let b = found.baseAddress else { return true }
      return memcmp(a, b, bytes.count) == 0
    }
  }
}

/// Writes a file atomically, so that no reader ever sees a partially written file at its path.
///
/// The bytes are written to a temporary file in the same folder and flushed to disk. The temporary
/// file is then renamed.
///
/// - Throws: `FileError` with the system's error message. The previous contents of the file are
///   then unchanged.
package func writeAtomically(_ bytes: [UInt8], to path: String) throws(FileError) {
  let part = "\(path).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).part"
  let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw systemError(path, "cannot be created") }
  let isWritten = writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
  let failure = errno
  guard close(descriptor) == 0, isWritten else {
    _ = unlink(part)
    throw systemError(path, "cannot be written", isWritten ? errno : failure)
  }
  guard rename(part, path) == 0 else {
    let failure = errno
    _ = unlink(part)
    throw systemError(path, "cannot be replaced", failure)
  }
}

private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  bytes.withUnsafeBytes { buffer in
    var position = 0
    while position < buffer.count {
      let step = write(
        descriptor, buffer.baseAddress.map { $0 + position }, buffer.count - position)
      if step < 0, errno == EINTR { continue }
      if step <= 0 { return false }
      position += step
    }
    return true
  }
}

private func systemError(_ path: String, _ what: String, _ code: Int32 = errno) -> FileError {
  FileError(path: path, reason: "\(what): \(String(cString: strerror(code)))")
}
