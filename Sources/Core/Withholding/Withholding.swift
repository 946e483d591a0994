import CGate

/// The parts of Core that this process must do without.
///
/// Only a worker that serves the grader withholds any, until it ends. The parts, and what happens
/// if one is used, are in memory that nothing else shares and that is read-only from then on. So
/// code that finds the address can only read it.
///
/// This file alone may use `CGate`, and none of its functions may be inlined into another file:
/// each file would have its own copy of the memory.
package enum Withholding {
  /// The parts whose use ends the process.
  static var parts: CoreParts {
    @inline(never) get { CoreParts(rawValue: backprop_gate_parts()) }
  }

  /// Withholds parts from now on.
  ///
  /// A second call ends the process.
  ///
  /// - Parameters:
  ///   - parts: The parts.
  ///   - answer: Called with the part when code uses one anyway.
  /// - Returns: Whether the system made the memory read-only.
  @inline(never)
  package static func close(
    _ parts: CoreParts, answer: @convention(c) (UInt32) -> Void
  ) -> Bool {
    backprop_gate_close(parts.rawValue, answer) == 0
  }

  /// The memory that is read-only once the gate is closed.
  package static var memory: UnsafeRawBufferPointer {
    @inline(never) get {
      UnsafeRawBufferPointer(start: backprop_gate_memory(), count: Int(BACKPROP_GATE_BYTES))
    }
  }

  /// Ends the process, because kernels cannot throw.
  @inline(never)
  static func end(_ part: CoreParts) -> Never {
    backprop_gate_answer(part.rawValue)
    fatalError("Core's \(part.name) was used outside of a call")
  }
}
