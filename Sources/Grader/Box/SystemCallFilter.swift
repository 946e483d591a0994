import Exchange

#if os(Linux)
  import CSeccomp
  import Core
  import Foundation
  import Record

  /// The system calls that a process may make, as a filter program for the kernel.
  ///
  /// The calls that a program needs are allowed. Unknown calls fail with ENOSYS, so that libraries
  /// fall back to older calls. Calls that an honest program may try fail with EPERM. Calls that are
  /// used only in attacks kill the process, so that the report can mention the attempt. libseccomp
  /// generates the filter program.
  package struct SystemCallFilter: Sendable, Equatable {
    /// The instructions, in the format of `seccomp(2)`.
    package let program: [UInt8]

    /// The filter for the compiler and the processes it starts.
    package static let build = Result { () throws(FilterError) in
      try SystemCallFilter(rules: SystemCallRules.build, otherwise: .error(ENOSYS))
    }

    /// The filter for a worker, from the moment the box executes it.
    package static let run = Result { () throws(FilterError) in
      try SystemCallFilter(rules: SystemCallRules.run, otherwise: .error(ENOSYS))
    }

    /// The filter that a worker installs itself once it has started, to give up the rights that it
    /// needed only to start.
    package static let seal = Result { () throws(FilterError) in
      try SystemCallFilter(rules: SystemCallRules.seal, otherwise: .allow)
    }

    /// The filter as text, to be passed in a worker's environment.
    package var text: String {
      program.map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
    }

    /// Returns a descriptor from which the filter can be read once; the caller closes it.
    package func descriptor() throws(FilterError) -> Int32 {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { throw FilterError("pipe", errno) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      // A filter is smaller than any pipe's buffer, so writing does not wait for a reader.
      let count = write(ends[1], program, program.count)
      close(ends[1])
      guard count == program.count else {
        close(ends[0])
        throw FilterError("write", errno)
      }
      return ends[0]
    }

    /// The kernel's action when a call is made.
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
        /// The masked bits equal the value.
        case bits(UInt64, of: UInt64)
      }

      var index: UInt32
      var relation: Relation
    }

    /// An action for some calls, which applies if all conditions hold.
    struct Rule: Equatable {
      var action: Action
      var calls: [String]
      var conditions: [Argument] = []
    }

    /// Compiles rules into a filter program.
    ///
    /// Calls that this version of libseccomp or this processor does not know are skipped: they have
    /// no number in the filter and get the default action.
    init(rules: [Rule], otherwise: Action) throws(FilterError) {
      guard let context = seccomp_init(otherwise.code) else { throw FilterError("seccomp_init", 0) }
      defer { seccomp_release(context) }
      // Kills a process that makes calls of another architecture, such as 32-bit calls.
      try Self.check("bad architecture") {
        seccomp_attr_set(context, SCMP_FLTATR_ACT_BADARCH, backprop_action_kill)
      }
      // Makes the filter a binary search tree, if this version of libseccomp supports it.
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

  /// The error thrown if a filter cannot be made.
  package struct FilterError: Error, Equatable, CustomStringConvertible {
    package let step: String
    package let code: Int32

    init(_ step: String, _ code: Int32) {
      (self.step, self.code) = (step, code)
    }

    package var description: String {
      "libseccomp could not build the system call filter; '\(step)' failed: "
        + String(cString: strerror(code))
    }
  }

  extension Box.Program {
    /// Returns the environment variables that tell a worker which system calls to give up once it
    /// has started; empty for the compiler.
    func sealing() throws(FilterError) -> [String: String] {
      guard stage == .run else { return [:] }
      return [
        Worker.sealVariable: try SystemCallFilter.seal.get().text,
        Worker.processesVariable: String(limits.processes),
      ]
    }
  }
#endif
