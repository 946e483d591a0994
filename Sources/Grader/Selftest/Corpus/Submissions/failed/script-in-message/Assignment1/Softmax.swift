// attack: Throws an error whose message contains a script for HTML and a command for a terminal.
// documented: Submitty#412; Gradescope specifications
// rows: F10
// check: a1.softmax.naive.loss
// expect: failed
private struct Message: Error, CustomStringConvertible {
  var description: String { "<script>alert(1)</script>\u{1B}[2J\u{202E}]]>|`*_=1+1" }
}

// into softmaxLossNaive
print("<script>alert(1)</script>\u{1B}]0;mine\u{7}\u{1B}[2J]]><!--")
throw Message()
