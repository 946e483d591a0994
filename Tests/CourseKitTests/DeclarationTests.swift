import CourseKit
import Testing

struct DeclarationTests {
  @Test func `a file declares its top-level types and functions that are not private`() {
    let text = """
      import Core

      /// A comment on func none().
      public struct Net<Scalar: TensorScalar>: Sendable {
        func member() {}
      }
      @discardableResult public func train<S>(_ x: S) throws -> S {
        let local = 1
      }
      private func hidden() {}
      fileprivate struct Hidden {}
      extension Net { func more() {} }
      final class Cache {}
      enum Mode { case train }
      protocol Layer {}
      func train(_ y: Int) {}
      let constant = 1
      """
    #expect(Declaration.names(in: text) == ["Cache", "Layer", "Mode", "Net", "train"])
    #expect(Declaration.names(in: "\r\nfunc a() {}\r\nfunc b() {}\r\n") == ["a", "b"])
    #expect(Declaration.names(in: "") == [])
  }
}
