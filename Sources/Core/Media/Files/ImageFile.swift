public import Core

/// Pictures as files: PNG and JPEG are read, PNG is written.
public enum ImageFile {
  /// Reads a PNG or JPEG file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - pixelLimit: The most pixels; a larger picture is refused before memory is allocated.
  /// - Returns: Pixels `[H, W, C]`, where C is 1 for a gray picture and 3 for RGB.
  /// - Throws: `FileError` that names the file, the expected and the found.
  public static func read(
    _ path: String, pixelLimit: Int = 1 << 26
  ) throws(FileError) -> Tensor<UInt8> {
    let bytes = try readBytes(path, limit: 1 << 28)
    do {
      return try decode(bytes, pixelLimit: pixelLimit)
    } catch {
      throw FileError(path: path, reason: error.description)
    }
  }

  /// Reads a picture from the bytes of a PNG or JPEG file, told apart by their first bytes.
  ///
  /// Transparent pixels of a PNG lie on white.
  ///
  /// - Returns: Pixels `[H, W, C]`, where C is 1 for a gray picture and 3 for RGB.
  /// - Throws: `FormatError` for damaged, foreign or too large pictures.
  public static func decode(
    _ bytes: [UInt8], pixelLimit: Int = 1 << 26
  ) throws(FormatError) -> Tensor<UInt8> {
    if bytes.starts(with: PNGCodec.magic) {
      return try PNGCodec.decode(bytes, pixelLimit: pixelLimit)
    }
    if bytes.starts(with: JPEGCodec.magic) {
      return try JPEGCodec.decode(bytes, pixelLimit: pixelLimit)
    }
    let found = bytes.prefix(4).map { String($0, radix: 16) }.joined(separator: " ")
    throw FormatError(
      format: "picture", expected: "the first bytes of a PNG or JPEG file",
      found: found.isEmpty ? "no bytes" : found)
  }

  /// Writes a picture as the bytes of a PNG file; equal pictures give equal bytes.
  ///
  /// - Parameter picture: Pixels `[H, W]`, `[H, W, 1]` (gray) or `[H, W, 3]` (RGB).
  public static func pngData(_ picture: Tensor<UInt8>) -> [UInt8] {
    let shape = picture.shape
    let channels = shape.count == 2 ? 1 : shape.last ?? 0
    guard shape.count == 2 || shape.count == 3, channels == 1 || channels == 3,
      !shape.contains(0)
    else {
      shapeFailure("ImageFile.pngData: expected [H, W], [H, W, 1] or [H, W, 3], got \(shape)")
    }
    guard
      let bytes = PNGCodec.encode(
        picture.storage, height: shape[0], width: shape[1], channels: channels)
    else { shapeFailure("ImageFile.pngData: a picture of shape \(shape) is too large for PNG") }
    return bytes
  }

  /// Writes a picture to a PNG file, which is replaced as a whole.
  ///
  /// - Parameters:
  ///   - picture: Pixels `[H, W]`, `[H, W, 1]` (gray) or `[H, W, 3]` (RGB).
  ///   - path: The file.
  /// - Throws: `FileError` with the system's reason.
  public static func writePNG(_ picture: Tensor<UInt8>, to path: String) throws(FileError) {
    try writeAtomically(pngData(picture), to: path)
  }

  /// A picture as a `data:` address, which a page can hold in place of a file.
  ///
  /// - Parameter picture: Pixels `[H, W]`, `[H, W, 1]` (gray) or `[H, W, 3]` (RGB).
  public static func pngAddress(_ picture: Tensor<UInt8>) -> String {
    "data:image/png;base64," + base64(pngData(picture))
  }

  /// Refuses a size beyond the limit.
  static func check(
    format: String, height: Int, width: Int, pixelLimit: Int
  ) throws(FormatError) {
    let (pixels, overflow) = height.multipliedReportingOverflow(by: width)
    guard !overflow, pixels > 0, pixels <= pixelLimit else {
      throw FormatError(
        format: format, expected: "1 to \(pixelLimit) pixels",
        found: "\(width) by \(height)")
    }
  }
}
