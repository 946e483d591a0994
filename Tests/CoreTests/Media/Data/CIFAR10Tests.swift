import Core
import Media
import Testing

struct CIFAR10Tests {
  @Test func `a binary batch comes out with channels last`() throws {
    let batch = try CIFAR10.binaryBatch(binaryBatch(count: 3), path: "x", count: 3)
    #expect(batch.images.shape == [3, 32, 32, 3])
    #expect(batch.labels == [0, 1, 2])
    #expect(batch.images[2, 1, 5, 0] == planes(2)[37])
    #expect(batch.images[2, 1, 5, 2] == planes(2)[2048 + 37])
  }

  @Test func `records are written as they are read`() throws {
    let bytes = binaryBatch(count: 3)
    let batch = try CIFAR10.binaryBatch(bytes, path: "x", count: 3)
    #expect(CIFAR10.binaryRecords(batch) == bytes)
  }

  @Test func `both versions give the same batch`() throws {
    let binary = try CIFAR10.binaryBatch(binaryBatch(count: 4), path: "x", count: 4)
    let python = try CIFAR10.pythonBatch(pythonBatch(count: 4), path: "x", count: 4)
    #expect(binary == python)
  }

  @Test func `a batch of another size says both sizes`() {
    let error = #expect(throws: DatasetError.self) {
      try CIFAR10.binaryBatch([1, 2, 3], path: "data_batch_1.bin", count: 10_000)
    }
    #expect(
      error?.description
        == "data_batch_1.bin: expected 30730000 bytes (10000 records of 3073 bytes each), found 3.")
  }

  @Test func `a label above nine is an error`() {
    var bytes = binaryBatch(count: 2)
    bytes[3073] = 10
    let error = #expect(throws: DatasetError.self) {
      try CIFAR10.binaryBatch(bytes, path: "x", count: 2)
    }
    #expect(error?.found == "10 at image 1")
  }

  @Test func `a pickle that names anything else is refused`() {
    let evil = [0x80, 2] + Array("cos\nsystem\n(U\u{2}lstR.".utf8)
    let error = #expect(throws: DatasetError.self) {
      try CIFAR10.pythonBatch(evil, path: "x", count: 1)
    }
    #expect(error?.found == "the name 'os system'")
  }

  @Test func `an instruction of another protocol is refused`() {
    let error = #expect(throws: DatasetError.self) {
      try CIFAR10.pythonBatch([0x80, 2, 0x8C, 0, 46], path: "x", count: 1)
    }
    #expect(error?.found == "the byte 140")
  }

  @Test func `deep nesting is refused`() {
    let deep = [0x80, 2, UInt8(ascii: "N")] + [UInt8](repeating: 0x85, count: 1_000_000)
    let error = #expect(throws: DatasetError.self) {
      try CIFAR10.pythonBatch(deep, path: "x", count: 1)
    }
    #expect(error?.expected.hasPrefix("at most 8 levels") == true)
  }

  @Test func `every shorter pickle is an error`() {
    let bytes = pythonBatch(count: 1)
    for length in Array(0..<200) + Array(bytes.count - 20..<bytes.count) {
      #expect(throws: DatasetError.self) {
        try CIFAR10.pythonBatch(Array(bytes.prefix(length)), path: "x", count: 1)
      }
    }
  }

  @Test func `damaged pickles never crash`() {
    // The pixels are most of the file: without them every mutation meets an instruction.
    let head = Array(pythonBatch(count: 1).prefix(260))
    var mutator = Mutator(seed: 2)
    for _ in 0..<3000 {
      #expect(throws: DatasetError.self) {
        try CIFAR10.pythonBatch(mutator.mutated(head), path: "x", count: 1)
      }
    }
  }
}
