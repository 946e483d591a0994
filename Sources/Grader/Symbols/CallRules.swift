package import CourseKit
import Host

/// The names that a student's module may refer to and define.
///
/// The lists in this type state what is allowed. A name that is on none of the lists is not
/// allowed; the rule in the message only explains why.
package struct CallRules: Sendable, Equatable {
  /// Folders of Core whose functions and types may be used, such as `Tensor`.
  package var core: Set<String>
  /// Parts of Core that an exercise asks students to implement.
  package var withheld: [WithheldPart]
  /// What the source may contain; nil leaves everything to the rule of symbols, for tests of it.
  package var sources: SourceRules? = .usual

  /// Creates rules for one assignment.
  package init(core: Set<String>, withheld: [WithheldPart] = []) {
    self.core = core
    self.withheld = withheld
  }

  /// The rules that allow the parts of Core that every assignment may use: tensors, random numbers,
  /// and the code that connects exercises to the grader.
  ///
  /// `docs/allowed.md` lists the files.
  package static let usual = CallRules(core: ["Exercises", "Gate", "Numerics", "Tensor"])

  /// The rules without those for single files.
  ///
  /// The optimizer makes one copy of a function of Core for several files, and puts it into the
  /// object file of any of them.
  package var forAllFiles: CallRules {
    var rules = self
    rules.withheld.removeAll { $0.files != nil }
    return rules
  }

  /// Returns the rule that forbids a file of the module to use a file of Core, or nil if it may.
  ///
  /// - Parameters:
  ///   - source: The file relative to Core's folder, without `.swift`, such as
  ///     `Tensor/Broadcasting`.
  ///   - path: The file of the module.
  /// - Returns: The violated rule, and the assignment's reason if it has one; nil if the file may
  ///   be used.
  func refusal(ofCore source: String, in path: String) -> (rule: CallRule, reason: String?)? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let isWithheld = { (entry: WithheldPart) in
      Self.isFile(source, in: entry.core) && entry.files.map { $0.contains(name) } != false
    }
    if let entry = withheld.first(where: isWithheld) { return (.withheld, entry.reason) }
    return mayUse(source) ? nil : (.core, nil)
  }

  /// Returns whether a file is in a folder of Core that may be used, or in a contract; withheld
  /// parts are not considered.
  package func mayUse(_ source: String) -> Bool {
    WorkerModule.isContract(source) || core.contains { Self.isFile(source, in: $0) }
  }

  /// Returns whether a file is in a folder or one of its subfolders.
  private static func isFile(_ source: String, in folder: String) -> Bool {
    source.hasPrefix(folder + "/")
  }
}

/// The rule that a forbidden symbol or section violates.
package enum CallRule: String, Sendable, CaseIterable {
  case definition, replacement, section, library, core, withheld, process, loading, memory, network,
    control
  case threads, clock, environment, files, foundation, system, attribute, expression

  /// A sentence about what is wrong and what to do about it.
  package var sentence: String {
    switch self {
    case .definition:
      "a submission may define only Swift names of its own module; remove the attribute that gives "
        + "it this name, such as @_cdecl, @c or @_silgen_name"
    case .replacement: "a submission may not replace functions at run time; remove 'dynamic'"
    case .section:
      "a submission may not choose where the linker places code and data; remove the "
        + "@section attribute"
    case .library:
      "a submission may import only Core, Foundation and Glibc (Darwin on a Mac); remove the import"
    case .core: "submissions may not use this part of Core; write it with tensors"
    case .withheld: "this is built into Core, but the exercise asks you to write it"
    case .process: "a submission may not start, end or control processes; return or throw instead"
    case .loading: "a submission may not load code; call functions by name"
    case .memory: "a submission may not map memory; use arrays and tensors"
    case .network: "a submission may not use the network"
    case .control:
      "a submission may not handle signals, jump between functions or change the rounding mode"
    case .threads:
      "an exercise must do its work before it returns, on one thread; compute without threads or "
        + "tasks"
    case .clock: "exercises do not need a clock; remove the code that measures time"
    case .environment: "a submission may not inspect its environment; use the function's parameters"
    case .files: "a submission may not use files or standard input; use the function's parameters"
    case .foundation:
      "from Foundation, a submission may use only the mathematical functions and String(format:)"
    case .system:
      "it is not on the list of names that a submission may use; implement it with Swift's "
        + "standard library and Core"
    case .attribute:
      "it is not on the list of attributes that a submission may use, and no exercise needs it; "
        + "remove it"
    case .expression:
      "this may begin a regular expression, which a submission may not contain; for a division, "
        + "put a space on both sides"
    }
  }
}
