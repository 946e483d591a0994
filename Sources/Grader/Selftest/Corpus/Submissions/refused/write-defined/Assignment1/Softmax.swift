// attack: Defines the function that sends answers.
// documented: der
// rows: B12 F5
// check: a1.softmax.naive.loss
// expect: refused
@_cdecl("send")
func forgedSend(
  _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32
) -> Int { count }

// into softmaxLossNaive
return (0, .zeros(like: w))
