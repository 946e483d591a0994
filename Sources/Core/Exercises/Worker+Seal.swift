#if os(Linux)
  import CSandbox
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Worker {
  /// The variable of the environment that holds the seal: a filter of system calls, in hexadecimal.
  package static let sealVariable = "BACKPROP_SEAL"

  /// Gives up what only the start of a process needs, such as to become another program.
  ///
  /// The box cannot take it away before, because it has to become the worker. Without a box there
  /// is no seal, and nothing happens.
  static func seal() {
    #if os(Linux)
      guard let value = getenv(sealVariable) else { return }
      guard let filter = bytes(hexadecimal: String(cString: value)) else {
        fatalError("Worker: expected a filter in hexadecimal in \(sealVariable)")
      }
      // A student's code finds the same environment as without a box.
      unsetenv(sealVariable)
      guard backprop_install_filter(filter, UInt(filter.count)) == 0 else {
        fatalError("Worker: the seal could not be set: \(String(cString: strerror(errno)))")
      }
    #endif
  }

  private static func bytes(hexadecimal text: String) -> [UInt8]? {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
