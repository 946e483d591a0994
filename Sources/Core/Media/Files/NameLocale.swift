#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A UTF-8 locale for the calling thread, taken back when the value ends.
///
/// libarchive converts the names that an archive marks as UTF-8 to the thread's locale. A Swift program
/// runs in the C locale, where a name such as `Müller` is lost.
package struct NameLocale: ~Copyable {
  private let locale: locale_t?
  private let previous: locale_t?

  /// Sets the locale; without one on this machine, names that are not ASCII may be refused.
  package init() {
    var locale: locale_t?
    for name in ["C.UTF-8", "en_US.UTF-8", "UTF-8"] where locale == nil {
      locale = newlocale(LC_CTYPE_MASK, name, nil)
    }
    self.locale = locale
    previous = locale.flatMap { uselocale($0) }
  }

  deinit {
    guard let locale else { return }
    uselocale(previous)
    freelocale(locale)
  }
}
