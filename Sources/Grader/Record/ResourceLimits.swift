/// The resource limits of a build or of a worker.
package struct ResourceLimits: Sendable, Equatable {
  /// The maximum CPU time, in seconds.
  package var cpuSeconds: Int
  /// The maximum wall time of one compiler run, in seconds.
  ///
  /// Calls to a worker have their own time limit.
  package var wallSeconds: Int
  /// The maximum amount of memory, in bytes.
  ///
  /// The limit on the address space is twice as large.
  package var memoryBytes: Int
  /// The maximum number of threads and processes.
  package var processes: Int
  /// The maximum size of a file that the program writes, in bytes.
  package var fileBytes: Int
  /// The maximum number of open file descriptors.
  package var descriptors: Int
  /// The maximum size of the stack, in bytes.
  package var stackBytes: Int
  /// The maximum size of the private `/tmp`, in bytes.
  package var temporaryBytes: Int
  /// The number of bytes that are kept at each end of the printed output.
  package var outputBytes: Int
  /// The number of lines that are kept at each end of the printed output.
  package var outputLines: Int

  /// Limits for compiling one submission.
  package static let build = ResourceLimits(
    cpuSeconds: 300, wallSeconds: 120, memoryBytes: 4 << 30, processes: 256,
    fileBytes: 512 << 20, descriptors: 512, stackBytes: 8 << 20, temporaryBytes: 1 << 30,
    outputBytes: 256 << 10, outputLines: 4000)

  /// Limits for a worker that runs a student's code.
  package static let run = ResourceLimits(
    cpuSeconds: 900, wallSeconds: 900, memoryBytes: 4 << 30, processes: 64, fileBytes: 16 << 20,
    descriptors: 64, stackBytes: 8 << 20, temporaryBytes: 64 << 20, outputBytes: 64 << 10,
    outputLines: 64 << 10)
}
