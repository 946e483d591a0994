import GraderTestSupport
import Foundation
import Host
import Symbols
import Testing

/// The reader of object files, on real ones and on damaged ones.
@Suite struct ObjectFileTests {
  private static let bytes = Result {
    let objects = try ProjectLayout.find().workerObjects()
    let object = try #require(objects.first { $0.source == "Numerics/Accuracy" })
    return [UInt8](try Data(contentsOf: URL(filePath: object.path)))
  }

  @Test func `symbols and sections of Core are read`() throws {
    let file = try ObjectFile(try Self.bytes.get())
    #expect(file.sections.contains { $0.name == ".text" && $0.type == 1 })
    #expect(file.symbols.contains { $0.isDefined && $0.name.hasPrefix("$s4Core8accuracy") })
    #expect(file.symbols.contains { !$0.isDefined })
    #expect(file.linkerOptions.contains("-lswiftCore"))
  }

  @Test func `what is no object file is an error`() {
    for bytes in [[], [0x7F], Array("#!/bin/sh\n".utf8), [UInt8](repeating: 0, count: 200)] {
      #expect(throws: ObjectFileError.notELF) { try ObjectFile(bytes) }
    }
  }

  @Test func `a file that ends early is an error`() throws {
    let bytes = try Self.bytes.get()
    for count in stride(from: 64, to: bytes.count, by: bytes.count / 50) {
      #expect(throws: ObjectFileError.self) { try ObjectFile(Array(bytes.prefix(count))) }
    }
  }

  @Test func `bounds hold`() throws {
    let bytes = try Self.bytes.get()
    func expect(_ change: (inout ObjectFile.Limits) -> Void) {
      var limits = ObjectFile.Limits()
      change(&limits)
      #expect(throws: ObjectFileError.self) { try ObjectFile(bytes, limits: limits) }
    }
    expect { $0.fileBytes = 100 }
    expect { $0.sections = 3 }
    expect { $0.symbols = 3 }
    expect { $0.nameBytes = 3 }
    expect { $0.allNameBytes = 30 }
  }

  @Test func `any number at any place of the header is survived`() throws {
    let bytes = try Self.bytes.get()
    for place in 0..<64 {
      for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var damaged = bytes
        damaged[place] = value
        _ = try? ObjectFile(damaged)
      }
    }
  }
}
