import Core
import CPNG

/// PNG coding with libpng's simplified API.
///
/// The classic API reports errors with `longjmp`, which must not cross Swift frames. The simplified
/// API handles such jumps inside the library.
enum PNGCodec {
  static let magic: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Decodes 8-bit grayscale or RGB pixels.
  ///
  /// Transparent pixels are blended with white.
  static func decode(_ bytes: [UInt8], pixelLimit: Int) throws(FormatError) -> Tensor<UInt8> {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    // libpng keeps the pointer to the bytes until it has read the pixels.
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(FormatError) in
        guard png_image_begin_read_from_memory(&image, bytes.baseAddress, bytes.count) != 0 else {
          throw error(image)
        }
        image.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
        return try pixels(&image, pixelLimit: pixelLimit)
      }
    }
    return try result.get()
  }

  /// Encodes pixels `[H, W, C]` with one or three channels, or returns `nil` if libpng fails.
  static func encode(_ pixels: [UInt8], height: Int, width: Int, channels: Int) -> [UInt8]? {
    guard let height = UInt32(exactly: height), let width = UInt32(exactly: width) else {
      return nil
    }
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    image.width = width
    image.height = height
    image.format = channels == 3 ? UInt32(PNG_FORMAT_FLAG_COLOR) : 0
    defer { png_image_free(&image) }
    var size = 0
    guard png_image_write_to_memory(&image, nil, &size, 0, pixels, 0, nil) != 0 else { return nil }
    var isWritten = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      isWritten =
        png_image_write_to_memory(&image, buffer.baseAddress, &size, 0, pixels, 0, nil) != 0
      count = isWritten ? size : 0
    }
    return isWritten ? bytes : nil
  }

  private static func pixels(
    _ image: inout png_image, pixelLimit: Int
  ) throws(FormatError) -> Tensor<UInt8> {
    let (height, width) = (Int(image.height), Int(image.width))
    try ImageFile.check(format: "png", height: height, width: width, pixelLimit: pixelLimit)
    image.format &= UInt32(PNG_FORMAT_FLAG_COLOR)
    let channels = image.format == 0 ? 1 : 3
    var pixels = [UInt8](repeating: 255, count: height * width * channels)
    guard png_image_finish_read(&image, nil, &pixels, 0, nil) != 0 else { throw error(image) }
    return Tensor(pixels, shape: [height, width, channels])
  }

  private static func error(_ image: png_image) -> FormatError {
    let message = withUnsafeBytes(of: image.message) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    return FormatError(format: "png", expected: "an intact image", found: message)
  }
}
