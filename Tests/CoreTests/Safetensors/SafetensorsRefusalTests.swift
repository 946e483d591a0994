import Core
import Testing

/// What a hostile process may send, and the error it gets.
struct SafetensorsRefusalTests {
  private func refusal(
    _ json: String, data: [UInt8] = [], limits: Safetensors.Limits = .init()
  ) -> SafetensorsError? {
    refusal(bytes: SafetensorsTests.file(json, data: data), limits: limits)
  }

  private func refusal(
    bytes: [UInt8], limits: Safetensors.Limits = .init()
  ) -> SafetensorsError? {
    do throws(SafetensorsError) {
      _ = try Safetensors.decode(bytes, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  private func entry(_ type: String, _ shape: String, _ offsets: String) -> String {
    SafetensorsTests.entry(type, shape, offsets)
  }

  @Test func `every cut of a file is refused`() {
    let bytes = Safetensors.encode(SafetensorsTests.sample)
    for count in 0..<bytes.count {
      #expect(refusal(bytes: Array(bytes.prefix(count))) != nil, "cut to \(count) bytes")
    }
    #expect(
      refusal(bytes: bytes + [0])
        == .length(part: "data", expected: 70, found: 71))
  }

  @Test func `a header length beyond the limit is refused before the header is looked at`() {
    let huge = [UInt8](repeating: 0xFF, count: 8)
    #expect(refusal(bytes: huge) == .headerTooLong(limit: 1 << 20, found: .max))
    #expect(
      refusal(bytes: [0, 0, 0, 0, 0, 0, 0, 0x80])
        == .headerTooLong(limit: 1 << 20, found: 1 << 63))
    #expect(
      refusal(bytes: [9, 0, 0, 0, 0, 0, 0, 0, 0x7B])
        == .length(part: "header", expected: 9, found: 1))
  }

  @Test func `gaps, overlaps and a false size are refused`() {
    let first = "\"a\":" + entry("U8", "[2]", "[0,2]")
    #expect(
      refusal("{\(first),\"b\":\(entry("U8", "[1]", "[3,4]"))}", data: [1, 2, 3, 4])
        == .offset(tensor: "b", expected: 2, found: 3))
    #expect(
      refusal("{\(first),\"b\":\(entry("U8", "[1]", "[1,2]"))}", data: [1, 2])
        == .offset(tensor: "b", expected: 2, found: 1))
    #expect(
      refusal("{\"b\":\(entry("U8", "[1]", "[1,2]"))}", data: [1, 2])
        == .offset(tensor: "b", expected: 0, found: 1))
    #expect(
      refusal("{\"b\":\(entry("F32", "[2]", "[0,4]"))}", data: [1, 2, 3, 4])
        == .size(tensor: "b", expected: 8, found: 4))
    #expect(
      refusal("{\"b\":\(entry("U8", "[1]", "[2,1]"))}")
        == .size(tensor: "b", expected: 1, found: -1))
    #expect(
      refusal("{\(first)}", data: [1, 2, 3]) == .length(part: "data", expected: 2, found: 3))
  }

  @Test func `shapes whose product overflows are refused, next to an axis of 0 too`() {
    let large = "4611686018427387904"
    let error = SafetensorsError.tooMany(what: "bytes of data", limit: 512 << 20)
    #expect(refusal("{\"b\":\(entry("F64", "[\(large),\(large)]", "[0,0]"))}") == error)
    #expect(refusal("{\"b\":\(entry("F64", "[\(large),0,4]", "[0,0]"))}") == error)
    #expect(refusal("{\"b\":\(entry("F64", "[0,\(large),4]", "[0,0]"))}") == error)
    #expect(
      refusal("{\"b\":\(entry("U8", "[1000000000]", "[0,1000000000]"))}") == error)
    #expect(
      refusal("{\"b\":\(entry("U8", "[9223372036854775808]", "[0,0]"))}")
        == .syntax(offset: 28, expected: "an integer below 2^63", found: "a larger one"))
  }

  @Test func `offsets far from zero are refused`() {
    let edge = "[9223372036854775806,9223372036854775807]"
    #expect(
      refusal("{\"b\":\(entry("U8", "[1]", edge))}")
        == .tooMany(what: "bytes of data", limit: 512 << 20))
  }

  @Test func `names that stand twice are refused, in another spelling too`() {
    let scalar = entry("U8", "[0]", "[0,0]")
    #expect(refusal("{\"b\":\(scalar),\"b\":\(scalar)}") == .duplicate(name: "b"))
    #expect(refusal("{\"b\":\(scalar),\"\\u0062\":\(scalar)}") == .duplicate(name: "b"))
    #expect(
      refusal("{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}") == .duplicate(name: "a"))
    #expect(
      refusal("{\"__metadata__\":{},\"__metadata__\":{}}") == .duplicate(name: "__metadata__"))
    #expect(
      refusal("{\"b\":{\"dtype\":\"U8\",\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[0,1]}}")
        == .duplicate(name: "dtype"))
  }

  @Test func `entries that lack a field are refused`() {
    #expect(
      refusal("{\"b\":{\"dtype\":\"U8\",\"shape\":[]}}")
        == .missing(field: "data_offsets", tensor: "b"))
    #expect(
      refusal("{\"b\":\(entry("U8", "[0]", "[0]"))}")
        == .missing(field: "data_offsets", tensor: "b"))
    #expect(refusal("{\"b\":{}}") == .missing(field: "dtype", tensor: "b"))
    #expect(
      refusal("{\"b\":{\"dtype\":\"U8\",\"data_offsets\":[0,1]}}")
        == .missing(field: "shape", tensor: "b"))
  }

  @Test func `an unknown element type is told by name`() {
    let error = refusal("{\"b\":\(entry("BF16", "[1]", "[0,2]"))}", data: [0, 0])
    #expect(error == .elementType(tensor: "b", found: "BF16"))
    #expect(
      error?.description
        == "safetensors: expected F32, F64, I64, U8 or BOOL for 'b', found 'BF16'")
  }

  @Test func `a truth value other than 0 and 1 is refused`() {
    #expect(
      refusal("{\"b\":\(entry("BOOL", "[3]", "[0,3]"))}", data: [0, 1, 2])
        == .truthValue(tensor: "b", index: 2, found: 2))
  }

  @Test(arguments: [
    "", " {}", "[]", "{", "{}x", "{\"a\"}", "{\"a\":1}", "{\"a\":{\"dtype\"", "{,}",
    "{\"a\":[[[[[[",
    "{\"__metadata__\":{\"a\":1}}", "{\"__metadata__\":[]}", "{\"__metadata__\":{\"a\":\"\n\"}}",
    "{\"__metadata__\":{\"a\":\"\\x\"}}", "{\"__metadata__\":{\"a\":\"\\u12g4\"}}",
    "{\"__metadata__\":{\"a\":\"\\ud800\"}}", "{\"__metadata__\":{\"a\":\"\\ud800\\u0041\"}}",
    "{\"__metadata__\":{\"a\":\"\\udc00\"}}", "{\"__metadata__\":{\"a\":\"\\",
    "{\"__metadata__\":{\"a\":\"1\",}}", "{\"__metadata__\":null}",
    "{\"b\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[0,1],\"more\":1}}",
    "{\"b\":{\"dtype\":\"U8\",\"shape\":[-1],\"data_offsets\":[0,1]}}",
    "{\"b\":{\"dtype\":\"U8\",\"shape\":[01],\"data_offsets\":[0,1]}}",
    "{\"b\":{\"dtype\":\"U8\",\"shape\":[1.0],\"data_offsets\":[0,1]}}",
    "{\"b\":{\"dtype\":\"U8\",\"shape\":[1,],\"data_offsets\":[0,1]}}",
  ])
  func `a header outside the grammar is refused`(json: String) throws {
    let error = try #require(refusal(json, data: [0]))
    guard case .syntax = error else {
      Issue.record("expected a syntax error, found \(error)")
      return
    }
  }

  @Test func `names that are not UTF-8 are refused`() {
    var bytes = SafetensorsTests.file("{\"__metadata__\":{\"?\":\"\"}}")
    bytes[8 + 18] = 0xFF
    #expect(
      refusal(bytes: bytes) == .syntax(offset: 18, expected: "valid UTF-8", found: "other bytes"))
  }

  @Test func `each limit holds`() {
    let scalar = entry("U8", "[0,0]", "[0,0]")
    let two = "{\"a\":\(scalar),\"b\":\(scalar)}"
    #expect(refusal(two, limits: .init(tensors: 2, rank: 2)) == nil)
    #expect(refusal(two, limits: .init(tensors: 1)) == .tooMany(what: "tensors", limit: 1))
    #expect(
      refusal(two, limits: .init(rank: 1)) == .tooMany(what: "integers in a list", limit: 1))
    #expect(
      refusal("{\"__metadata__\":{\"a\":\"\",\"b\":\"\"}}", limits: .init(texts: 1))
        == .tooMany(what: "texts", limit: 1))
    #expect(
      refusal("{\"abc\":\(scalar)}", limits: .init(nameBytes: 2))
        == .syntax(offset: 2, expected: "a string of at most 2 bytes", found: "a longer one"))
    #expect(
      refusal(two, limits: .init(headerBytes: 10)) == .headerTooLong(limit: 10, found: 109))
  }

  @Test func `mutated files are read or refused, never more`() {
    let original = Safetensors.encode(SafetensorsTests.sample)
    var mutator = Mutator(seed: 231)
    var refusals = 0
    for _ in 0..<4000 {
      if refusal(bytes: mutator.mutated(original)) != nil { refusals += 1 }
    }
    #expect(refusals > 1000 && refusals < 4000)
  }
}
