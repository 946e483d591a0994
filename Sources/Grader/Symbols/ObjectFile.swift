/// The symbols and sections of an object file: what it defines, and what it refers to.
///
/// Reads 64-bit little-endian ELF, as the compiler writes it on Linux. The compiler runs on a
/// student's text, so the bytes count as hostile: every offset is checked before it is followed, and
/// what is taken from the file is bounded by limits of ours and not by numbers of the file's.
///
/// The ELF specification: "System V Application Binary Interface", chapters 4 and 5.
package struct ObjectFile: Sendable, Equatable {
  /// A section.
  package struct Section: Sendable, Equatable {
    package var name: String
    /// The number of its type, `sh_type`.
    package var type: UInt32
    /// Its size in bytes.
    package var size: Int
  }

  /// A symbol that has a name.
  package struct Symbol: Sendable, Equatable {
    package var name: String
    package var binding: Binding
    /// The number of its type, `STT_…`.
    package var type: UInt8
    /// Whether the file itself defines it.
    package var isDefined: Bool
  }

  /// Who sees a symbol.
  package enum Binding: Sendable, Equatable {
    /// The file alone.
    case local
    /// Every file; a second definition is an error.
    case global
    /// Every file; of several definitions one is taken.
    case weak
    /// Something that only a linker of another system knows.
    case other(UInt8)
  }

  /// Which of a file's tables is read.
  package enum Table: UInt32, Sendable {
    /// What the linker sees of an object file, `SHT_SYMTAB`.
    case symbols = 2
    /// What a shared library offers to programs, `SHT_DYNSYM`.
    case dynamicSymbols = 11
  }

  /// Bounds on what is read.
  package struct Limits: Sendable {
    package var fileBytes = 256 << 20
    package var sections = 200_000
    package var symbols = 1_000_000
    package var nameBytes = 64 << 10
    /// The sum over all names, which may overlap in the file.
    package var allNameBytes = 128 << 20

    /// The usual bounds, far above what a submission comes to.
    package init() {}
  }

  package let sections: [Section]
  package let symbols: [Symbol]
  /// What the file asks the linker for, such as `-lm`.
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
  /// It does not begin as 64-bit little-endian ELF does.
  case notELF
  /// Something lies beyond the end, or has an impossible size.
  case outOfBounds(String)
  /// More of something than is read.
  case tooMuch(String, limit: Int)

  package var description: String {
    switch self {
    case .notELF: "not a 64-bit little-endian ELF file"
    case .outOfBounds(let what): "\(what) does not lie inside the file"
    case .tooMuch(let what, let limit): "more than \(limit) \(what)"
    }
  }
}
