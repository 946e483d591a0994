public import Core

/// Functions that read PNG and JPEG files and write PNG files.
public enum ImageFile {
  /// Reads a PNG or JPEG file.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - pixelLimit: The maximum number of pixels. A larger image is rejected before memory is
  ///     allocated.
  /// - Returns: Pixels `[H, W, C]`, where C is 1 for grayscale and 3 for RGB.
  /// - Throws: `FileError` that states the path, what was expected and what was found.
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

  /// Decodes an image from the bytes of a PNG or JPEG file; the first bytes determine the format.
  ///
  /// Transparent pixels of a PNG are blended with white.
  ///
  /// - Returns: Pixels `[H, W, C]`, where C is 1 for grayscale and 3 for RGB.
  /// - Throws: `FormatError` if the image is damaged, too large or in a different format.
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

  /// Encodes an image as the bytes of a PNG file.
  ///
  /// Equal images always produce the same bytes.
  ///
  /// - Parameter picture: Pixels `[H, W]`, `[H, W, 1]` (grayscale) or `[H, W, 3]` (RGB).
  /// - Returns: The bytes of the PNG file.
  public static func pngData(_ picture: Tensor<UInt8>) -> [UInt8] {
    let shape = picture.shape
    let channels = shape.count == 2 ? 1 : shape.last ?? 0
    guard shape.count == 2 || shape.count == 3, channels == 1 || channels == 3,
      !shape.contains(0)
    else {
      shapeFailure(
        "ImageFile.pngData: expected shape [H, W], [H, W, 1] or [H, W, 3], found \(shape)")
    }
    guard
      let bytes = PNGCodec.encode(
        picture.storage, height: shape[0], width: shape[1], channels: channels)
    else { shapeFailure("ImageFile.pngData: an image of shape \(shape) is too large for PNG") }
    return bytes
  }

  /// Writes an image to a PNG file, replacing it atomically.
  ///
  /// - Parameters:
  ///   - picture: Pixels `[H, W]`, `[H, W, 1]` (grayscale) or `[H, W, 3]` (RGB).
  ///   - path: The path of the file.
  /// - Throws: `FileError` with the system's error message.
  public static func writePNG(_ picture: Tensor<UInt8>, to path: String) throws(FileError) {
    try writeAtomically(pngData(picture), to: path)
  }

  /// Encodes an image as a `data:` URL, which a page can use instead of a file.
  ///
  /// - Parameter picture: Pixels `[H, W]`, `[H, W, 1]` (grayscale) or `[H, W, 3]` (RGB).
  /// - Returns: The URL.
  public static func pngAddress(_ picture: Tensor<UInt8>) -> String {
    "data:image/png;base64," + base64(pngData(picture))
  }

  /// Throws an error if the image has more pixels than the limit.
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
