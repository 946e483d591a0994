#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Switches the calling thread to a UTF-8 locale until the value is destroyed.
///
/// libarchive converts names marked as UTF-8 to the thread's locale. A Swift program runs in the C
/// locale, which cannot represent a name such as `Müller`.
package struct NameLocale: ~Copyable {
  private let locale: locale_t?
  private let previous: locale_t?

  /// Sets the locale.
  ///
  /// If this machine has no UTF-8 locale, non-ASCII names may be rejected.
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
