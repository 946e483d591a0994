/// The symbols and sections of an object file: the names that it defines and refers to.
///
/// Reads 64-bit little-endian ELF, as the compiler writes it on Linux. Because the compiler's input
/// is a student's text, its output is treated as hostile: every offset is checked before it is
/// followed, and our own constants, not numbers in the file, limit how much is read.
///
/// The ELF specification: "System V Application Binary Interface", chapters 4 and 5.
package struct ObjectFile: Sendable, Equatable {
  /// A section.
  package struct Section: Sendable, Equatable {
    package var name: String
    /// The type number, `sh_type`.
    package var type: UInt32
    /// Its size in bytes.
    package var size: Int
  }

  /// A symbol with a name.
  package struct Symbol: Sendable, Equatable {
    package var name: String
    package var binding: Binding
    /// The type number, `STT_…`.
    package var type: UInt8
    /// Whether the file itself defines it.
    package var isDefined: Bool
  }

  /// The visibility of a symbol.
  package enum Binding: Sendable, Equatable {
    /// Only the file itself.
    case local
    /// Every file; a second definition is an error.
    case global
    /// Every file; one of several definitions is chosen.
    case weak
    /// A kind that only linkers of other systems know.
    case other(UInt8)
  }

  /// Which of a file's symbol tables to read.
  package enum Table: UInt32, Sendable {
    /// The table that the linker sees in an object file, `SHT_SYMTAB`.
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
    /// The total length of all names, which may overlap in the file.
    package var allNameBytes = 128 << 20

    /// The usual limits, far above what a submission needs.
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

/// What is wrong with an object file.
package enum ObjectFileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// It does not begin like a 64-bit little-endian ELF file.
  case notELF
  /// Something is beyond the end, or has an impossible size.
  case outOfBounds(String)
  /// There are more items than the limit.
  case tooMuch(String, limit: Int)

  package var description: String {
    switch self {
    case .notELF: "not a 64-bit little-endian ELF file"
    case .outOfBounds(let what): "\(what) extends beyond the end of the file"
    case .tooMuch(let what, let limit): "more than \(limit) \(what)"
    }
  }
}
