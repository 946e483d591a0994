import GraderTestSupport
import Intake
import Record
import Selftest
import Testing

struct IntakeBudgetTests {
  /// The limit that an archive exceeds, or nil.
  private func exceeded(
    _ bytes: [UInt8], _ change: (inout IntakeBudget) -> Void
  ) -> IntakeBudget.Limit? {
    var budget = IntakeBudget()
    change(&budget)
    do {
      _ = try Intake(budget: budget).read(bytes, fileName: "hw.tar.gz")
    } catch {
      if case .tooLarge(_, let limit, _, _) = error.reason { return limit }
    }
    return nil
  }

  @Test func `an archive larger than allowed`() throws {
    let bytes = CraftedArchive("Assignment1/Softmax.swift").bytes(.tar)
    #expect(exceeded(bytes) { $0.archiveBytes = bytes.count - 1 } == .archiveBytes)
    #expect(exceeded(bytes) { $0.archiveBytes = bytes.count } == nil)
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: "hw.tar")
    var budget = IntakeBudget()
    budget.archiveBytes = bytes.count - 1
    let error = #expect(throws: IntakeRefusal.self) { try Intake(budget: budget).read(path: path) }
    #expect(error?.reason.code == "tooLarge")
    #expect(error?.reason.exitCode.rawValue == 82)
  }

  @Test(arguments: CraftedArchive.Form.allCases)
  func `more members than allowed`(form: CraftedArchive.Form) {
    let members = (0..<20).map { CraftedArchive.Member.file("f\($0)") }
    let bytes = CraftedArchive(members: members + [.file("Assignment1/Softmax.swift")]).bytes(form)
    #expect(exceeded(bytes) { $0.entries = 20 } == .entries)
    #expect(exceeded(bytes) { $0.entries = 21 } == nil)
  }

  @Test(arguments: CraftedArchive.Form.allCases)
  func `a bomb stops at the budget, wanted or not`(form: CraftedArchive.Form) {
    let zeros = [UInt8](repeating: 0, count: 3 << 20)
    for path in ["Assignment1/Softmax.swift", "data.bin"] {
      let bomb = CraftedArchive(members: [
        .file("Assignment1/LinearSVM.swift"), .init(path: path, bytes: zeros),
      ]).bytes(form)
      #expect(exceeded(bomb) { $0.totalBytes = 1 << 20 } == .totalBytes)
      if form != .tar {
        #expect(exceeded(bomb) { $0.ratioFloor = 1 << 20 } == .ratio)
      }
      #expect(exceeded(bomb) { _ in } == nil)
    }
  }

  @Test func `a bomb in another header does not hide it`() {
    // 200 MiB of zeros compress to 200 KB; the ordinary budget must stop them.
    let zeros = [UInt8](repeating: 0, count: 64 << 20)
    let bomb = CraftedArchive(members: [
      .init(path: "a", bytes: zeros), .init(path: "b", bytes: zeros),
      .init(path: "c", bytes: zeros),
    ]).bytes(.gzip)
    #expect(exceeded(bomb) { _ in } == .ratio)
    #expect(exceeded(bomb) { $0.ratio = .max } == .totalBytes)
  }
}
