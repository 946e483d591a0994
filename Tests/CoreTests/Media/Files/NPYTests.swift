import Core
import Media
import Testing

struct NPYTests {
  static let samples: [AnyTensor] = [
    .float(Tensor([2.5], shape: [])), .double(Tensor([0, 0.25, -.infinity], shape: [3])),
    .int(Tensor([.min, 0, .max, 4], shape: [2, 2])), .bytes(Tensor([0, 255], shape: [2, 1])),
    .bool(Tensor([true, false], shape: [2])), .double(Tensor([], shape: [0, 4])),
  ]

  /// A file of version 1.0 with the given header and data.
  private func file(_ header: String, data: [UInt8]) -> [UInt8] {
    [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8) + data
  }

  private func refusal(_ bytes: [UInt8], limit: Int = 1 << 20) -> FormatError? {
    do throws(FormatError) {
      _ = try NPY.decode(bytes, limit: limit)
      return nil
    } catch {
      return error
    }
  }

  @Test func `NumPy's files are read`() throws {
    let columns = Tensor(Array(0..<24), shape: [2, 3, 4])
    #expect(try NPY.read(fixture("int32-columns.npy")) == .int(columns))
    #expect(try NPY.read(fixture("scalar.npy")) == Self.samples[0])
    #expect(try NPY.read(fixture("bool.npy")) == Self.samples[4])
    #expect(
      try NPY.read(fixture("double.npy"))
        == .double(Tensor([0, 0.25, 0.5, 0.75, 1, 1.25], shape: [2, 3])))
    #expect(
      try NPY.read(fixture("bytes-version2.npy"))
        == .bytes(Tensor([0, 1, 2, 3, 4, 5], shape: [2, 3])))
  }

  @Test func `what is written is NumPy's file, byte for byte`() throws {
    for name in ["double.npy", "scalar.npy", "bool.npy"] {
      let bytes = try readBytes(fixture(name))
      #expect(NPY.encode(try NPY.decode(bytes)) == bytes)
    }
  }

  @Test(arguments: samples) func `a tensor comes back as it went in`(tensor: AnyTensor) throws {
    #expect(try NPY.decode(NPY.encode(tensor)) == tensor)
  }

  @Test func `files are written and read, and damage is told with the path`() throws {
    let path = temporaryPath("array.npy")
    defer { removeFile(path) }
    try NPY.write(Self.samples[2], to: path)
    #expect(try NPY.read(path) == Self.samples[2])
    try writeAtomically(Array(readBytes(path).dropLast()), to: path)
    #expect(
      throws: FileError(path: path, reason: "npy: expected 32 bytes of elements, found 31")
    ) { try NPY.read(path) }
  }

  @Test func `every cut of a file is refused`() {
    let bytes = NPY.encode(Self.samples[2])
    for count in 0..<bytes.count {
      #expect(refusal(Array(bytes.prefix(count))) != nil, "cut to \(count) bytes")
    }
    #expect(refusal(bytes + [0])?.found == "33")
  }

  @Test(arguments: [
    ("{'descr': '>f4', 'fortran_order': False, 'shape': (1,)}", "the type '>f4'"),
    ("{'descr': '|O', 'fortran_order': False, 'shape': (1,)}", "the type '|O'"),
    ("{'descr': '<f4', 'fortran_order': false, 'shape': (1,)}", "`false, 'shap`"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}", "`-1,)}`"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775808,)}", "`,)}`"),
    ("{'descr': '<f4', 'fortran_order': False}", "fewer keys"),
    ("{'descr': '<f4', 'descr': '<f4'}", "'descr'"),
    ("{'descr': [('a', '<f4')]}", "`[('a', '<f4'`"),
    ("{'other': 1}", "'other'"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)}x", "`x`"),
    ("", "the end"),
  ])
  func `a header that tensors cannot follow is refused`(header: String, found: String) {
    #expect(refusal(file(header, data: [0, 0, 0, 0]))?.found == found)
  }

  @Test func `shapes that overflow or exceed the limit are refused`() {
    for shape in ["(4611686018427387904, 4)", "(0, 4611686018427387904)", "(262145,)"] {
      let header = "{'descr': '<f4', 'fortran_order': False, 'shape': \(shape)}"
      #expect(refusal(file(header, data: []))?.expected == "at most 1048576 bytes of elements")
    }
  }

  @Test func `another magic, another version and a false truth value are refused`() {
    var bytes = NPY.encode(Self.samples[4])
    bytes[bytes.count - 1] = 2
    #expect(refusal(bytes)?.description == "npy: expected Boolean values of 0 and 1, found 2")
    bytes[6] = 3
    #expect(refusal(bytes)?.found == "3.0")
    bytes[0] = 0
    #expect(refusal(bytes)?.found == "other bytes")
  }

  @Test func `mutated files are read or refused, never more`() throws {
    let original = try readBytes(fixture("int32-columns.npy"))
    var mutator = Mutator(seed: 7)
    var refusals = 0
    for _ in 0..<3000 where refusal(mutator.mutated(original)) != nil { refusals += 1 }
    #expect(refusals > 1000 && refusals < 3000)
  }
}
