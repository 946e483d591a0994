/// The rules that the style sheets of all pages share: colors for light and dark mode, text,
/// header, footer and printing.
///
/// A page begins its own style sheet with `base` and ends it with `adaptations`.
package enum PageStyle {
  /// The general rules, beginning with the colors.
  ///
  /// Each text color has a contrast of at least 4.5 to 1 with its background.
  package static let base: Markup = """
    :root {
      color-scheme: light dark;
      --page: #f6f6f3; --card: #ffffff; --ink: #1d2327; --soft: #59636b; --line: #e2e3de;
      --well: #f3f4f1; --link: #22577a; --good: #1c6b43; --good-tint: #e3f1e8;
      --part: #7d5200; --part-tint: #fbefd5; --bad: #a32a22; --bad-tint: #fae6e3;
      --neutral: #566069; --neutral-tint: #ecedea; --waiting: #285a94; --fault: #6d3b8f;
      --fault-tint: #f1e6f7; --fill: #3a8a62; --rest: #e6e7e2; --wait: #a9c3e4;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #14181b; --card: #1c2226; --ink: #e6e9ea; --soft: #a0aab0; --line: #2f373c;
        --well: #161b1e; --link: #8fc3e6; --good: #86d3a8; --good-tint: #1b3427;
        --part: #ecc374; --part-tint: #3a2e14; --bad: #f3a39b; --bad-tint: #402220;
        --neutral: #b0b9be; --neutral-tint: #2b3338; --waiting: #9cc4f0; --fault: #d3ace8;
        --fault-tint: #35243f; --fill: #58b088; --rest: #30383d; --wait: #44648a;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
    body {
      margin: 0; background: var(--page); color: var(--ink); overflow-wrap: anywhere;
      font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans",
        "Liberation Sans", Arial, sans-serif;
    }
    header, main, footer { max-width: 58rem; margin: 0 auto; padding: 0 1.5rem; }
    h1, h2, h3, h4, p, ul, ol, dl, dd, figure, pre, table { margin: 0; }
    h1 { font-size: 2rem; line-height: 1.2; letter-spacing: -0.02em; font-weight: 680; }
    h2 { font-size: 1.25rem; line-height: 1.3; letter-spacing: -0.01em; font-weight: 650; }
    h3 { font-size: 1rem; line-height: 1.45; }
    h4 { font-size: 0.8rem; font-weight: 650; color: var(--soft); margin-bottom: 0.25rem; }
    code, pre, .mono { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas,
      "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: 0.86em; }
    pre code { font-size: 1em; }
    pre { background: var(--well); border: 1px solid var(--line); border-radius: 8px;
      padding: 0.75rem 0.95rem; overflow: auto; max-height: 24rem; line-height: 1.5;
      overflow-wrap: normal; }
    a { color: var(--link); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 4px; }
    [tabindex="-1"]:focus { outline: none; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap; }
    .skip { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 1rem;
      background: var(--card); z-index: 1; }
    .skip:focus { top: 1rem; }
    .quiet { color: var(--soft); font-weight: 400; }
    .number { font-variant-numeric: tabular-nums; white-space: nowrap; text-align: right; }
    header { padding-top: 3rem; padding-bottom: 1.75rem; }
    .kicker { color: var(--soft); font-size: 0.9rem; margin-bottom: 0.35rem; }
    .card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
    .title { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline;
      gap: 0.2rem 1.5rem; margin-bottom: 0.85rem; padding: 0 0.25rem; }
    .title h2 { scroll-margin-top: 1.5rem; }
    .callout { padding: 0.7rem 1rem; border-radius: 8px; background: var(--neutral-tint);
      font-size: 0.95rem; }
    .facts { display: grid; gap: 0.3rem; }
    .facts div { display: grid; gap: 1rem; }
    .facts dt { color: var(--soft); font-size: 0.9rem; }
    .answer { border-left: 3px solid var(--wait); padding-left: 1rem; }
    .typed { border-collapse: collapse; }
    .typed th, .typed td { border: 1px solid var(--line); padding: 0.25rem 0.6rem;
      text-align: left; vertical-align: baseline; }
    .typed th { background: var(--well); font-weight: 650; }
    .typed .center { text-align: center; } .typed .right { text-align: right; }
    .body p, .body li, figcaption { max-width: 66ch; }
    figcaption { color: var(--soft); font-size: 0.88rem; }
    footer { color: var(--soft); font-size: 0.85rem; padding-top: 1.75rem; padding-bottom: 3rem; }
    """

  /// Rules for phones, for printing, and for people who prefer reduced motion.
  package static let adaptations: Markup = """
    @media (max-width: 44rem) {
      header, main, footer { padding-left: 1rem; padding-right: 1rem; }
      header { padding-top: 1.75rem; padding-bottom: 1.25rem; }
      h1 { font-size: 1.55rem; }
    }
    @media print {
      :root { --page: #fff; --line: #ccc; }
      body { font-size: 10pt; }
      header { padding-top: 0; }
      .skip { display: none; }
      figure, pre, table { break-inside: avoid; } .title { break-after: avoid; }
      pre { max-height: none; white-space: pre-wrap; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }
    @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
    """
}
