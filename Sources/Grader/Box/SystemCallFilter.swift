import Exchange

#if os(Linux)
  import CSeccomp
  import Core
  import Foundation
  import Record

  /// Which system calls a process may make, as a program for the kernel.
  ///
  /// Allowed is what is needed. What is not known is answered with "no such call", on which libraries
  /// fall back to older calls; what an honest program may try, with "not permitted"; what none does
  /// ends the process, so that the report can say so. libseccomp makes the program.
  package struct SystemCallFilter: Sendable, Equatable {
    /// The instructions, as `seccomp(2)` takes them.
    package let program: [UInt8]

    /// For the compiler, and what it starts.
    package static let build = Result { () throws(FilterError) in
      try SystemCallFilter(rules: SystemCallRules.build, otherwise: .error(ENOSYS))
    }

    /// For a worker, from the moment in which the box becomes it.
    package static let run = Result { () throws(FilterError) in
      try SystemCallFilter(rules: SystemCallRules.run, otherwise: .error(ENOSYS))
    }

    /// What a worker adds by itself, once it has started: what only starting needs is over.
    package static let seal = Result { () throws(FilterError) in
      try SystemCallFilter(rules: SystemCallRules.seal, otherwise: .allow)
    }

    /// The program as text, for the environment of a worker.
    package var text: String {
      program.map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
    }

    /// A descriptor from which the program can be read once; the caller closes it.
    package func descriptor() throws(FilterError) -> Int32 {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { throw FilterError("pipe", errno) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      // A filter is smaller than any pipe, so nobody has to read meanwhile.
      let count = write(ends[1], program, program.count)
      close(ends[1])
      guard count == program.count else {
        close(ends[0])
        throw FilterError("write", errno)
      }
      return ends[0]
    }

    /// What the kernel does on a call.
    enum Action: Equatable {
      case allow
      case error(Int32)
      case kill

      var code: UInt32 {
        switch self {
        case .allow: backprop_action_allow
        case .error(let code): backprop_action_error(UInt16(code))
        case .kill: backprop_action_kill
        }
      }
    }

    /// A condition on an argument, counted from 0.
    struct Argument: Equatable {
      enum Relation: Equatable {
        case equal(UInt64)
        case notEqual(UInt64)
        /// The bits of the mask have the value.
        case bits(UInt64, of: UInt64)
      }

      var index: UInt32
      var relation: Relation
    }

    /// What is done on some calls, if all conditions hold.
    struct Rule: Equatable {
      var action: Action
      var calls: [String]
      var conditions: [Argument] = []
    }

    /// Compiles rules into a program.
    ///
    /// Names that this version of libseccomp or this processor does not have are passed over: what
    /// nobody knows has no number, and is answered as all other calls.
    init(rules: [Rule], otherwise: Action) throws(FilterError) {
      guard let context = seccomp_init(otherwise.code) else { throw FilterError("seccomp_init", 0) }
      defer { seccomp_release(context) }
      // Calls in the manner of another processor, such as 32 bits.
      try Self.check("bad architecture") {
        seccomp_attr_set(context, SCMP_FLTATR_ACT_BADARCH, backprop_action_kill)
      }
      // A search tree, where the version of libseccomp can.
      _ = seccomp_attr_set(context, SCMP_FLTATR_CTL_OPTIMIZE, 2)
      for rule in rules where rule.action != otherwise {
        var conditions = rule.conditions.map(\.comparison)
        for call in rule.calls {
          let number = seccomp_syscall_resolve_name(call)
          guard number != __NR_SCMP_ERROR else { continue }
          try Self.check(call) {
            seccomp_rule_add_array(
              context, rule.action.code, number, UInt32(conditions.count), &conditions)
          }
        }
      }
      program = try Self.export(context)
    }

    private static func check(_ what: String, _ body: () -> Int32) throws(FilterError) {
      let code = body()
      guard code == 0 else { throw FilterError(what, -code) }
    }

    private static func export(_ context: scmp_filter_ctx) throws(FilterError) -> [UInt8] {
      let file: UnsafeMutablePointer<FILE>? = tmpfile()
      guard let file else { throw FilterError("tmpfile", errno) }
      defer { fclose(file) }
      try check("seccomp_export_bpf") { seccomp_export_bpf(context, fileno(file)) }
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = pread(fileno(file), &bytes, bytes.count, 0)
      guard count > 0 else { throw FilterError("pread", errno) }
      return Array(bytes[..<count])
    }
  }

  extension SystemCallFilter.Argument {
    fileprivate var comparison: scmp_arg_cmp {
      switch relation {
      case .equal(let value): scmp_arg_cmp(arg: index, op: SCMP_CMP_EQ, datum_a: value, datum_b: 0)
      case .notEqual(let value):
        scmp_arg_cmp(arg: index, op: SCMP_CMP_NE, datum_a: value, datum_b: 0)
      case .bits(let value, let mask):
        scmp_arg_cmp(arg: index, op: SCMP_CMP_MASKED_EQ, datum_a: mask, datum_b: value)
      }
    }
  }

  extension Box.Stage {
    /// The filter that the box installs.
    var filter: Result<SystemCallFilter, FilterError> {
      switch self {
      case .build: SystemCallFilter.build
      case .run: SystemCallFilter.run
      }
    }
  }

  /// Why there is no filter.
  package struct FilterError: Error, Equatable, CustomStringConvertible {
    package let step: String
    package let code: Int32

    init(_ step: String, _ code: Int32) {
      (self.step, self.code) = (step, code)
    }

    package var description: String {
      "libseccomp could not make the filter of system calls at '\(step)': "
        + String(cString: strerror(code))
    }
  }

  extension Box.Program {
    /// What tells a worker to give up system calls once it has started; nothing for the compiler.
    func sealing() throws(FilterError) -> [String: String] {
      guard stage == .run else { return [:] }
      return [
        Worker.sealVariable: try SystemCallFilter.seal.get().text,
        Worker.processesVariable: String(limits.processes),
      ]
    }
  }
#endif
