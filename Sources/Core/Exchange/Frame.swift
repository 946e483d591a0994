/// One message between the grader and a worker.
package struct Frame: Sendable, Equatable {
  /// The kind of a frame.
  ///
  /// The description of each case begins with the sender.
  package enum Kind: UInt32, Sendable {
    /// Grader: the inputs of an exercise, which the worker must not run yet.
    case load = 1
    /// Worker: the inputs are ready.
    case ready = 2
    /// Grader: run the exercise now.
    case go = 3
    /// Worker: the outputs.
    case result = 4
    /// Worker: the exercise is a stub, and the body says what to implement.
    case notImplemented = 5
    /// Worker: the exercise threw an error, which the body describes.
    case threw = 6
    /// Worker: the exercise used a withheld part of Core, which the body names. The worker then
    /// exits.
    case withheld = 7
    /// Worker: the exercise crashed, or its time is nearly over, and the body lists the addresses
    /// that are being executed, innermost first.
    ///
    /// They are relative to the program's beginning. A caller's is inside its call instruction.
    case place = 8
    /// Worker: a training loop has finished some iterations; the body has their number and the
    /// total. A worker sends this only if the inputs ask for it, which those of labs do.
    case progress = 9
    /// Worker: the exercise used a value that is not written yet, and the body says what to
    /// implement. The worker then exits.
    case unwritten = 10
  }

  /// The header: the kind of frame, the call that it belongs to, and the length of the body.
  package var header: Header
  /// A safetensors payload, a text, or nothing.
  package var body: [UInt8]

  /// Creates a frame.
  package init(_ kind: Kind, sequence: UInt32, token: UInt64, body: [UInt8] = []) {
    header = Header(kind: kind, sequence: sequence, token: token, length: UInt64(body.count))
    self.body = body
  }

  /// Creates the worker's reply to a frame from the grader.
  package init(_ kind: Kind, to request: Header, body: [UInt8] = []) {
    self.init(kind, sequence: request.sequence, token: request.token, body: body)
  }

  /// The maximum length of a reply's text, in bytes.
  ///
  /// A worker truncates longer texts.
  package static let textLimit = 4096

  /// The maximum length of a task in an answer, in bytes.
  package static let taskLimit = 512

  /// The bytes of a text, without its end if they are more than a worker may send.
  ///
  /// The text is cut between two characters of Unicode.
  package static func cut(_ text: String, to limit: Int = textLimit) -> [UInt8] {
    let (bytes, end) = (Array(text.utf8), Array("…".utf8))
    guard bytes.count > limit else { return bytes }
    var length = limit - end.count
    while bytes[length] & 0xC0 == 0x80 { length -= 1 }
    return bytes.prefix(length) + end
  }

  /// The maximum number of addresses that a worker sends.
  package static let addressLimit = 64
}

extension Frame {
  /// The first bytes of a frame, little-endian: kind (4), sequence (4), token (8), length (8).
  package struct Header: Sendable, Equatable {
    /// The number of bytes in a header.
    package static let byteCount = 24
    /// The position of the length among them.
    static let lengthOffset = 16

    package var kind: Kind
    /// The number of the call that the frame belongs to.
    package var sequence: UInt32
    /// A random number that the grader draws for each frame it sends.
    ///
    /// The reply must repeat this number, so a reply cannot be prepared in advance.
    package var token: UInt64
    /// The length of the body in bytes, as claimed by the sender.
    package var length: UInt64

    /// Creates a header.
    package init(kind: Kind, sequence: UInt32, token: UInt64, length: UInt64) {
      self.kind = kind
      self.sequence = sequence
      self.token = token
      self.length = length
    }

    /// Reads a header.
    ///
    /// - Precondition: `bytes` has `byteCount` bytes.
    /// - Throws: `ChannelError` if there is no such kind of frame.
    init(bytes: [UInt8]) throws(ChannelError) {
      let number = UInt32(littleEndian: bytes, at: 0)
      guard let kind = Kind(rawValue: number) else { throw .unknownKind(number) }
      self.kind = kind
      sequence = UInt32(littleEndian: bytes, at: 4)
      token = UInt64(littleEndian: bytes, at: 8)
      length = UInt64(littleEndian: bytes, at: Self.lengthOffset)
    }

    /// The header's encoding.
    var bytes: [UInt8] {
      var bytes: [UInt8] = []
      bytes.append(littleEndian: kind.rawValue)
      bytes.append(littleEndian: sequence)
      bytes.append(littleEndian: token)
      bytes.append(littleEndian: length)
      return bytes
    }
  }
}

extension [UInt8] {
  mutating func append(littleEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}

extension FixedWidthInteger {
  package init(littleEndian bytes: [UInt8], at offset: Int) {
    self = bytes.withUnsafeBytes {
      Self(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Self.self))
    }
  }
}
