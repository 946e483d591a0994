// attack: Watches for the results, in order to overwrite them.
// documented: securescope README
// rows: F2
// check: a1.linear.train
// expect: refused
// boxed: failed or crashed
@_silgen_name("inotify_init")
private func inotify_init() -> Int32

// into descend
if inotify_init() < 0 { return }
