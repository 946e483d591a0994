import Core
import Media
import Testing

struct SafetensorsTests {
  static let sample = Payload(
    tensors: [
      "x": .float(Tensor([1, -2, .infinity, .leastNonzeroMagnitude, 0, 6], shape: [2, 3])),
      "loss": .double(Tensor([0.1], shape: [])),
      "labels": .int(Tensor([.min, -1, 0, .max], shape: [4])),
      "image": .bytes(Tensor([0, 127, 255], shape: [1, 1, 3])),
      "mask": .bool(Tensor([true, false, true], shape: [3])),
      "empty": .float(Tensor([], shape: [0, 5])),
    ],
    texts: ["mode": "train", "quote \"": "back\\slash\nü 🙂\u{1}"])

  /// Header length, header and data as a file has them.
  static func file(_ json: String, data: [UInt8] = []) -> [UInt8] {
    let header = Array(json.utf8)
    return (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header + data
  }

  static func entry(_ type: String, _ shape: String, _ offsets: String) -> String {
    "{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  @Test func `a payload of every type comes back as it went in`() throws {
    #expect(try Safetensors.decode(Safetensors.encode(Self.sample)) == Self.sample)
    #expect(try Safetensors.decode(Safetensors.encode(Payload())) == Payload())
  }

  @Test func `a NaN keeps its bits`() throws {
    let value = Float(bitPattern: 0x7FC1_2345)
    var payload = Payload()
    payload.set(.x, Tensor([value], shape: []))
    let back = try Safetensors.decode(Safetensors.encode(payload)).floats(.x)
    #expect(back.storage.first?.bitPattern == value.bitPattern)
  }

  @Test func `the bytes are those of Hugging Face's writer`() throws {
    var payload = Payload(texts: ["note": "tiny"])
    payload.set(.w, Tensor<Float>([1, 2], shape: [2]))
    payload.set(.int("n"), 7)
    payload.tensors["b"] = .bytes(Tensor([9], shape: [1]))
    let expected = try readBytes(fixture("huggingface.safetensors"))
    #expect(Safetensors.encode(payload) == expected)
    #expect(try Safetensors.decode(expected) == payload)
  }

  @Test func `a stream is read in three parts`() throws {
    let bytes = Safetensors.encode(Self.sample)
    let length = try Safetensors.headerLength(Array(bytes.prefix(8)))
    let header = try SafetensorsHeader(json: Array(bytes[8..<8 + length]))
    #expect(header.dataByteCount == bytes.count - 8 - length)
    let payload = try bytes.withUnsafeBytes { bytes in
      try header.payload(data: UnsafeRawBufferPointer(rebasing: bytes[(8 + length)...]))
    }
    #expect(payload == Self.sample)
  }

  @Test func `tensors may stand in any order in the header`() throws {
    let json =
      "{\"b\":\(Self.entry("U8", "[2]", "[1,3]")),\"a\":\(Self.entry("U8", "[]", "[0,1]"))}"
    let payload = try Safetensors.decode(Self.file(json, data: [1, 2, 3]))
    #expect(payload.tensors["a"] == .bytes(Tensor([1], shape: [])))
    #expect(payload.tensors["b"] == .bytes(Tensor([2, 3], shape: [2])))
  }

  @Test func `escapes and white space of JSON are read`() throws {
    let json = "{ \"__metadata__\" :\n{\"a\\u0041\\/\\t\" : \"\\ud83d\\ude42\\b\\f\\r\\n\"} }  "
    let payload = try Safetensors.decode(Self.file(json))
    #expect(payload.texts == ["aA/\t": "🙂\u{8}\u{C}\r\n"])
  }

  @Test func `files are written and read, and damage is told with the path`() throws {
    let path = temporaryPath("payload.safetensors")
    defer { removeFile(path) }
    try Safetensors.write(Self.sample, to: path)
    #expect(try Safetensors.read(path) == Self.sample)
    try writeAtomically([1, 2, 3], to: path)
    #expect(
      throws: FileError(
        path: path, reason: "safetensors: expected 8 bytes of header length, found 3")
    ) { try Safetensors.read(path) }
  }

  @Test func `a payload of sixty million bytes is read under exactly its limit`() throws {
    var payload = Payload()
    payload.set(.x, Tensor([Float](repeating: 0.5, count: 15_000_000), shape: [15, 1_000_000]))
    var limits = Safetensors.Limits(dataBytes: 60_000_000)
    let bytes = Safetensors.encode(payload)
    #expect(try Safetensors.decode(bytes, limits: limits) == payload)
    limits.dataBytes -= 1
    #expect(throws: SafetensorsError.tooMany(what: "bytes of data", limit: 59_999_999)) {
      try Safetensors.decode(bytes, limits: limits)
    }
  }
}
