extension Safetensors {
  /// What a reader is willing to take in; each bound is checked before memory is set aside for it.
  public struct Limits: Sendable {
    /// The longest header, in bytes.
    public var headerBytes: Int
    /// The longest data section, in bytes.
    public var dataBytes: Int
    /// The largest number of tensors.
    public var tensors: Int
    /// The largest number of texts.
    public var texts: Int
    /// The largest number of axes of a tensor.
    public var rank: Int
    /// The longest name of a tensor or a text, in bytes of UTF-8.
    public var nameBytes: Int

    /// Makes limits that suit a course's weights and the arguments of an exercise.
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
