import GraderTestSupport
import Foundation
import Host
import Testing

/// What is kept of what a child prints: both ends, and a count of the rest.
@Suite struct OutputCollectorTests {
  private func collect(_ script: String, limit: Int, lines: Int = .max) throws -> String {
    let collector = try OutputCollector(limit: limit, lines: lines)
    let child = try ChildProcess(
      ["/bin/sh", "-c", script], environment: ["PATH": "/usr/bin:/bin"], output: collector.writer)
    collector.closeWriter()
    child.wait()
    return collector.waitForEnd()
  }

  @Test func `what fits is kept as it is`() throws {
    #expect(try collect("echo a; echo b", limit: 100, lines: 10) == "a\nb\n")
    #expect(try collect("echo a; echo b; echo c; echo d", limit: 100, lines: 2) == "a\nb\nc\nd\n")
    #expect(try collect("printf 123456", limit: 3) == "123456")
    #expect(try collect("true", limit: 3, lines: 1).isEmpty)
  }

  @Test func `many lines lose their middle`() throws {
    let text = try collect("seq 1 1000", limit: 1 << 20, lines: 2)
    #expect(text == "1\n2\n\n… 3880 bytes in 996 lines left out …\n999\n1000\n")
    let open = try collect("printf 'a\\nb\\nc\\nd\\ne'", limit: 100, lines: 1)
    #expect(open.hasPrefix("a\n\n… ") && open.hasSuffix("left out …\ne"))
  }

  @Test func `one long line loses its middle`() throws {
    let text = try collect("head -c 1000000 /dev/zero | tr '\\0' x; printf end", limit: 4, lines: 9)
    #expect(text == "xxxx\n… 999995 bytes left out …\nxend")
  }

  @Test func `bytes that are no text are shown all the same`() throws {
    #expect(try collect("printf '\\377\\000a'", limit: 10) == "\u{FFFD}\0a")
  }

  @Test func `a flood of lines takes no memory and no time`() throws {
    let text = try collect("yes | head -c 50000000", limit: 1000, lines: 5)
    #expect(text.hasPrefix("y\ny\ny\ny\ny\n\n… 49999980 bytes in 24999990 lines left out …\n"))
  }
}
