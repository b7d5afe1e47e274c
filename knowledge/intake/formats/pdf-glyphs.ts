/** The drawing operations of a page → its glyphs with their places. */

import type { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

/** One glyph: `text` may be several letters (a ligature) or a mark for the glyph before it. */
export interface Glyph {
  text: string;
  x: number;
  /** From the bottom of the page up. */
  y: number;
  width: number;
  size: number;
  upright: boolean;
}

type Matrix = readonly [number, number, number, number, number, number];
type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
export type Page = Awaited<ReturnType<Pdf['getPage']>>;
export type Operations = Awaited<ReturnType<typeof getResolvedPDFJS>>['OPS'];

interface State {
  ctm: Matrix;
  fontSize: number;
  /** Glyph units → text units. */
  unit: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
}

const unmoved: Matrix = [1, 0, 0, 1, 0, 0];

/**
 * PDF 32000-1, 9.4: the text state is followed as a viewer does. pdf.js's own text runs join glyphs of one font
 * over the gaps that another font's glyphs fill, and so part the letters of words that are set in two fonts.
 */
export async function glyphsOf(page: Page, operations: Operations): Promise<Glyph[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const glyphs: Glyph[] = [];
  const saved: State[] = [];
  let state: State = {
    ctm: unmoved,
    fontSize: 1,
    unit: 0.001,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
  };
  let matrix = unmoved;
  let line = unmoved;

  fnArray.forEach((operation, n) => {
    const args: unknown[] = Array.isArray(argsArray[n]) ? argsArray[n] : [];
    const numbers = args.map(Number);
    const [first = 0, second = 0] = numbers;
    switch (operation) {
      case operations.save:
        saved.push({ ...state });
        break;
      case operations.restore:
      case operations.paintFormXObjectEnd:
        state = saved.pop() ?? state;
        break;
      case operations.transform:
        state.ctm = times(matrixOf(numbers), state.ctm);
        break;
      case operations.paintFormXObjectBegin:
        saved.push({ ...state });
        if (args[0]) state.ctm = times(matrixOf(numbersIn(args[0])), state.ctm);
        break;
      case operations.beginText:
        matrix = unmoved;
        line = unmoved;
        break;
      case operations.setFont:
        state.fontSize = second;
        state.unit = unitOf(page, String(args[0]));
        break;
      case operations.setCharSpacing:
        state.charSpacing = first;
        break;
      case operations.setWordSpacing:
        state.wordSpacing = first;
        break;
      case operations.setHScale:
        state.scale = first / 100;
        break;
      case operations.setLeading:
        state.leading = -first;
        break;
      case operations.setTextRise:
        state.rise = first;
        break;
      case operations.setTextMatrix:
        line = matrixOf(numbersIn(args.length === 1 ? args[0] : args));
        matrix = line;
        break;
      case operations.moveText:
        moveLine(first, second);
        break;
      case operations.setLeadingMoveText:
        state.leading = second;
        moveLine(first, second);
        break;
      case operations.nextLine:
        moveLine(0, state.leading);
        break;
      case operations.showText:
        for (const glyph of Array.isArray(args[0]) ? args[0] : []) show(glyph);
        break;
    }
  });
  return glyphs;

  function moveLine(x: number, y: number): void {
    line = times([1, 0, 0, 1, x, y], line);
    matrix = line;
  }

  function show(glyph: unknown): void {
    if (typeof glyph === 'number') {
      advance((-glyph / 1000) * state.fontSize * state.scale);
      return;
    }
    if (!isGlyph(glyph)) return;
    const [a, b, , , x, y] = times([1, 0, 0, 1, 0, state.rise], times(matrix, state.ctm));
    const stretch = Math.hypot(a, b);
    const width = glyph.width * state.unit * state.fontSize * state.scale;
    glyphs.push({
      text: glyph.unicode,
      x,
      y,
      width: width * stretch,
      size: Math.abs(state.fontSize) * stretch,
      upright: a > 0 && Math.abs(b) < a / 4,
    });
    const spacing = state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0);
    advance(width + spacing * state.scale);
  }

  function advance(x: number): void {
    matrix = times([1, 0, 0, 1, x, 0], matrix);
  }
}

function isGlyph(value: unknown): value is { unicode: string; width: number; isSpace: boolean } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'unicode' in value &&
    typeof value.unicode === 'string' &&
    'width' in value &&
    typeof value.width === 'number'
  );
}

/** Type 3 fonts have units of their own; all others a thousand to the letter size. */
function unitOf(page: Page, font: string): number {
  try {
    const known: unknown = page.commonObjs.get(font);
    const matrix =
      typeof known === 'object' && known !== null && 'fontMatrix' in known ? numbersIn(known.fontMatrix) : [];
    return matrix[0] || 0.001;
  } catch {
    return 0.001; // a font that could not be read; its text still has its letters
  }
}

function numbersIn(value: unknown): number[] {
  if (Array.isArray(value)) return value.map(Number);
  return ArrayBuffer.isView(value) && 'length' in value
    ? Array.from({ length: Number(value.length) }, (_, n) => Number(Reflect.get(value, n)))
    : [];
}

function matrixOf([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix {
  return [a, b, c, d, e, f];
}

/** First `one`, then `other`. */
function times(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [A, B, C, D, E, F] = other;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}
