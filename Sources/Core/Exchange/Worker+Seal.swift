import Core

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
  /// The name of the environment variable that contains the seal: a system call filter, in
  /// hexadecimal.
  package static let sealVariable = "BACKPROP_SEAL"

  /// The name of the environment variable that contains the limit on threads and processes.
  package static let processesVariable = "BACKPROP_PROCESSES"

  /// The name of the environment variable that contains the allowed parts of Core, as a number.
  package static let allowedVariable = "BACKPROP_ALLOWED"

  /// Makes everything that the code prints arrive at once, so that nothing is lost when the process
  /// is killed.
  static func printAtOnce() {
    #if os(Linux)
      backprop_print_at_once()
    #else
      setvbuf(stdout, nil, _IONBF, 0)
    #endif
  }

  /// Gives up permissions that are needed only at startup, such as executing another program, or
  /// changing the protection of the gate's memory.
  ///
  /// The box cannot take them away earlier, because it has to execute the worker. Without a box,
  /// there is no seal, and this function does nothing.
  static func seal() {
    #if os(Linux)
      limitProcesses()
      guard let value = take(sealVariable) else { return }
      guard let filter = bytes(hexadecimal: value) else {
        fatalError("Worker: expected a hexadecimal filter in \(sealVariable)")
      }
      let gate = Withholding.memory
      guard backprop_lock_pages(gate.baseAddress, UInt(gate.count)) == 0 else {
        fatalError("Worker: the gate is not locked: \(String(cString: strerror(errno)))")
      }
      guard backprop_install_filter(filter, UInt(filter.count)) == 0 else {
        fatalError(
          "Worker: the system call filter could not be installed: "
            + "\(String(cString: strerror(errno)))")
      }
    #endif
  }

  /// Reads a variable and removes it, so that student code sees the same environment as without a
  /// box.
  static func take(_ variable: String) -> String? {
    guard let value = getenv(variable) else { return nil }
    defer { unsetenv(variable) }
    return String(cString: value)
  }

  #if os(Linux)
    /// Limits how many threads and processes this user may have in this user namespace.
    ///
    /// Outside a user namespace, the user's other processes would count too, so the box sets no
    /// limit there. Kernels before 5.14 count those processes even inside a namespace, so the limit
    /// is skipped there as well.
    private static func limitProcesses() {
      guard let count = take(processesVariable).flatMap({ UInt($0) }) else { return }
      guard kernelCountsByNamespace else { return }
      guard backprop_limit_processes(count) == 0 else {
        fatalError(
          "Worker: the number of processes could not be limited: "
            + "\(String(cString: strerror(errno)))")
      }
    }

    private static var kernelCountsByNamespace: Bool {
      var system = utsname()
      guard uname(&system) == 0 else { return false }
      let release = withUnsafeBytes(of: system.release) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      let numbers = release.split { !$0.isNumber }.prefix(2).compactMap { Int($0) }
      return !numbers.lexicographicallyPrecedes([5, 14])
    }
  #endif

  private static func bytes(hexadecimal text: String) -> [UInt8]? {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
