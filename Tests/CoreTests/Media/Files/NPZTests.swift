import Core
import Media
import Testing

struct NPZTests {
  @Test func `NumPy's archives are read, stored and deflated`() throws {
    #expect(
      try NPZ.read(fixture("stored.npz")) == [
        "w": .float(Tensor([0, 1, 2, 3, 4, 5], shape: [2, 3])),
        "b": .int(Tensor([0, 1, 2], shape: [3])),
        "layer/ü": .double(Tensor([], shape: [0, 2])),
      ])
    #expect(
      try NPZ.read(fixture("deflated.npz")) == [
        "w": .double(Tensor([Double](repeating: 0, count: 1000), shape: [50, 20])),
        "y": .int(Tensor([1, 1, 1], shape: [3])),
      ])
  }

  @Test func `tensors come back as they went in, and equal tensors give equal bytes`() throws {
    let path = temporaryPath("tensors.npz")
    defer { removeFile(path) }
    var tensors: [String: AnyTensor] = ["größe": NPYTests.samples[0]]
    for (index, tensor) in NPYTests.samples.enumerated() { tensors["layer/\(index)"] = tensor }
    try NPZ.write(tensors, to: path)
    let bytes = try readBytes(path)
    #expect(try NPZ.read(path) == tensors)
    try NPZ.write(tensors, to: path)
    #expect(try readBytes(path) == bytes)
    try NPZ.write([:], to: path)
    #expect(try NPZ.read(path) == [:])
  }

  @Test func `the limit holds for all arrays together`() throws {
    #expect(throws: FileError.self) { try NPZ.read(fixture("deflated.npz"), limit: 8200) }
    #expect(try NPZ.read(fixture("deflated.npz"), limit: 8280).count == 2)
  }

  @Test func `damage, other files inside and other formats are errors`() throws {
    let path = temporaryPath("damaged.npz")
    defer { removeFile(path) }
    var bytes = try readBytes(fixture("stored.npz"))
    bytes[170] ^= 1
    try writeAtomically(bytes, to: path)
    #expect(throws: FileError.self) { try NPZ.read(path) }
    try writeAtomically(Array(bytes.prefix(300)), to: path)
    #expect(throws: FileError.self) { try NPZ.read(path) }
    #expect(
      throws: FileError(
        path: fixture("two.tar.gz"),
        reason: "expected at most 4096 array files, found 'set/a.txt'")
    ) { try NPZ.read(fixture("two.tar.gz")) }
    #expect(throws: FileError.self) { try NPZ.read(fixture("double.npy")) }
  }
}
