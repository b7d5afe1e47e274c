/** Runs of text on a page → lines in reading order, columns one after the other. */

export interface Run {
  text: string;
  x: number;
  /** From the bottom of the page up. */
  y: number;
  width: number;
  size: number;
}

export interface Line {
  text: string;
  x: number;
  end: number;
  y: number;
  size: number;
  /** Cells of a row that are set far apart; one for an ordinary line. */
  cells: readonly Cell[];
}

interface Cell {
  text: string;
  x: number;
  end: number;
}

/** A gap this many letter sizes wide parts the cells of a row. */
const cellGap = 1.8;
const spaceGap = 0.15;

export function linesOfPage(runs: readonly Run[], pageWidth: number): Line[] {
  const gutter = findGutter(runs, pageWidth);
  return gutter === undefined ? linesOf(runs) : inColumns(runs, gutter);
}

/** What spans the page stands between what stands above and below it in columns. */
function inColumns(runs: readonly Run[], gutter: number): Line[] {
  const across = linesOf(runs).filter(({ cells }) => crosses(cells, gutter));
  const ofAcross = (run: Run) => across.some((line) => Math.abs(line.y - run.y) < run.size * 0.4);
  const rest = runs.filter((run) => !ofAcross(run));
  const edges = [Number.POSITIVE_INFINITY, ...across.map(({ y }) => y), Number.NEGATIVE_INFINITY];
  return edges.slice(1).flatMap((bottom, n) => {
    const band = rest.filter(({ y }) => y < (edges[n] ?? 0) && y > bottom);
    const line = across[n];
    return [
      ...linesOf(band.filter(({ x }) => x < gutter)),
      ...linesOf(band.filter(({ x }) => x >= gutter)),
      ...(line ? [line] : []),
    ];
  });
}

function crosses(cells: readonly Cell[], gutter: number): boolean {
  return cells.some(({ x, end }) => x < gutter && end > gutter);
}

/** Where two columns part: a strip near the middle that hardly a run crosses, with much text on both sides. */
function findGutter(runs: readonly Run[], pageWidth: number): number | undefined {
  if (runs.length < 30) return undefined;
  const spans = linesOf(runs).flatMap((line) => spansOf(line, runs));
  for (let x = pageWidth * 0.4; x <= pageWidth * 0.6; x += 3) {
    const crossing = spans.filter((span) => span.start < x - 3 && span.end > x + 3).length;
    const left = spans.filter((span) => span.end <= x && span.end - span.start > pageWidth * 0.2).length;
    const right = spans.filter((span) => span.start >= x && span.end - span.start > pageWidth * 0.2).length;
    if (left > 12 && right > 12 && crossing < 0.15 * (left + right)) return x;
  }
  return undefined;
}

/** The stretches of a line that carry text without a gap. */
function spansOf({ y, size }: Line, runs: readonly Run[]): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  const own = runs.filter((run) => Math.abs(run.y - y) < size * 0.4).toSorted((a, b) => a.x - b.x);
  for (const { x, width } of own) {
    const last = spans.at(-1);
    if (last && x - last.end < size * 0.9) last.end = Math.max(last.end, x + width);
    else spans.push({ start: x, end: x + width });
  }
  return spans;
}

/** Runs at one height are one line; a raised sign stays in the line that it was raised from. */
function linesOf(runs: readonly Run[]): Line[] {
  const rows: Run[][] = [];
  for (const run of runs.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && Math.abs(first.y - run.y) < 0.45 * Math.max(first.size, run.size)) row.push(run);
    else rows.push([run]);
  }
  return rows.map(lineOf);
}

function lineOf(row: readonly Run[]): Line {
  const runs = row.toSorted((a, b) => a.x - b.x);
  const cells: Cell[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { text, x, width, size } of runs) {
    const cell = cells.at(-1);
    if (!cell || x - end > cellGap * size) cells.push({ text, x, end: x + width });
    else {
      cell.text +=
        x - end > spaceGap * size && !/\s$/.test(cell.text) && !/^\s/.test(text) ? ` ${text}` : text;
      cell.end = Math.max(cell.end, x + width);
    }
    end = Math.max(end, x + width);
  }
  const widest = runs.toSorted((a, b) => b.text.length - a.text.length)[0];
  return {
    text: cells.map(({ text }) => text.trim()).join(' '),
    x: runs[0]?.x ?? 0,
    end,
    y: widest?.y ?? 0,
    size: widest?.size ?? 0,
    cells,
  };
}
