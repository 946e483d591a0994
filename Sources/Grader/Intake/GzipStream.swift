import CZlib

/// Data compressed with gzip, in one or several members.
package enum GzipStream {
  /// Verifies the size and checksum of each member, which libarchive skips.
  ///
  /// - Parameters:
  ///   - bytes: The contents of a file that begins with gzip data. Other bytes may follow the data.
  ///   - file: The file's name, for error messages.
  ///   - budget: The limits on the decompressed data.
  /// - Returns: The position after the last member.
  /// - Throws: `IntakeError.damaged` if the data is damaged, or `.tooLarge` if there is too much.
  package static func end(
    of bytes: [UInt8], file: String, budget: IntakeBudget
  ) throws(IntakeError) -> Int {
    var (position, total) = (0, 0)
    repeat {
      let member = try member(of: bytes, at: position, room: budget.totalBytes - total, file: file)
      total += member.size
      guard total <= budget.totalBytes else {
        throw .tooLarge(
          file: file, limit: .totalBytes, allowed: budget.totalBytes, found: total)
      }
      position = member.end
    } while bytes[position...].starts(with: [0x1f, 0x8b, 8])
    return position
  }

  /// Decompresses a member without keeping its data.
  ///
  /// - Returns: The position after the member, and the size of its data. Decompression stops if the
  ///   size exceeds `room`.
  private static func member(
    of bytes: [UInt8], at start: Int, room: Int, file: String
  ) throws(IntakeError) -> (end: Int, size: Int) {
    // zlib keeps the address, so the stream must not be a local variable.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // Adding 16 to the window size selects the gzip format.
    let layout = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, layout) == Z_OK else {
      fatalError("zlib ran out of memory")
    }
    defer {
      inflateEnd(stream)
      stream.deallocate()
    }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var size = 0
    let status = bytes.withUnsafeBufferPointer { input in
      piece.withUnsafeMutableBufferPointer { output in
        // zlib does not change its input, although its type is not constant.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)?
          .advanced(by: start)
        stream.pointee.avail_in = UInt32(input.count - start)
        var status = Z_OK
        while status == Z_OK, size <= room {
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = UInt32(output.count)
          status = inflate(stream, Z_NO_FLUSH)
          size += output.count - Int(stream.pointee.avail_out)
        }
        return status
      }
    }
    guard status == Z_STREAM_END || size > room else {
      let detail = stream.pointee.msg.map { String(cString: $0) } ?? "unexpected end of file"
      throw .damaged(file: file, detail: "gzip: \(detail)")
    }
    return (bytes.count - Int(stream.pointee.avail_in), size)
  }
}
