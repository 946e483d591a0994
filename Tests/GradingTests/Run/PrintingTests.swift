import Box
import Core
import Exchange
import GraderTestSupport
import Host
import Record
import Run
import Testing

/// What code prints arrives, however its process ends, and so does the position of a crash.
@Suite struct PrintingTests {
  private static let form: AnswerForm = {
    var form = AnswerForm()
    form.expect(.tensor("y"), .F64, shape: [3])
    return form
  }()

  @discardableResult
  private func call(
    _ exercise: String, _ session: WorkerSession, _ input: Payload = Payload(),
    timeLimit: Double = 10
  ) throws -> CallOutcome {
    try session.call(exercise, input, form: Self.form, timeLimit: timeLimit)
  }

  /// All ways in which a call ends.
  static let endings = [
    "return", "throw", "trap", "abort", "exit", "loop", "kill", "stub", "wrong answer",
  ]

  @Test(arguments: endings, BoxForms.all)
  func `what was printed arrives`(ending: String, box: Box) throws {
    let session = try HostileWorker.session(in: box)
    try call("print, \(ending)", session, timeLimit: ending == "loop" ? 1 : 10)
    #expect(session.takeOutput().text.hasPrefix("printed [2, 3]"))
    #expect(session.takeOutput().isEmpty)
  }

  @Test func `calls of one check print one after the other`() throws {
    let session = try HostileWorker.session(in: try Box.strongest())
    try call("print, return", session)
    try call("print, trap", session)
    try call("print, return", session)
    let pieces = session.takeOutput().text.ranges(of: "printed [2, 3]")
    #expect(pieces.count == 3)
  }

  @Test func `answered calls may be left out, and others are not`() throws {
    let session = try HostileWorker.session(in: try Box.strongest())
    session.keepsOutput = false
    try call("print, return", session)
    session.stop()
    try call("print, trap", session)
    #expect(session.takeOutput().text.ranges(of: "printed").count == 1)
  }

  @Test func `half a character is shown as a broken one`() throws {
    let session = try HostileWorker.session(in: try Box.strongest())
    try call("print half a character, loop", session, timeLimit: 1)
    #expect(session.takeOutput().text == "a\u{FFFD}")
  }

  @Test func `of 100 MB, both ends are kept, and no more than 128 KB`() throws {
    let session = try HostileWorker.session(in: try Box.strongest())
    try call("print much", session, timeLimit: 60)
    let text = session.takeOutput().text
    #expect(text.hasPrefix("begin\n🧪") && text.hasSuffix("🧪\nend\n"))
    #expect(!text.contains("\u{FFFD}"))
    #expect(text.utf8.count <= 128 << 10 + 100)
    #expect(text.contains("bytes in 999 lines left out"))
  }

  @Test(arguments: ["index", "overflow", "abort", "recursion", "core"], BoxForms.all)
  func `a crash reports its position`(way: String, box: Box) throws {
    let session = try HostileWorker.session(in: box)
    let outcome = try call("crash", session, Payload(texts: ["way": way]))
    guard case .crashed(let crash) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(!session.addresses.isEmpty && session.addresses.count <= Frame.addressLimit)
    let endings: [String: Crash.Ending] = [
      "abort": .signaled("SIGABRT"), "recursion": .exceeded(.stack, most: 8 << 20),
    ]
    #expect(crash.ending == endings[way, default: .signaled("SIGILL")])
    if way == "recursion" { #expect(session.addresses.count == Frame.addressLimit) }
  }

  @Test(arguments: BoxForms.all) func `a call that runs out of time reports its position`(box: Box)
    throws
  {
    let session = try HostileWorker.session(in: box)
    #expect(try call("print, loop", session, timeLimit: 0.5) == .timedOut(seconds: 0.5))
    #expect(!session.addresses.isEmpty)
    // A call that ends in time says nothing of it.
    guard case .answered = try call("print, return", session) else {
      Issue.record("the next call was not answered")
      return
    }
    session.stop()
    #expect(session.addresses.isEmpty)
  }

  @Test func `a call that ends shortly before its time is answered`() throws {
    let session = try HostileWorker.session(in: try Box.strongest())
    guard case .answered = try call("nearly too late", session, timeLimit: 20) else {
      Issue.record("the call was not answered")
      return
    }
  }

  @Test func `a process that exits reports no position`() throws {
    let session = try HostileWorker.session(in: try Box.strongest())
    #expect(try call("print, exit", session) == .crashed(Crash(.exited(3))))
    #expect(session.addresses.isEmpty)
  }
}
