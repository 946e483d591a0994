import Core
import Exchange
import Testing

@Suite struct AnswerFormTests {
  private func header(_ payload: Payload) throws -> SafetensorsHeader {
    let bytes = Safetensors.encode(payload)
    let length = try Safetensors.headerLength(Array(bytes.prefix(8)))
    return try SafetensorsHeader(json: Array(bytes[8..<8 + length]))
  }

  private func fault(_ form: AnswerForm, _ payload: Payload) throws -> AnswerFault? {
    form.fault(in: try header(payload))
  }

  private let right = Payload(
    tensors: ["loss": .double(Tensor([1], shape: [])), "dw": .float(.zeros([3, 4]))])

  @Test func `an answer like the right one has its form, whatever its shapes`() throws {
    let form = AnswerForm(like: right)
    #expect(try fault(form, right) == nil)
    var other = right
    other.set(.dw, Tensor<Float>.zeros([100, 100]))
    #expect(try fault(form, other) == nil)
    other.set(.dw, Tensor<Float>.zeros([100, 200]))
    #expect(
      try fault(form, other)
        == .tooLarge(name: "dw", shape: [100, 200], expected: [3, 4], byteLimit: 65536))
  }

  @Test func `names and types are those that were asked for`() throws {
    let form = AnswerForm(like: right)
    var other = right
    other.set(.number("score"), 100.0)
    #expect(try fault(form, other) == .unknown(name: "score"))
    other = right
    other[.loss] = nil
    #expect(try fault(form, other) == .missing(name: "loss"))
    other.set(.int("loss"), 1)
    #expect(try fault(form, other) == .type(name: "loss", expected: .F64, found: .I64))
  }

  @Test func `what is optional may be missing, and what is bounded has its bound`() throws {
    var form = AnswerForm(like: right)
    form.makeOptional([Key.dw])
    form.allow(.tensor("history"), .F32, upTo: 2)
    #expect(try fault(form, Payload(tensors: ["loss": .double(Tensor([1]))])) == nil)
    var other = right
    other.set(.tensor(named: "history"), Tensor<Float>([1, 2]))
    #expect(try fault(form, other) == nil)
    other.set(.tensor(named: "history"), Tensor<Float>([1, 2, 3]))
    let fault = try #require(try fault(form, other))
    #expect(
      fault.description == "'history': a tensor of shape [3] takes more than the allowed 8 bytes")
  }

  @Test func `in place of a tensor there may be the task of one that is not written`() throws {
    let form = AnswerForm(like: right)
    var other = right
    (other[.dw], other.texts) = (nil, ["dw": "dw: later"])
    #expect(try fault(form, other) == nil)
    other.texts["other"] = "later"
    #expect(try fault(form, other) == .unknown(name: "other"))
    #expect(try fault(.anything(upTo: 100), other) == nil)
  }

  @Test func `the limits of the reader leave room for the answer and not for much else`() {
    let limits = AnswerForm(like: right).limits
    #expect(limits.tensors == 10)
    #expect(limits.texts == 2)
    #expect(limits.headerBytes < 1024 + 2 * 4096)
  }
}
