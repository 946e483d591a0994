#if os(Linux)
  import Foundation
  import Host
  import Testing

  @Suite struct KernelFileTests {
    @Test func `a file that the kernel gives in pieces is read to its end`() throws {
      let text = try #require(KernelFile.text("/proc/self/maps"))
      #expect(text.utf8.count > 8_192)
      #expect(text.contains("libc.so"))
      #expect(text.contains("[stack]"))
      #expect(text.hasSuffix("\n"))
    }

    @Test func `what is not there has no text`() {
      #expect(KernelFile.text("/proc/self/nothing") == nil)
    }

    @Test func `this process is among all`() {
      #expect(KernelFile.processes().contains(getpid()))
    }
  }
#endif
