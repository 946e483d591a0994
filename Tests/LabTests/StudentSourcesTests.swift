import Lab
import LabKit
import Testing

@Suite struct StudentSourcesTests {
  private let file = """
    /// A layer.
    public struct Layer {
      func train() { given() }

      public func loops(_ x: Int) -> Int {
        let text = "} {"  // }
        return text.count + x
      }

      func fast(by step: () -> Void = { }) throws {
        try todo("write it")
      }
    }

    func help() -> Int { 1 }
    """
  private let stub = """
    public struct Layer {
      func train() { given() }
      public func loops(_ x: Int) throws -> Int { try todo("write loops") }
      func fast() throws { try todo("write it") }
    }
    """
  private let binding = """
    enum LayerBinding: Binding {
      enum Call: String { case loops, fast, train }
      static let name = "a1.layer"
      static func answer(_ call: Call) throws -> Payload {
        switch call {
        case .loops: try result()
        case .fast: try layer.fast()
        case .train: layer.train()
        }
      }
      private static func result() -> Payload { layer.loops(1) }
    }
    """

  private func listings(of exercises: [String], stubs: [String: String]) -> [CodeListing] {
    StudentSources(
      ["A1/Layer.swift": Array(file.utf8)], stubs: stubs,
      bindings: [.init(file: "Layer", text: binding)]
    ).listings(of: exercises)
  }

  @Test func `a step shows the function that its call leads to, as it stands in the file`() {
    let found = listings(of: ["a1.layer.loops", "a1.layer.loops"], stubs: ["A1/Layer.swift": stub])
    #expect(found.map(\.line) == [5])
    #expect(found.map(\.file) == ["A1/Layer.swift"])
    #expect(found.first?.text.hasPrefix("  public func loops(_ x: Int) -> Int {\n") == true)
    #expect(found.first?.text.hasSuffix("return text.count + x\n  }") == true)
  }

  @Test func `what was given or is not written is not shown`() {
    let stubs = ["A1/Layer.swift": stub]
    #expect(listings(of: ["a1.layer.train"], stubs: stubs).isEmpty)
    #expect(listings(of: ["a1.layer.fast"], stubs: stubs).isEmpty)
    #expect(listings(of: ["a1.other.fast"], stubs: stubs).isEmpty)
  }

  @Test func `without the stub, every function that is called is shown`() {
    #expect(listings(of: ["a1.layer.train"], stubs: [:]).map(\.line) == [3])
  }
}
