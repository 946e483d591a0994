import Core
import Media
import Testing

struct ImageFileTests {
  private func reference() throws -> Tensor<UInt8> {
    guard case .bytes(let pixels) = try NPY.read(fixture("rgb-pixels.npy")) else {
      throw FileError(path: "rgb-pixels.npy", reason: "expected bytes")
    }
    return pixels
  }

  @Test func `PNG pixels are read exactly, in color and in gray`() throws {
    let pixels = try reference()
    #expect(try ImageFile.read(fixture("rgb.png")) == pixels)
    let gray = try ImageFile.read(fixture("gray.png"))
    #expect(gray.shape == [6, 8, 1])
    #expect(gray.storage == stride(from: 0, to: pixels.count, by: 3).map { pixels.storage[$0] })
  }

  @Test func `transparent pixels lie on white`() throws {
    let picture = try ImageFile.read(fixture("half-transparent.png"))
    let pixels = try reference()
    #expect(picture.shape == [6, 8, 3])
    for y in 0..<6 {
      for x in 0..<8 {
        let expected = x < 4 ? pixels[y, x, 1] : 255
        #expect(picture[y, x, 1] == expected)
      }
    }
  }

  @Test func `JPEG pixels are those of another reader, to two steps`() throws {
    let picture = try ImageFile.read(fixture("rgb.jpg"))
    #expect(picture.shape == [24, 32, 3])
    for (y, x, color) in [
      (0, 0, [0, 0, 0]), (12, 16, [111, 104, 94]), (23, 31, [212, 204, 185]),
    ] {
      for channel in 0..<3 {
        #expect(abs(Int(picture[y, x, channel]) - color[channel]) <= 2)
      }
    }
    #expect(try ImageFile.read(fixture("gray.jpg")).shape == [24, 32, 1])
  }

  @Test func `a picture written is the picture read, and its bytes are always the same`() throws {
    let path = temporaryPath("picture.png")
    defer { removeFile(path) }
    let pixels = try reference()
    try ImageFile.writePNG(pixels, to: path)
    #expect(try ImageFile.read(path) == pixels)
    #expect(try readBytes(path) == ImageFile.pngData(pixels))
    let gray = Tensor<UInt8>([0, 128, 255, 7, 8, 9], shape: [2, 3])
    #expect(try ImageFile.decode(ImageFile.pngData(gray)).storage == gray.storage)
    #expect(ImageFile.pngAddress(gray).hasPrefix("data:image/png;base64,iVBORw0KGgo"))
  }

  @Test(arguments: ["rgb.png", "rgb.jpg"])
  func `a cut, a damaged and a too large picture are errors with the path`(name: String) throws {
    let bytes = try readBytes(fixture(name))
    let path = temporaryPath(name)
    defer { removeFile(path) }
    for count in stride(from: 0, to: bytes.count - 20, by: 5) {
      try writeAtomically(Array(bytes.prefix(count)), to: path)
      let error = #expect(throws: FileError.self) { try ImageFile.read(path) }
      #expect(error?.path == path)
    }
    let error = #expect(throws: FileError.self) {
      try ImageFile.read(fixture(name), pixelLimit: 47)
    }
    #expect(error?.reason.contains("expected 1 to 47 pixels") == true)
  }

  @Test func `a PNG with a false checksum is an error`() throws {
    var bytes = try readBytes(fixture("rgb.png"))
    bytes[bytes.count - 20] ^= 0xFF
    #expect(throws: FormatError.self) { try ImageFile.decode(bytes) }
  }

  @Test func `a PNG that claims to be huge is refused before it is read`() throws {
    var bytes = try readBytes(fixture("rgb.png"))
    bytes.replaceSubrange(16..<24, with: [0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF])
    #expect(throws: FormatError.self) { try ImageFile.decode(bytes) }
  }

  @Test func `other formats are told by their first bytes`() {
    #expect(
      throws: FormatError(
        format: "picture", expected: "the first bytes of a PNG or JPEG file",
        found: "47 49 46 38")
    ) { try ImageFile.decode(Array("GIF89a".utf8)) }
  }

  @Test func `mutated pictures are read or refused, never more`() throws {
    var mutator = Mutator(seed: 11)
    for name in ["rgb.png", "rgb.jpg"] {
      let original = try readBytes(fixture(name))
      var refusals = 0
      for _ in 0..<500 {
        let bytes = mutator.mutated(original)
        if (try? ImageFile.decode(bytes, pixelLimit: 1 << 16)) == nil { refusals += 1 }
      }
      #expect(refusals > 100)
    }
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `base 64 is that of RFC 4648`(plain: String, encoded: String) {
    #expect(base64(Array(plain.utf8)) == encoded)
  }
}
