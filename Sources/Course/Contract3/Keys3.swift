public import Core

// The keys of assignment 3, shared by bindings, checks and labs. They are linked into workers, so
// do not put anything secret here.

extension Key where Value == AnyTensor {
  /// The hidden states before a step.
  public static var prevH: Key { .tensor("prevH") }
  /// The cell states before a step.
  public static var prevC: Key { .tensor("prevC") }
  /// The hidden states after a step.
  public static var nextH: Key { .tensor("nextH") }
  /// The cell states after a step.
  public static var nextC: Key { .tensor("nextC") }
  /// The initial hidden states.
  public static var h0: Key { .tensor("h0") }
  /// The weights of the inputs.
  public static var wx: Key { .tensor("wx") }
  /// The weights of the hidden states.
  public static var wh: Key { .tensor("wh") }
  /// The features of pictures.
  public static var features: Key { .tensor("features") }
}

extension Key where Value == [Int] {
  /// The indices of words, of shape `[N, T]`.
  public static var words: Key { .ints("words") }
  /// Captions as indices of words, of shape `[N, T]`.
  public static var captions: Key { .ints("captions") }
}

extension Key where Value == Int {
  /// The index of the sign that fills captions up.
  public static var nullWord: Key { .int("nullWord") }
  /// The index of the sign that begins captions.
  public static var startWord: Key { .int("startWord") }
  /// The index of the sign that ends captions.
  public static var endWord: Key { .int("endWord") }
  /// The number of words to write.
  public static var maxLength: Key { .int("maxLength") }
}

extension Key where Value == CellChoice {
  /// The cell of a recurrent network.
  public static var cell: Key { .choice("cell") }
}

/// The cell of a recurrent network.
public enum CellChoice: String, PayloadChoice {
  /// The vanilla cell.
  case rnn
  /// The long short-term memory.
  case lstm
}

/// The names of the parameters of a captioning network.
public let captioningParameters = [
  "W_proj", "b_proj", "W_embed", "Wx", "Wh", "b", "W_vocab", "b_vocab",
]
