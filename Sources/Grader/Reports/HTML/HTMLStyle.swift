import Presentation

/// The style sheet of the HTML report.
enum HTMLStyle {
  static let sheet: Markup = """
    \(PageStyle.base)
    h3 { font-weight: 500; }
    .waiting { color: var(--waiting); }
    .file { color: var(--soft); margin-top: 0.6rem; font-size: 0.92rem; }
    .file code { color: var(--ink); margin-right: 0.75rem; }
    \(figures)
    \(layout)
    \(strip)
    \(modes)
    \(small)
    """

  private static let strip: Markup = """
    .strip { margin-top: 1rem; }
    .strip ul { list-style: none; padding: 0.6rem; display: grid; gap: 0.2rem;
      grid-template-columns: repeat(auto-fill, minmax(8.1rem, 1fr)); }
    .strip .wide { grid-column: span 2; }
    .strip a { display: block; padding: 0.5rem 0.6rem; border-radius: 8px; color: inherit;
      text-decoration: none; font-size: 0.8rem; line-height: 1.35; }
    .strip a:hover { background: var(--well); }
    .strip a:hover .quiet { text-decoration: underline; }
    .view { display: block; height: 1.9rem; margin-bottom: 0.4rem; }
    .wide .view { height: auto; }
    .view > * { display: block; width: 100%; height: 100%; overflow: visible; }
    .view img { height: auto; max-height: 5rem; object-fit: contain; object-position: left;
      image-rendering: pixelated; }
    .spark polyline { fill: none; stroke: var(--fill); stroke-width: 1.6;
      vector-effect: non-scaling-stroke; stroke-linejoin: round; }
    .spark polyline:nth-child(2) { stroke: var(--waiting); stroke-dasharray: 4 3; }
    .tile-name { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 0.6rem;
      font-weight: 600; }
    .tile-name .number { font-weight: 400; }
    .strip .quiet { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2;
      overflow: hidden; }
    b.good { color: var(--good); } b.part { color: var(--part); } b.bad { color: var(--bad); }
    b.neutral { color: var(--neutral); } b.fault { color: var(--fault); }
    """

  /// Buttons that open or close all details.
  ///
  /// They need `::details-content` (Chromium 131, Safari 18.4, Firefox 143); other browsers do not
  /// show them. A link to details opens these in every mode.
  private static let modes: Markup = """
    .modes { display: none; }
    @supports selector(::details-content) {
      @media screen {
        .modes { display: flex; flex-wrap: wrap; gap: 0.2rem 1.1rem; border: 0; padding: 0 0.25rem;
          margin: 2.2rem 0 -1.4rem; font-size: 0.9rem; }
        .modes legend { float: left; padding: 0; color: var(--soft); }
        .modes label { cursor: pointer; } .modes input { margin: 0 0.2rem 0 0; }
      }
      main:has(#open-all:checked) details::details-content { content-visibility: visible; }
      main:has(#close-all:checked) details:not(:has(:target))::details-content { display: none; }
      main:has(#open-all:checked, #close-all:checked) summary { pointer-events: none; }
      main:has(#open-all:checked, #close-all:checked) summary::after { visibility: hidden; }
    }
    """

  private static let layout: Markup = """
    .summary { padding: 1.75rem; display: grid; gap: 1.75rem 2.2rem;
      grid-template-columns: minmax(0, 5fr) minmax(0, 8fr); }
    .summary .callout { grid-column: 1 / -1; }
    .total strong { font-size: 3.6rem; line-height: 1; font-weight: 680; letter-spacing: -0.035em;
      font-variant-numeric: tabular-nums; }
    .total span { color: var(--soft); font-size: 1.1rem; margin-left: 0.3rem; }
    .score > .waiting { margin-top: 0.35rem; }
    .score > .bar { margin: 1rem 0 1.1rem; }
    .tally { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.2rem 1.1rem;
      font-size: 0.9rem; }
    .tally b, .badge b { display: inline-block; width: 1.05em; font-weight: 700; }
    .contents { width: 100%; border-collapse: collapse; font-size: 0.95rem; }
    .contents th { text-align: left; font-weight: 450; padding: 0.42rem 0.4rem 0.42rem 0; }
    .contents td { padding: 0.42rem 0 0.42rem 0.75rem; }
    .contents tr + tr > * { border-top: 1px solid var(--line); }
    .contents th { min-width: 8rem; overflow-wrap: normal; }
    .contents .track { width: 18%; }
    .contents .waiting { white-space: normal; min-width: 7.5rem; font-size: 0.88rem;
      line-height: 1.35; }
    .contents caption { text-align: left; font-weight: 650; color: var(--soft); font-size: 0.8rem; }
    .contents a { color: inherit; text-decoration-color: var(--line); }
    .contents a:hover { text-decoration-color: currentColor; }
    .callout.fault { background: var(--fault-tint); color: var(--fault); }
    .refusal { padding: 1.75rem; display: grid; gap: 0.6rem; }
    .refusal h2 { color: var(--bad); }
    .question { margin-top: 2.75rem; }
    .title .number { color: var(--soft); }
    .title strong { color: var(--ink); font-size: 1.1rem; }
    .title .waiting { margin-left: 0.5rem; }
    .check + .check { border-top: 1px solid var(--line); }
    .check { scroll-margin-top: 1rem; }
    .check:target > summary, .check:has(> .body:target) > summary { background: var(--well); }
    .check > .body { scroll-margin-top: 4rem; }
    .losses { list-style: none; padding: 0.4rem 0; }
    .losses li { display: grid; grid-template-columns: 1.1rem minmax(0, 1fr) auto; gap: 0.6rem;
      padding: 0.35rem 1.1rem; align-items: baseline; }
    .losses b { color: var(--neutral); } .losses .bad b { color: var(--bad); }
    .losses .part b { color: var(--part); }
    .losses .quiet { margin-left: 0.4rem; }
    summary { cursor: pointer; list-style: none; border-radius: 10px; }
    summary::-webkit-details-marker { display: none; }
    .check > summary { display: grid; grid-template-columns: 10.2rem minmax(0, 1fr) auto auto;
      gap: 1rem; align-items: baseline; padding: 0.5rem 1.1rem; }
    summary::after { content: ""; width: 0.45rem; height: 0.45rem; align-self: center;
      border: solid var(--soft); border-width: 0 1.5px 1.5px 0; transform: rotate(45deg)
      translate(-2px, -2px); }
    details[open] > summary::after { transform: rotate(-135deg) translate(-2px, -2px); }
    summary:hover { background: var(--well); }
    .badge, .tag { border-radius: 6px; font-size: 0.83rem; font-weight: 600; white-space: nowrap;
      padding: 0.16rem 0.55rem; justify-self: start; background: var(--neutral-tint);
      color: var(--neutral); }
    .tag { font-size: 0.78rem; padding: 0.1rem 0.45rem; }
    .tally .good, .tag.good, .check.good .badge { color: var(--good); }
    .tally .part, .tag.part, .check.part .badge { color: var(--part); }
    .tally .bad, .tag.bad, .check.bad .badge { color: var(--bad); }
    .tally .neutral { color: var(--neutral); }
    .tally .waiting, .check.waiting .badge { color: var(--waiting); }
    .tally .fault, .check.fault .badge { color: var(--fault); }
    .tag.good { background: var(--good-tint); }
    .check.good .badge, .check.waiting .badge { background: none; }
    .check.bad h3, .check.part h3, .check.fault h3 { font-weight: 650; }
    .tag.part, .check.part .badge { background: var(--part-tint); }
    .tag.bad, .check.bad .badge { background: var(--bad-tint); }
    .check.fault .badge { background: var(--fault-tint); }
    .check.waiting { color: inherit; }
    .body { padding: 0.35rem 1.1rem 1.2rem 12.3rem; display: grid; gap: 0.95rem;
      grid-template-columns: minmax(0, 1fr); }
    .body > h4 { margin-bottom: -0.6rem; }
    .explanation { white-space: pre-line; }
    .facts div { grid-template-columns: minmax(7rem, 12rem) minmax(0, 1fr); }
    .facts dd { white-space: pre-wrap; }
    .bad .facts .expected dd { color: var(--good); font-weight: 700; }
    .bad .facts .received dd { color: var(--bad); font-weight: 700; }
    .again span { color: var(--soft); font-size: 0.9rem; display: block; }
    .again code { background: var(--well); border: 1px solid var(--line); border-radius: 6px;
      padding: 0.3rem 0.55rem; display: inline-block; user-select: all; }
    .identity { font-size: 0.85rem; display: flex; flex-wrap: wrap; gap: 0 1rem; }
    .asked-question, .answer { display: grid; gap: 0.5rem; }
    .asked-question p.heading, .answer p.heading { font-weight: 650; }
    .answer ul, .answer ol, .asked-question ul, .asked-question ol { padding-left: 1.4rem; }
    .message { max-width: none; }
    .place { color: var(--soft); font-variant-numeric: tabular-nums; margin: 0 0.35rem; }
    .plain { margin-top: 2.75rem; }
    .plain > summary { display: flex; gap: 1rem; align-items: baseline; padding: 1rem 1.4rem; }
    .plain > summary h2 { flex: 1; font-size: 1.1rem; }
    .plain > .body { padding: 0 1.4rem 1.2rem; }
    .entries { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
    .entries th { text-align: left; font-weight: 400; }
    .entries th, .entries td { padding: 0.35rem 1rem 0.35rem 0; vertical-align: baseline; }
    .about { margin-top: 1rem; padding: 1.3rem 1.4rem; display: grid; gap: 1.1rem; }
    .about h2 { font-size: 1.1rem; }
    """

  private static let figures: Markup = """
    .bar { display: block; border-radius: 4px; }
    .bar .rest { fill: var(--rest); } .bar .earned { fill: var(--fill); }
    .bar .waiting { fill: var(--wait); } .bar.time .earned { fill: var(--soft); }
    figcaption { margin-top: 0.3rem; }
    .timing svg { display: block; overflow: visible; max-width: 34rem; }
    .timing text { font-size: 0.82rem; fill: var(--soft); }
    .timing .ratio-label { fill: var(--ink); font-weight: 650; }
    .timing .asked { fill: var(--good-tint); }
    .timing .axis { stroke: var(--line); stroke-width: 1; }
    .timing .limit { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 4 3; }
    .timing .interval { stroke: var(--tint); stroke-width: 6; stroke-linecap: round;
      opacity: 0.45; }
    .timing .ratio { fill: var(--tint); stroke: var(--card); stroke-width: 2; }
    .within { --tint: var(--good); } .across { --tint: var(--part); }
    .beyond { --tint: var(--bad); }
    .curve { overflow-x: auto; max-width: 36rem; }
    .curve svg { display: block; min-width: 27rem; }
    .bp-plot { color: var(--ink) !important; --plot-paper: var(--card) !important; }
    .pictures { display: grid; gap: 0.4rem; grid-template-columns: minmax(0, 1fr); }
    .images { display: flex; flex-wrap: wrap; gap: 1rem 1.75rem; align-items: end; }
    .images figure { max-width: 100%; overflow-x: auto; }
    .images div { max-width: 100%; }
    .images .wide div { min-width: 30rem; }
    .images img { display: block; width: 100%; height: auto; image-rendering: pixelated;
      border-radius: 4px; background: var(--well); }
    .images figcaption { white-space: pre-line; }
    .columns { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr);
      font-size: 0.72rem; color: var(--soft); text-align: center; padding-bottom: 0.2rem; }
    .columns span { overflow: hidden; text-overflow: ellipsis; overflow-wrap: normal; }
    """

  private static let small: Markup = """
    @media (max-width: 44rem) {
      .file span { display: block; }
      .summary { grid-template-columns: minmax(0, 1fr); padding: 1.25rem; gap: 1.4rem; }
      .total strong { font-size: 3rem; }
      .contents .track { display: none; }
      .about .contents .track { display: table-cell; }
      .question { margin-top: 2.1rem; }
      .check > summary { grid-template-columns: auto 1fr auto; gap: 0.45rem 0.75rem;
        padding: 0.85rem 1rem; }
      .check > summary .number { grid-column: 2; grid-row: 1; }
      .check > summary::after { grid-column: 3; grid-row: 1; }
      .check > summary h3 { grid-column: 1 / -1; grid-row: 2; }
      .body { padding: 0.1rem 1rem 1.1rem; }
      .facts div { grid-template-columns: 7rem minmax(0, 1fr); gap: 0.75rem; }
      .entries tr { display: grid; grid-template-columns: 5.2rem minmax(0, 1fr); padding: 0.4rem 0; }
      .entries td:empty { display: none; }
      .entries td:last-child { grid-column: 2; color: var(--soft); }
      .entries th, .entries td { padding: 0; }
    }
    @media print {
      /* Details that are closed stay so: one line for what passed, and what was lost in full. */
      html { font-size: 12px; }
      header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
      .question, .plain { margin-top: 1.5rem; }
      .check > summary { padding-top: 0.2rem; padding-bottom: 0.2rem; break-inside: avoid; }
      .check[open] > summary { break-after: avoid; }
      .body { padding-left: 4rem; }
      summary::after { display: none; }
      .losses li, .strip li, .asked-question, .answer, .facts div { break-inside: avoid; }
    }
    \(PageStyle.adaptations)
    """
}
