import Core
import Dispatch
import Foundation
import Synchronization
import Testing

@Suite struct ThreadTeamTests {
  /// How often each index was asked for.
  private final class Tally: Sendable {
    let counts: Mutex<[Int]>
    init(_ count: Int) { counts = Mutex(Array(repeating: 0, count: count)) }
    func add(_ index: Int) { counts.withLock { $0[index] += 1 } }
  }

  @Test(arguments: [0, 1, 2, 3, 17])
  func `each part is done once, however many there are`(_ count: Int) {
    let team = ThreadTeam()
    let tally = Tally(count)
    for _ in 0..<2000 { team.share(count) { tally.add($0) } }
    #expect(tally.counts.withLock { $0 } == Array(repeating: 2000, count: count))
  }

  @Test func `a team that went to sleep works again`() {
    let team = ThreadTeam()
    let tally = Tally(3)
    for pause in [0, 0.0002, 0.001, 0.01] {
      for _ in 0..<20 {
        team.share(3) { tally.add($0) }
        Thread.sleep(forTimeInterval: pause)
      }
    }
    #expect(tally.counts.withLock { $0 } == [80, 80, 80])
  }

  @Test func `work is done by the time the caller goes on`() {
    let team = ThreadTeam()
    for count in 2...9 {
      let finished = Atomic(0)
      team.share(count) { index in
        Thread.sleep(forTimeInterval: Double(index) * 0.001)
        finished.add(1, ordering: .relaxed)
      }
      #expect(finished.load(ordering: .relaxed) == count)
    }
  }

  @Test func `many callers at once each get all their parts`() {
    let team = ThreadTeam()
    let tally = Tally(40)
    DispatchQueue.concurrentPerform(iterations: 10) { caller in
      for _ in 0..<500 { team.share(4) { tally.add(caller * 4 + $0) } }
    }
    #expect(tally.counts.withLock { $0 } == Array(repeating: 500, count: 40))
  }

  @Test func `a part may itself ask the team`() {
    let team = ThreadTeam()
    let tally = Tally(9)
    team.share(3) { outer in team.share(3) { tally.add(outer * 3 + $0) } }
    #expect(tally.counts.withLock { $0 } == Array(repeating: 1, count: 9))
  }
}
