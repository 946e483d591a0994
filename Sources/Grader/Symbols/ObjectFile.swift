/// The symbols and sections of an object file: the names that it defines and refers to.
///
/// The format is 64-bit little-endian ELF, which the compiler writes on Linux. Because the
/// compiler's input is a student's text, its output is treated as hostile: every offset is checked
/// before it is followed, and the amount of data read is limited by fixed constants, not by numbers
/// in the file.
///
/// The ELF specification is "System V Application Binary Interface", chapters 4 and 5.
package struct ObjectFile: Sendable, Equatable {
  /// A section.
  package struct Section: Sendable, Equatable {
    package var name: String
    /// The type number, `sh_type`.
    package var type: UInt32
    /// The size in bytes.
    package var size: Int
  }

  /// A symbol with a name.
  package struct Symbol: Sendable, Equatable {
    package var name: String
    package var binding: Binding
    /// The type number, `STT_…`.
    package var type: UInt8
    /// Whether the file itself defines the symbol.
    package var isDefined: Bool
  }

  /// The visibility of a symbol.
  package enum Binding: Sendable, Equatable {
    /// Only the file itself can refer to the symbol.
    case local
    /// Every file can refer to the symbol, and a second definition is an error.
    case global
    /// Every file can refer to the symbol, and the linker chooses one of several definitions.
    case weak
    /// Another value, which has a meaning only on other systems.
    case other(UInt8)
  }

  /// Which of a file's symbol tables to read.
  package enum Table: UInt32, Sendable {
    /// The table that the linker reads in an object file, `SHT_SYMTAB`.
    case symbols = 2
    /// The table of names that a shared library exports to programs, `SHT_DYNSYM`.
    case dynamicSymbols = 11
  }

  /// Limits on what is read.
  package struct Limits: Sendable {
    package var fileBytes = 256 << 20
    package var sections = 200_000
    package var symbols = 1_000_000
    package var nameBytes = 64 << 10
    /// The total length of all names; they may overlap in the file.
    package var allNameBytes = 128 << 20

    /// Creates the usual limits, which are far above what a submission needs.
    package init() {}
  }

  package let sections: [Section]
  package let symbols: [Symbol]
  /// The options that the file passes to the linker, such as `-lm`.
  package let linkerOptions: [String]

  /// Reads an object file.
  ///
  /// - Throws: `ObjectFileError`.
  package init(
    _ bytes: [UInt8], table: Table = .symbols, limits: Limits = Limits()
  ) throws(ObjectFileError) {
    let parts = bytes.withUnsafeBytes { buffer in
      Result { () throws(ObjectFileError) in
        var reader = try ObjectFileReader(buffer, limits: limits)
        return try reader.read(table)
      }
    }
    self = try parts.get()
  }

  init(sections: [Section], symbols: [Symbol], linkerOptions: [String]) {
    self.sections = sections
    self.symbols = symbols
    self.linkerOptions = linkerOptions
  }
}

/// The error thrown if an object file cannot be read.
package enum ObjectFileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file does not begin like a 64-bit little-endian ELF file.
  case notELF
  /// A part named by the text is beyond the end of the file, or has an impossible size.
  case outOfBounds(String)
  /// There are more items of the named kind than the limit allows.
  case tooMuch(String, limit: Int)

  package var description: String {
    switch self {
    case .notELF: "not a 64-bit little-endian ELF file"
    case .outOfBounds(let what): "\(what) extends beyond the end of the file"
    case .tooMuch(let what, let limit): "more than \(limit) \(what)"
    }
  }
}
