import Core
import CJPEG

/// JPEG decoding with TurboJPEG.
enum JPEGCodec {
  static let magic: [UInt8] = [0xFF, 0xD8, 0xFF]

  /// Decodes 8-bit grayscale or RGB pixels.
  static func decode(_ bytes: [UInt8], pixelLimit: Int) throws(FormatError) -> Tensor<UInt8> {
    guard let handle = tjInitDecompress() else {
      throw FormatError(format: "jpeg", expected: "enough memory for a decoder", found: "none")
    }
    defer { tjDestroy(handle) }
    var (width, height, sampling, colors) = (Int32(0), Int32(0), Int32(0), Int32(0))
    let size = UInt(bytes.count)
    guard tjDecompressHeader3(handle, bytes, size, &width, &height, &sampling, &colors) == 0 else {
      throw error(handle)
    }
    try ImageFile.check(
      format: "jpeg", height: Int(height), width: Int(width), pixelLimit: pixelLimit)
    let isGrey = colors == Int32(TJCS_GRAY.rawValue)
    let format = isGrey ? TJPF_GRAY : TJPF_RGB
    let channels = isGrey ? 1 : 3
    var pixels = [UInt8](repeating: 0, count: Int(height) * Int(width) * channels)
    // By default, the library only warns about damage, and decodes any number of progressive scans.
    let flags = TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS | TJFLAG_ACCURATEDCT
    guard
      tjDecompress2(
        handle, bytes, size, &pixels, width, 0, height, Int32(format.rawValue), flags) == 0
    else { throw error(handle) }
    return Tensor(pixels, shape: [Int(height), Int(width), channels])
  }

  private static func error(_ handle: tjhandle) -> FormatError {
    let message = tjGetErrorStr2(handle).map { String(cString: $0) } ?? "no reason given"
    return FormatError(format: "jpeg", expected: "an intact image", found: message)
  }
}
