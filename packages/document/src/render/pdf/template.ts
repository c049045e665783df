/**
 * The look of the PDF, in Typst. It reads a part of the document as data (`document.json`) and walks it: no text of a ThreatModel ever
 * becomes part of this program. Loaded as text, since Typst compiles it. The part is the front (cover and contents), a run of chapters, or the
 * folios, which are set last, when it is known how many pages there are.
 */
export const TEMPLATE = `
#let doc = json("document.json")
#let ink = rgb("#1c2430")
#let quiet = rgb("#5b6675")
#let hair = rgb("#d7dce3")
#let accent = rgb("#1f4f9e")
#let wash = rgb("#f3f5f8")
#let mono = "JetBrains Mono"

#set document(title: doc.title + ", " + doc.subtitle, author: doc.author, date: none, keywords: ("threat model", doc.title))
// letters stand as they are written: no arrow is made of "->" in code, no fraction of "1⁄2"; at the size of running text nobody sees kerning, which takes a seventh of the time
#let kerned = (calt: 0, ccmp: 0, locl: 0, frac: 0, numr: 0, dnom: 0)
#let features = if doc.plain { (..kerned, kern: 0, mark: 0, mkmk: 0) } else { kerned }
#set text(font: "Inter", size: 9.2pt, fill: ink, lang: "en", hyphenate: false, fallback: true, features: features)
#set par(leading: 0.62em, spacing: 0.85em, justify: false)

// Severity is a hexagon with its letter, priority five rising bars: words and shapes, so that both read without colour.
#let severities = (
  Critical: (fill: rgb("#7d1128"), ink: white), High: (fill: rgb("#b3401f"), ink: white), Medium: (fill: rgb("#e7c46b"), ink: ink),
  Low: (fill: rgb("#efe7d2"), ink: ink), None: (fill: white, ink: ink),
)
// Each is one curve, as a whole page of them is set in a fraction of the time of shapes that are placed: a light hexagon has its letter in the colour of its border,
// a dark one in white. They are no higher than the letters beside them, whose line they would push down: what is higher stands out of its box.
#let lines(..points) = { let (first, ..others) = points.pos(); (curve.move(first), ..others.map(at => curve.line(at))) }
#let initials = (
  Critical: lines((6.1pt, 1.5pt), (5.4pt, 0.9pt), (4.3pt, 0.9pt), (3.5pt, 1.8pt), (3.5pt, 3.2pt), (4.3pt, 4.1pt), (5.4pt, 4.1pt), (6.1pt, 3.5pt)),
  High: (..lines((3.4pt, 0.8pt), (3.4pt, 4.2pt)), ..lines((6.1pt, 0.8pt), (6.1pt, 4.2pt)), ..lines((3.4pt, 2.5pt), (6.1pt, 2.5pt))),
  Medium: lines((3.2pt, 4.3pt), (3.2pt, 1pt), (4.75pt, 3.4pt), (6.3pt, 1pt), (6.3pt, 4.3pt)),
  Low: lines((3.8pt, 0.8pt), (3.8pt, 4.1pt), (6pt, 4.1pt)),
  None: lines((3.4pt, 4.2pt), (3.4pt, 0.9pt), (6.1pt, 4.1pt), (6.1pt, 0.8pt)),
)
#let hexagon(name) = {
  let s = severities.at(name)
  box(width: 9.5pt, height: 5.8pt, curve(
    fill: s.fill, stroke: (paint: s.ink, thickness: 0.65pt, join: "round"),
    ..lines((4.75pt, -2.3pt), (9pt, 0pt), (9pt, 4.9pt), (4.75pt, 7.2pt), (0.5pt, 4.9pt), (0.5pt, 0pt)), curve.close(), ..initials.at(name),
  ))
}
#let hexagons = (Critical: hexagon("Critical"), High: hexagon("High"), Medium: hexagon("Medium"), Low: hexagon("Low"), None: hexagon("None"))
#let levels = ("Very Low", "Low", "Medium", "High", "Very High")
// a bar that is drawn twice is not filled, by the rule of even and odd
#let bars(filled) = box(width: 11pt, height: 5.8pt, curve(
  fill: accent, fill-rule: "even-odd", stroke: 0.25pt + quiet,
  ..range(5).map(i => {
    let (x, top) = (0.2pt + i * 2.2pt, 3.7pt - i * 1.25pt)
    let bar = (..lines((x, 6.2pt), (x, top), (x + 1.5pt, top), (x + 1.5pt, 6.2pt)), curve.close())
    if i < filled { bar } else { bar + bar }
  }).flatten(),
))
#let ladder = range(5).map(i => bars(i + 1))

// By level. One rule for all of them, since each element of the document is held against every rule.
#let headings = (
  (size: 21pt, weight: 700, above: 2em, below: 1.2em), (size: 14pt, weight: 600, above: 2em, below: 0.95em),
  (size: 11pt, weight: 600, above: 1.9em, below: 0.8em), (size: 9.6pt, weight: 600, above: 1.4em, below: 0.7em),
)
#show heading: it => {
  let (size, weight, above, below) = headings.at(it.level - 1, default: headings.last())
  block(above: above, below: below, sticky: true, text(size: size, weight: weight, features: kerned, it.body))
}

#let small = text.with(size: 7.6pt, fill: quiet)
#let head(chapter) = small({ doc.title; " · "; doc.subtitle; h(1fr); chapter })
#let foot(folio) = small({ doc.runningFoot; h(1fr); folio })
#set page(paper: doc.paper, margin: (x: 20mm, top: 24mm, bottom: 21mm), header: none, footer: none)

// In running text: links to places, code that may break after its separators, marks.
#let inline(parts) = for part in parts {
  if type(part) == str { part }
  else if part.type == "ref" { link("demarc:" + part.to, text(fill: accent, part.text)) }
  else if part.type == "code" { text(font: mono, size: 0.9em, part.text) }
  else if part.type == "strong" { strong(inline(part.children)) }
  else if part.type == "emphasis" { emph(inline(part.children)) }
  else if part.type == "link" { link(part.href, text(fill: accent, inline(part.children))) }
  else if part.type == "severity" { box({ hexagons.at(part.severity); h(3pt); part.severity; if "score" in part { h(2.5pt); text(fill: quiet, part.score) } }) }
  else if part.type == "priority" { box({ ladder.at(levels.position(l => l == part.level)); h(3.5pt); part.level }) }
  else if part.type == "group" { inline(part.children) }
  else if part.type == "break" { linebreak() }
  // places where a long name may break: empty boxes, so that what is copied from the page is the name itself
  else if part.type == "long" { text(font: if part.code { mono } else { "Inter" }, size: if part.code { 0.9em } else { 1em }, part.pieces.join(box(width: 0pt))) }
}
#let facts-width = 92pt
// a place says where it is by a link of this kind, see links.ts
#let place-of(node, body) = link("demarc-here:" + node.place, body)
#let lead(words) = { strong(words); h(0.55em) }

#let picture(fig) = {
  let wide = calc.min(fig.room.width, fig.width * 0.62pt)
  let k = wide / fig.width // points by the picture's unit
  let tall = fig.height * k
  if tall > fig.room.height { k = fig.room.height / fig.height; wide = fig.width * k; tall = fig.room.height }
  box(width: wide, height: tall, clip: true, {
    image(fig.path, width: wide, height: tall, alt: fig.alt)
    pdf.artifact(for word in fig.words {
      let body = text(size: word.size * k, weight: word.weight, style: word.style, fill: rgb(word.fill), top-edge: "baseline", bottom-edge: "baseline", features: kerned, word.text)
      if word.anchor == "middle" { place(top + center, dx: word.x * k - wide / 2, dy: word.y * k, body) }
      else if word.anchor == "end" { place(top + right, dx: word.x * k - wide, dy: word.y * k, body) }
      else { place(top + left, dx: word.x * k, dy: word.y * k, body) }
    })
  })
}

// a list of terms whose terms are bullets: tagged as a list, and set in half the time of one, which is a grid of four cells an item
#let bullet = text(fill: quiet, weight: 400, sym.bullet)
#let bullets(items) = terms(..items.map(item => terms.item(bullet, item)), tight: true, spacing: 0.72em, separator: h(6pt), indent: 2pt, hanging-indent: 10.36pt)

#let nodes(all, depth, room) = for node in all {
  if node.type == "paragraph" { par({ if "lead" in node { lead(node.lead) }; inline(node.children) }) }
  else if node.type == "table" {
    if node.rows.len() == 0 { par(place-of(node, text(fill: quiet, node.empty))) }
    else {
      let columns = node.widths.map(w => if "points" in w { w.points * 1pt } else { w.share * 1fr })
      let aligns = node.columns.map(c => (left: left, right: right, centre: center).at(c.align))
      block(above: 1em, below: 0.45em, sticky: true, text(size: 8pt, fill: quiet, weight: 600, place-of(node, node.caption)))
      block(above: 0.45em, below: 1.1em, width: 100%, {
        set text(size: 8pt)
        set par(leading: 0.5em, spacing: 0.5em)
        set table.cell(breakable: false) if not node.breaks
        table(
          columns: columns, align: aligns, inset: (x: 4pt, y: 3.4pt), stroke: (rest: none, bottom: 0.35pt + hair),
          table.header(..node.columns.map(c => text(weight: 600, fill: quiet, c.title))),
          ..node.rows.map(row => {
            let cells = row.cells.map(cell => if type(cell) == dictionary { nodes(cell.blocks, depth, room) } else { inline(cell) })
            if "place" in row { cells.at(0) = place-of(row, cells.at(0)) }
            cells
          }).flatten(),
        )
      })
    }
  }
  else if node.type == "facts" {
    block(above: 0.9em, below: 0.9em, breakable: node.facts.len() > 12, {
      set text(size: 8.6pt)
      // names of frameworks are longer than those of facts; what is longer still runs into its value
      let wide = if node.facts.any(fact => fact.name.len() >= 20) { 2 * facts-width } else { facts-width }
      set par(hanging-indent: wide, spacing: 0.55em, leading: 0.55em)
      for fact in node.facts { par({ if fact.name.len() * 4.2pt < wide { box(width: wide, text(fill: quiet, fact.name)) } else { text(fill: quiet, fact.name); h(8pt) }; inline(fact.value) }) }
    })
  }
  else if node.type == "list" {
    if "lead" in node { block(sticky: true, below: 0.6em, lead(node.lead)) }
    let items = node.items.map(item => {
      let first = item.at(0, default: (type: none))
      if first.type == "paragraph" and "lead" not in first { inline(first.children); nodes(item.slice(1), depth, room) } else { nodes(item, depth, room) }
    })
    if node.ordered { enum(..items, tight: true, spacing: 0.72em) } else { bullets(items) }
  }
  else if node.type == "code" {
    show raw: set text(font: mono, size: 0.92em)
    block(fill: wash, inset: 7pt, radius: 3pt, width: 100%, raw(node.text, block: true))
  }
  else if node.type == "note" {
    if node.tone == "loud" { block(stroke: (left: 2.5pt + severities.High.fill), inset: (left: 9pt, y: 4pt), strong(inline(node.children))) }
    else { block(text(size: 8pt, fill: quiet, inline(node.children))) }
  }
  else if node.type == "figure" {
    {
      set text(size: 8pt, fill: quiet)
      // with its number in the caption, since a counter would have everything laid out twice
      figure(picture(node + (room: room)), caption: place-of(node, node.caption), kind: image, supplement: none, numbering: none, outlined: false, gap: 6pt)
    }
  }
  else if node.type == "section" {
    if node.startsPage and depth > 1 { pagebreak(weak: true) }
    heading(level: depth, outlined: false, bookmarked: true, link("demarc-here:" + node.place, { if "id" in node { text(font: mono, weight: 500, size: 0.86em, fill: accent, node.id); [ ]; h(0.2em) }; node.title }))
    if "marks" in node { block(sticky: true, above: 0.5em, below: 0.8em, text(size: 9pt, inline(node.marks))) }
    nodes(node.children, depth + 1, room)
  }
}

#let cover() = page(margin: (x: 24mm, top: 52mm, bottom: 24mm), {
  text(size: 11pt, fill: quiet, weight: 600, doc.subtitle)
  v(-2pt)
  title(text(size: 34pt, weight: 700, features: kerned, doc.title))
  v(6pt)
  block(width: 88%, text(size: 11pt, inline(doc.cover.about)))
  v(20pt)
  let figures = doc.cover.figures
  grid(columns: figures.map(_ => 1fr), ..figures.map(f => { text(size: 20pt, weight: 600, number-width: "tabular", f.value); linebreak(); text(size: 8.4pt, fill: quiet, f.label) }))
  v(1fr)
  line(length: 100%, stroke: 0.5pt + hair)
  v(4pt)
  nodes(((type: "facts", facts: doc.cover.facts),), 1, (width: 160mm, height: 160mm))
})
#let contents() = {
  set page(footer: foot(context counter(page).display("i")))
  heading(level: 1, outlined: false, bookmarked: true, [Contents])
  set text(size: 8.8pt)
  set par(spacing: 0.62em)
  list(marker: none, indent: 0pt, body-indent: 0pt, spacing: 0.62em, ..doc.contents.map(entry => {
    set text(weight: 600) if entry.depth == 1
    block(width: 100%, above: if entry.depth == 1 { 1em } else { 0pt }, inset: (left: (entry.depth - 1) * 1.2em), link("demarc:" + entry.place, {
      if "id" in entry { entry.id; h(0.5em) }
      entry.title
      h(4pt)
      box(width: 1fr, text(fill: quiet, repeat([.], gap: 0.15em)))
      h(4pt)
      entry.folio
    }))
  }))
}

#{
  if doc.kind == "front" { cover(); contents() }
  else if doc.kind == "folios" {
    for one in doc.folios { page(flipped: one.landscape, header: head(one.head), footer: foot(one.text))[] }
  }
  else {
    // a run that begins in the middle of a chapter has its heading on a page that is left out when the runs are bound
    if doc.continues { heading(level: 1, outlined: false, bookmarked: true, doc.sections.first().title) }
    for (at, chapter) in doc.sections.enumerate() {
      let rest = at == 0 and doc.continues
      let room = if chapter.landscape { (width: doc.wide * 1mm, height: 134mm) } else { (width: doc.narrow * 1mm, height: 100mm) }
      page(flipped: chapter.landscape, if rest { nodes(chapter.children, 2, room) } else { nodes((chapter,), 1, room) })
    }
  }
}
`;
