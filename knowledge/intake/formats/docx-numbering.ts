/** The numbers that Word writes before the paragraphs of a list: they stand in no text, only in the numbering part. */

import { walkXml } from './xml.ts';

interface Level {
  format: string;
  /** "%1.", "Điều %1.", "%1.%2)". */
  text: string;
  start: number;
}

export interface Numbering {
  /** List id → its levels. */
  lists: ReadonlyMap<string, ReadonlyMap<number, Level>>;
}

export function readNumbering(bytes: Uint8Array | undefined): Numbering {
  const abstracts = new Map<string, Map<number, Level>>();
  const lists = new Map<string, ReadonlyMap<number, Level>>();
  let levels: Map<number, Level> | undefined;
  let level: Level | undefined;
  let list = '';
  if (bytes)
    walkXml(bytes, {
      open: (name, { val = '', abstractNumId = '', numId = '', ilvl = '' }) => {
        if (name === 'abstractNum') {
          levels = new Map();
          abstracts.set(abstractNumId, levels);
        } else if (name === 'num') list = numId;
        else if (name === 'abstractNumId') lists.set(list, abstracts.get(val) ?? new Map());
        else if (name === 'lvl' && list === '') {
          level = { format: 'decimal', text: '', start: 1 };
          levels?.set(Number(ilvl), level);
        } else if (!level) return;
        else if (name === 'numFmt') level.format = val;
        else if (name === 'lvlText') level.text = val;
        else if (name === 'start') level.start = Number(val);
      },
      close: (name) => {
        if (name === 'lvl') level = undefined;
        if (name === 'abstractNum') levels = undefined;
      },
      text: () => {},
    });
  return { lists };
}

/** Counts as Word does: a level begins anew after one above it. Bullets give nothing. */
export function numberer({ lists }: Numbering): (list: string, level: number) => string {
  const counts = new Map<ReadonlyMap<number, Level>, number[]>();
  return (list, at) => {
    const levels = lists.get(list);
    const level = levels?.get(at);
    if (!levels || !level || level.format === 'bullet' || level.format === 'none') return '';
    const count = counts.get(levels) ?? [];
    count[at] = (count[at] ?? level.start - 1) + 1;
    count.length = at + 1;
    counts.set(levels, count);
    return level.text.replace(/%([1-9])/g, (_, place: string) => {
      const n = Number(place) - 1;
      return written(count[n] ?? levels.get(n)?.start ?? 1, levels.get(n)?.format ?? 'decimal');
    });
  };
}

function written(number: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letter(number);
    case 'upperLetter':
      return letter(number).toUpperCase();
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'upperRoman':
      return roman(number);
    case 'ganada':
      return '가나다라마바사아자차카타파하'[number - 1] ?? String(number);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return number <= 20 ? String.fromCharCode(0x245f + number) : String(number);
    default:
      return String(number);
  }
}

function letter(number: number): string {
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.floor((number - 1) / 26) + 1);
}

function roman(number: number): string {
  const signs: [number, string][] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let left = Math.min(Math.max(number, 0), 399);
  let text = '';
  for (const [value, sign] of signs) {
    while (left >= value) {
      text += sign;
      left -= value;
    }
  }
  return text;
}
