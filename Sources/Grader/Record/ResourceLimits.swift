/// What one stage of a job may use.
package struct ResourceLimits: Sendable, Equatable {
  /// Processor time in seconds.
  package var cpuSeconds: Int
  /// Wall time of one run of the compiler in seconds; a call has a time of its own.
  package var wallSeconds: Int
  /// Memory in use, in bytes.
  ///
  /// The address space may be twice as large.
  package var memoryBytes: Int
  /// Threads and processes.
  package var processes: Int
  /// The largest file that may be written, in bytes.
  package var fileBytes: Int
  /// Open descriptors.
  package var descriptors: Int
  /// Size of the stack in bytes.
  package var stackBytes: Int
  /// Size of the private `/tmp` in bytes.
  package var temporaryBytes: Int
  /// How much of the beginning of what is printed is kept, in bytes, and how much of the end.
  package var outputBytes: Int
  /// The same in lines.
  package var outputLines: Int

  /// Limits for compiling one submission.
  package static let build = ResourceLimits(
    cpuSeconds: 300, wallSeconds: 120, memoryBytes: 4 << 30, processes: 256,
    fileBytes: 512 << 20, descriptors: 512, stackBytes: 8 << 20, temporaryBytes: 1 << 30,
    outputBytes: 256 << 10, outputLines: 4000)

  /// Limits for a worker that runs a student's code.
  package static let run = ResourceLimits(
    cpuSeconds: 900, wallSeconds: 900, memoryBytes: 4 << 30, processes: 64, fileBytes: 16 << 20,
    descriptors: 64, stackBytes: 8 << 20, temporaryBytes: 64 << 20, outputBytes: 8 << 10,
    outputLines: 200)
}
