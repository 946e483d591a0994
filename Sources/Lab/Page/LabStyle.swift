/// The style sheet of a lab's page; its colours are those of the grading report.
enum LabStyle {
  static let sheet: HTML = """
    :root {
      color-scheme: light dark;
      --page: #f6f6f3; --card: #ffffff; --ink: #1d2327; --soft: #59636b; --line: #e2e3de;
      --well: #f3f4f1; --link: #22577a; --good: #1c6b43; --good-tint: #e3f1e8;
      --part: #7d5200; --part-tint: #fbefd5; --bad: #a32a22; --bad-tint: #fae6e3;
      --neutral: #566069; --neutral-tint: #ecedea; --wait: #a9c3e4;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #14181b; --card: #1c2226; --ink: #e6e9ea; --soft: #a0aab0; --line: #2f373c;
        --well: #161b1e; --link: #8fc3e6; --good: #86d3a8; --good-tint: #1b3427;
        --part: #ecc374; --part-tint: #3a2e14; --bad: #f3a39b; --bad-tint: #402220;
        --neutral: #b0b9be; --neutral-tint: #2b3338; --wait: #44648a;
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
    h1, h2, h3, h4, p, ul, ol, dl, dd, figure, table { margin: 0; }
    h1 { font-size: 2rem; line-height: 1.2; letter-spacing: -0.02em; font-weight: 680; }
    h2 { font-size: 1.25rem; line-height: 1.3; letter-spacing: -0.01em; font-weight: 650; }
    h3 { font-size: 1rem; line-height: 1.45; font-weight: 650; }
    h4 { font-size: 0.8rem; font-weight: 650; color: var(--soft); margin-bottom: 0.25rem; }
    code { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas,
      "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: 0.88em; }
    a { color: var(--link); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 4px; }
    #steps:focus { outline: none; }
    .skip { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 1rem;
      background: var(--card); z-index: 1; }
    .skip:focus { top: 1rem; }
    .quiet { color: var(--soft); font-weight: 400; }
    .number { font-variant-numeric: tabular-nums; white-space: nowrap; font-size: 0.9rem; }
    header { padding-top: 3rem; padding-bottom: 1.75rem; }
    .kicker { color: var(--soft); font-size: 0.9rem; margin-bottom: 0.35rem; }
    .intro { margin-top: 0.7rem; max-width: 62ch; color: var(--soft); }
    .card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
    .overview { padding: 1.5rem 1.75rem; display: grid; gap: 1.5rem 3rem;
      grid-template-columns: minmax(0, 7fr) minmax(0, 5fr); }
    .overview h2 { font-size: 0.85rem; color: var(--soft); letter-spacing: 0;
      margin-bottom: 0.55rem; }
    .overview ol { list-style: none; padding: 0; font-size: 0.95rem; }
    .overview li { padding: 0.22rem 0 0.22rem 1.6rem; text-indent: -1.6rem; }
    .overview li * { text-indent: 0; }
    .overview a { color: inherit; text-decoration-color: var(--line); }
    .overview a:hover { text-decoration-color: currentColor; }
    .overview li .quiet { font-size: 0.86rem; margin-left: 0.35rem; white-space: nowrap; }
    .mark { display: inline-block; width: 1.3rem; font-weight: 700; }
    .good .mark { color: var(--good); } .part .mark { color: var(--part); }
    .bad .mark { color: var(--bad); } .neutral .mark { color: var(--neutral); }
    .step { margin-top: 2.5rem; }
    .title { display: flex; justify-content: space-between; align-items: baseline; gap: 1.5rem;
      margin-bottom: 0.8rem; padding: 0 0.25rem; }
    .title h2 { scroll-margin-top: 1.5rem; }
    .title h2 .quiet { margin-right: 0.5rem; font-variant-numeric: tabular-nums; }
    .body { padding: 1.4rem 1.75rem 1.6rem; display: grid; gap: 1.15rem;
      grid-template-columns: minmax(0, 1fr); }
    .body p, .body li, figcaption { max-width: 66ch; }
    .callout { padding: 0.7rem 1rem; border-radius: 8px; background: var(--neutral-tint);
      font-size: 0.95rem; }
    .callout.part { background: var(--part-tint); } .callout.bad { background: var(--bad-tint); }
    .callout.part strong { color: var(--part); } .callout.bad strong { color: var(--bad); }
    .message { white-space: pre-line; }
    .facts { display: grid; gap: 0.3rem; }
    .facts div { display: grid; grid-template-columns: minmax(7rem, 19rem) minmax(0, 1fr);
      gap: 1rem; }
    .overview .facts div { grid-template-columns: 5.5rem minmax(0, 1fr); }
    .facts dt { color: var(--soft); font-size: 0.92rem; }
    .facts dd { font-variant-numeric: tabular-nums; }
    figure { display: grid; gap: 0.45rem; justify-items: start; min-width: 0; }
    figcaption { color: var(--soft); font-size: 0.88rem; }
    .plot { max-width: 100%; overflow-x: auto; border-radius: 6px; }
    .plot svg { display: block; --plot-paper: transparent; }
    figure img { display: block; max-width: 100%; height: auto; image-rendering: pixelated;
      border-radius: 4px; background: var(--well); }
    .scroll { overflow-x: auto; max-width: 100%; }
    table { border-collapse: collapse; font-size: 0.92rem; font-variant-numeric: tabular-nums; }
    caption { text-align: left; font-weight: 650; font-size: 0.88rem; padding-bottom: 0.35rem; }
    th, td { text-align: right; padding: 0.3rem 0 0.3rem 1.75rem; font-weight: 400;
      white-space: nowrap; }
    th:first-child { text-align: left; padding-left: 0.5rem; }
    th:last-child, td:last-child { padding-right: 0.5rem; }
    thead th { color: var(--soft); font-size: 0.86rem; }
    tbody tr > * { border-top: 1px solid var(--line); }
    .marked > * { background: var(--good-tint); font-weight: 650; }
    .question { border-left: 3px solid var(--wait); padding: 0.1rem 0 0.1rem 1.1rem; display: grid;
      gap: 0.6rem; }
    .question h3 code { font-weight: 400; margin: 0 0.3rem; }
    .question ol { padding-left: 1.4rem; }
    .answer p { white-space: pre-line; }
    footer { color: var(--soft); font-size: 0.85rem; padding-top: 1.75rem; padding-bottom: 3rem; }
    \(small)
    """

  private static let small: HTML = """
    @media (max-width: 44rem) {
      header, main, footer { padding-left: 1rem; padding-right: 1rem; }
      header { padding-top: 1.75rem; padding-bottom: 1.25rem; }
      h1 { font-size: 1.55rem; }
      .overview { grid-template-columns: minmax(0, 1fr); padding: 1.25rem; }
      .step { margin-top: 2rem; }
      .body { padding: 1.1rem 1rem 1.25rem; }
      .facts div { grid-template-columns: minmax(0, 1fr) auto; }
      .facts dd { text-align: right; }
      .overview .facts dd { text-align: left; }
      .plot svg { min-width: 26rem; }
      th, td { padding-left: 1rem; }
    }
    @media print {
      :root { --page: #fff; --line: #ccc; }
      body { font-size: 10pt; }
      header { padding-top: 0; }
      .skip { display: none; }
      figure, table, .question { break-inside: avoid; } .title { break-after: avoid; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }
    @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
    """
}
