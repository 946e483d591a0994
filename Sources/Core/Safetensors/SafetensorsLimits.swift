extension Safetensors {
  /// The limits that a reader enforces.
  ///
  /// Each limit is checked before memory is allocated.
  public struct Limits: Sendable {
    /// The maximum header length, in bytes.
    public var headerBytes: Int
    /// The maximum length of the data section, in bytes.
    public var dataBytes: Int
    /// The maximum number of tensors.
    public var tensors: Int
    /// The maximum number of texts.
    public var texts: Int
    /// The maximum number of axes of a tensor.
    public var rank: Int
    /// The maximum length of a tensor's or text's name, in bytes of UTF-8.
    public var nameBytes: Int

    /// Creates limits.
    ///
    /// The defaults suit the course's weights and the inputs of an exercise.
    public init(
      headerBytes: Int = 1 << 20, dataBytes: Int = 512 << 20, tensors: Int = 4096,
      texts: Int = 1024, rank: Int = 16, nameBytes: Int = 256
    ) {
      self.headerBytes = headerBytes
      self.dataBytes = dataBytes
      self.tensors = tensors
      self.texts = texts
      self.rank = rank
      self.nameBytes = nameBytes
    }
  }
}
