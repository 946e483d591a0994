import Presentation

/// The style sheet of lab pages; rules shared with the grading report are in `PageStyle`.
enum LabStyle {
  static let sheet: Markup = """
    \(PageStyle.base)
    /* Little wider than a figure. */
    header, main, footer { max-width: 51rem; }
    h3 { font-weight: 650; }
    .title .number { font-size: 0.9rem; }
    .intro { margin-top: 0.7rem; max-width: 62ch; color: var(--soft); }
    .overview { padding: 1.5rem 1.75rem; display: grid; gap: 1.5rem 2.5rem;
      grid-template-columns: minmax(0, 7fr) minmax(0, 4fr); }
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
    .title h2 .quiet { margin-right: 0.5rem; font-variant-numeric: tabular-nums; }
    .body { padding: 1.4rem 1.75rem 1.6rem; display: grid; gap: 1.15rem;
      grid-template-columns: minmax(0, 1fr); }
    .callout.part { background: var(--part-tint); } .callout.bad { background: var(--bad-tint); }
    .callout.part strong { color: var(--part); } .callout.bad strong { color: var(--bad); }
    .message { white-space: pre-line; }
    .problem { margin-bottom: 1.5rem; display: grid; gap: 0.5rem; }
    .callout .lines { margin-top: 0.5rem; }
    .lines dd { white-space: pre-wrap; }
    .body .judgment { max-width: none; } .judgment b { white-space: nowrap; }
    .judgment .mark { width: 1.4rem; }
    .before { font-size: 0.86em; margin-left: 0.4rem; }
    .before::before { content: "⟲ "; }
    .choice { border: 0; margin: 0; padding: 0; min-width: 0; position: relative; }
    .choice legend { padding: 0.15rem 0; float: left; margin-right: 0.6rem; font-weight: 650; }
    .choice > input { position: absolute; opacity: 0; }
    .choice > label { display: inline-block; cursor: pointer; padding: 0.1rem 0.6rem;
      margin: 0 0.15rem 0.3rem 0; border: 1px solid var(--line); border-radius: 6px;
      font-size: 0.92rem; }
    .choice > label:hover { background: var(--well); }
    .choice > input:checked + label { border-color: var(--link); background: var(--well);
      box-shadow: inset 0 0 0 1px var(--link); font-weight: 650; }
    .choice > input:focus-visible + label { outline: 2px solid var(--link); outline-offset: 2px; }
    .panels { clear: both; padding-top: 0.8rem; }
    .panel { display: grid; gap: 0.8rem; } .panel-name { display: none; }
    \(shownPanels)
    details > summary { cursor: pointer; color: var(--soft); font-size: 0.9rem; }
    details > pre { margin-top: 0.5rem; }
    .comment { color: var(--soft); font-style: italic; } .string { color: var(--good); }
    .numeral { color: var(--part); } .keyword { color: var(--waiting); font-weight: 600; }
    .facts div { grid-template-columns: minmax(7rem, 19rem) minmax(0, 1fr); }
    .overview .facts div { grid-template-columns: 5.5rem minmax(0, 1fr); }
    .facts dd { font-variant-numeric: tabular-nums; }
    figure { display: grid; gap: 0.45rem; justify-items: start; min-width: 0; }
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
    .question ol, .question ul { padding-left: 1.4rem; }
    .question p.heading { font-weight: 650; }
    .answer { display: grid; gap: 0.5rem; }
    \(small)
    """

  /// On a screen, only the panel of the chosen button is shown.
  private static let shownPanels = Markup(
    trusted: "@media screen { .panel { display: none; }\n"
      + (1...LabReport.Choice.limit).map { index in
        "    .choice > input:nth-of-type(\(index)):checked ~ .panels > .panel:nth-of-type(\(index))"
      }.joined(separator: ",\n") + " { display: grid; } }")

  private static let small: Markup = """
    @media (min-width: 44rem) { caption { white-space: nowrap; } }
    @media (max-width: 44rem) {
      .overview { grid-template-columns: minmax(0, 1fr); padding: 1.25rem; }
      .step { margin-top: 2rem; }
      .body { padding: 1.1rem 1rem 1.25rem; }
      .facts div { grid-template-columns: minmax(0, 1fr) fit-content(60%); }
      .facts dd { text-align: right; }
      .overview .facts dd { text-align: left; }
      .plot svg { min-width: 26rem; }
      th, td { padding-left: 1rem; }
    }
    @media print {
      html { font-size: 12px; }
      header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
      .step { margin-top: 1.5rem; }
      .panel-name { font-weight: 650; }
      .choice > input, .choice > label { display: none; } .choice legend { float: none; }
      /* Browsers break blocks across pages better than grids. */
      .body, .panels, .panel, .panel-name { display: block; }
      .body > * + *, .panel > * + *, .panel + .panel { margin-top: 0.8rem; }
      .question, .panel { break-inside: avoid; } .plot { width: 34rem; }
    }
    \(PageStyle.adaptations)
    """
}
