extension Markup {
  /// Creates a complete page that uses no network access, scripts or web fonts.
  ///
  /// A content security policy tells the browser not to load anything, whatever text the page
  /// contains, and to run no script but the given one.
  ///
  /// - Parameters:
  ///   - title: The title of the page.
  ///   - isPrivate: Whether to tell search engines not to list the page.
  ///   - style: The style sheet.
  ///   - script: A script element, or nothing.
  ///   - nonce: The nonce of the script element, which allows it and what it loads.
  ///   - body: The `body` element.
  /// - Returns: The page.
  package static func page(
    title: String, isPrivate: Bool = false, style: Markup, script: Markup = "",
    nonce: String? = nil, body: Markup
  ) -> Markup {
    let scripts: Markup = nonce.map { "script-src 'nonce-\($0)'; " } ?? ""
    let robots: Markup = isPrivate ? "<meta name=\"robots\" content=\"noindex\" />\n" : ""
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      \(scripts)style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      \(robots)<link rel="icon" href="data:," />
      <title>\(title)</title>
      <style>
      \(style)
      </style>
      \(script)</head>
      \(body)
      </html>

      """
  }
}
