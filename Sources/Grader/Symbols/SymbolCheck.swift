import Host
/// A check that the object files of a student's module refer to and define only permitted names.
///
/// The check reads the optimized code that will be linked: calls that the optimizer removed cannot
/// run. `docs/trust.md` describes what a list of names cannot show.
package struct SymbolCheck: Sendable {
  private let core: CoreSymbols
  private let runtime: Set<String>
  private let rules: CallRules

  /// The name of the module that students' files are compiled into.
  package static let module = "Assignments"

  /// The names of Core and `Exchange`, as spelled in symbols.
  ///
  /// Contracts are not listed, because they only extend types of Core, whose name is then in the
  /// symbols.
  private static let linkedModules = [WorkerModule.core, .exchange].map {
    "\($0.name.utf8.count)\($0.name)"
  }

  /// Creates a check with the names that Core, `Exchange` and Swift's runtime define.
  package init(names: HostNames, rules: CallRules) {
    self.init(core: names.core, runtime: names.runtime, rules: rules)
  }

  init(core: CoreSymbols, runtime: Set<String>, rules: CallRules) {
    self.core = core
    self.runtime = runtime
    self.rules = rules
  }

  /// Returns the violations, by the path of the source file; files without violations are omitted.
  ///
  /// - Parameter objects: The object file of every source file in the module.
  /// - Returns: The violations by path.
  package func violations(in objects: [String: ObjectFile]) -> [String: [Violation]] {
    var defined: Set<String> = []
    for object in objects.values {
      for symbol in object.symbols
      where symbol.isDefined && symbol.binding != .local && !isOverruled(symbol) {
        defined.insert(symbol.name)
      }
    }
    var found: [String: [Violation]] = [:]
    for (path, object) in objects {
      var violations = sections(of: object)
      violations += object.linkerOptions.compactMap(violation(ofOption:))
      for symbol in object.symbols {
        let violation =
          symbol.isDefined
          ? violation(ofDefinition: symbol, in: path)
          : defined.contains(symbol.name) ? nil : violation(ofReference: symbol.name, in: path)
        if let violation { violations.append(violation) }
      }
      if !violations.isEmpty { found[path] = violations.uniqued() }
    }
    return found
  }

  private func sections(of object: ObjectFile) -> [Violation] {
    object.sections.filter { !ObjectSections.isAllowed($0) }.map {
      Violation(symbol: $0.name.isEmpty ? "type \($0.type)" : $0.name, rule: .section)
    }
  }

  private func violation(ofOption option: String) -> Violation? {
    let name = option.hasPrefix("-l") ? String(option.dropFirst(2)) : option
    guard option.hasPrefix("-l"), SystemNames.libraries.contains(name) else {
      return Violation(symbol: name, rule: .library)
    }
    return nil
  }

  private func violation(ofReference name: String, in path: String) -> Violation? {
    if let file = core.file(defining: name) { return violation(ofCore: file, name, in: path) }
    if SystemNames.isAllowed(name, runtime: runtime) { return nil }
    return Violation(symbol: name, rule: SystemNames.rule(against: name))
  }

  private func violation(ofCore file: String, _ name: String, in path: String) -> Violation? {
    guard let refusal = rules.refusal(ofCore: file, in: path) else { return nil }
    return Violation(symbol: name, rule: refusal.rule, reason: refusal.reason)
  }

  private func violation(
    ofDefinition symbol: ObjectFile.Symbol, in path: String
  ) -> Violation? {
    // A copy of one of our functions counts as a call to it.
    if symbol.name.hasPrefix("$s"), symbol.binding != .global,
      Self.linkedModules.contains(where: symbol.name.contains),
      let file = core.file(originating: symbol.name),
      let violation = violation(ofCore: file, symbol.name, in: path)
    {
      return violation
    }
    guard mayDefine(symbol) else {
      return Violation(symbol: symbol.name, rule: .definition)
    }
    return isOverruled(symbol) ? violation(ofReference: symbol.name, in: path) : nil
  }

  /// Returns whether the linker uses the library's definition instead, so that this one is
  /// effectively a call to the library.
  private func isOverruled(_ symbol: ObjectFile.Symbol) -> Bool {
    symbol.binding == .weak && runtime.contains(symbol.name)
  }

  /// Returns whether a definition cannot replace one in another module.
  private func mayDefine(_ symbol: ObjectFile.Symbol) -> Bool {
    // Types up to 4 are: none, object, function, section and file. Symbols of other types are
    // resolved when the program is loaded.
    guard symbol.type <= 4 else { return false }
    let isOwn = symbol.name.hasPrefix("$s") && symbol.name.contains("11Assignments")
    switch symbol.binding {
    case .local: return true
    case .global: return isOwn
    case .weak:
      // These are copies of generic code and helpers, both made by the compiler. Core and the
      // library are linked before a submission, so the linker prefers their definitions of the same
      // names.
      return isOwn || symbol.name.hasPrefix("$s") || Self.isHelper(symbol.name)
    case .other: return false
    }
  }

  private static func isHelper(_ name: String) -> Bool {
    let prefixes = [
      "__swift_", "symbolic ", "got.", "associated conformance ", "generic ", "flat ", "keypath",
      "get_type_metadata", "get_witness_table", "objectdestroy", "block_", "default associated ",
    ]
    // Without optimization, a file that throws an error type of its own contains a copy of this
    // function.
    return prefixes.contains(where: name.hasPrefix) || name == "swift_willThrowTyped"
  }
}

/// The sections that the compiler generates for Swift.
private enum ObjectSections {
  static func isAllowed(_ section: ObjectFile.Section) -> Bool {
    guard types.contains(section.type) || (section.type == linkerOptions && section.size == 0)
    else { return false }
    var name = section.name
    if name.hasPrefix(".rela") { name = String(name.dropFirst(5)) }
    return names.contains(name) || prefixes.contains(where: name.hasPrefix)
  }

  /// The ELF section types for null, contents, symbols, names, relocations, zeros, groups, large
  /// indices, and unwinding.
  private static let types: Set<UInt32> = [0, 1, 2, 3, 4, 8, 17, 18, 0x7000_0001, 0x6FFF_4C03]
  private static let linkerOptions: UInt32 = 0x6FFF_4C01

  private static let prefixes = [".text.", ".data.", ".bss.", ".rodata."]
  private static let names: Set<String> = [
    "", ".text", ".data", ".bss", ".rodata", ".eh_frame", ".comment", ".note.GNU-stack",
    ".note.gnu.property", ".symtab", ".strtab", ".shstrtab", ".symtab_shndx", ".group",
    ".llvm_addrsig", ".linker-options", ".swift1_autolink_entries", ".swift_modhash",
    "swift5_assocty", "swift5_builtin", "swift5_capture", "swift5_entry", "swift5_fieldmd",
    "swift5_mpenum", "swift5_protocol_conformances", "swift5_protocols", "swift5_reflstr",
    "swift5_type_metadata", "swift5_typeref",
    // Line tables, which no program loads. Only the symbolizer reads them, in the box.
    ".debug_abbrev", ".debug_addr", ".debug_aranges", ".debug_frame", ".debug_info", ".debug_line",
    ".debug_line_str", ".debug_loc", ".debug_loclists", ".debug_names", ".debug_ranges",
    ".debug_rnglists", ".debug_str", ".debug_str_offsets",
  ]
}

/// A symbol or section that a student's file must not contain.
package struct Violation: Sendable, Hashable {
  /// The name as the linker sees it.
  package var symbol: String
  package var rule: CallRule
  /// The assignment's explanation, if there is one.
  package var reason: String?

  /// Creates a violation.
  package init(symbol: String, rule: CallRule, reason: String? = nil) {
    self.symbol = symbol
    self.rule = rule
    self.reason = reason
  }

  /// Returns the violation as a sentence.
  ///
  /// - Parameter name: The symbol's readable name.
  /// - Returns: The sentence.
  package func message(_ name: String) -> String {
    let tail = reason.map { ": \($0)" } ?? ""
    return "'\(name)' is not allowed (rule '\(rule.rawValue)'): \(rule.sentence)\(tail)"
  }
}
