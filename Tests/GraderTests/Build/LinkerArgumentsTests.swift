@testable import Build
import Testing

@Suite struct LinkerArgumentsTests {
  @Test func `a printed command is taken apart into its words`() {
    let line = #" "/a b/ld.lld" "-o" "x\"y" "C:\\z" "\$ORIGIN" "" "-lc""#
    #expect(
      LinkerArguments.words(in: line)
        == ["/a b/ld.lld", "-o", "x\"y", "C:\\z", "$ORIGIN", "", "-lc"])
    #expect(LinkerArguments.words(in: "").isEmpty)
  }
}
