import GraderTestSupport
import Box
import Core
import Exchange
import Foundation
import Record
import Run
import Testing

#if os(Linux)
  /// How running out of memory or of stack is reported, with control groups where the host
  /// has them, and without.
  @Suite struct MemoryTests {
    private static let boxes: [Box] = {
      let ways = ControlGroups.host.map { [$0, nil] } ?? [nil]
      return BoxForms.kinds.flatMap { kind in ways.map { Box(kind: kind, groups: $0) } }
    }()

    private func ending(_ exercise: String, in box: Box) throws -> Crash.Ending? {
      var launch = try HostileWorker.launch(in: box)
      launch.limits.memoryBytes = 512 << 20
      let outcome = try WorkerSession(launch).call(
        exercise, Payload(), form: AnswerForm(), timeLimit: 60)
      guard case .crashed(let crash) = outcome else {
        Issue.record("\(exercise): \(outcome)")
        return nil
      }
      return crash.ending
    }

    @Test(arguments: boxes.indices)
    func `running out of memory is reported as such, with the limit`(index: Int) throws {
      for way in ["growing array", "one huge array", "small objects", "untouched", "text"] {
        #expect(
          try ending("memory, " + way, in: Self.boxes[index])
            == .exceeded(.memory, most: 512 << 20), "\(way)")
      }
      #expect(
        try ending("memory, tensor", in: Self.boxes[index])
          == .exceeded(.memory, most: 512 << 20))
    }

    @Test(arguments: boxes.indices)
    func `a recursion without end exceeds the stack, and not the memory`(index: Int) throws {
      for way in ["recursion", "two functions"] {
        #expect(
          try ending("stack, " + way, in: Self.boxes[index]) == .exceeded(.stack, most: 8 << 20),
          "\(way)")
      }
    }

    @Test func `a wrong address, and a trap after words about memory, are neither`() throws {
      let box = try Box.strongest()
      #expect(try ending("stack, wrong address", in: box) == .signaled("SIGSEGV"))
      #expect(try ending("memory, only said", in: box) == .signaled("SIGILL"))
    }
  }
#endif
