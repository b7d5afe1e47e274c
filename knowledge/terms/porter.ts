/** English words to stems: the Porter2 algorithm (snowballstem.org/algorithms/english/stemmer.html). */

const vowel = '[aeiouy]';
const double = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const shortEnd = /(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])$/;
const region = /[aeiouy][^aeiouy]/;
const fixed: Readonly<Record<string, string>> = {
  skis: 'ski',
  skies: 'sky',
  dying: 'die',
  lying: 'lie',
  tying: 'tie',
  idly: 'idl',
  gently: 'gentl',
  ugly: 'ugli',
  early: 'earli',
  only: 'onli',
  singly: 'singl',
  sky: 'sky',
  news: 'news',
  howe: 'howe',
  atlas: 'atlas',
  cosmos: 'cosmos',
  bias: 'bias',
  andes: 'andes',
};
const fixedAfterPlural = new Set('inning outing canning herring earring proceed exceed succeed'.split(' '));

const step2: readonly [string, string][] = [
  ['ization', 'ize'],
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
];
const step3: readonly [string, string][] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const step4 = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|(?<=[st])ion)$/;

/** The stem of one lower-case word. */
export function stem(word: string): string {
  if (word.length <= 2 || !/^[a-z']+$/.test(word)) return word;
  const special = Object.hasOwn(fixed, word) ? fixed[word] : undefined;
  if (special !== undefined) return special;
  let w = word.replace(/^'/, '').replace(/^y|(?<=[aeiouy])y/g, 'Y');
  const [r1, r2] = regions(w);
  w = plural(w.replace(/'(?:s'?)?$/, ''));
  if (fixedAfterPlural.has(w)) return w;
  w = past(w, r1);
  w = w.replace(/(?<=.[^aeiouy])[yY]$/, 'i');
  w = derived(w, r1);
  w = nominal(w, r1, r2);
  const ending = step4.exec(w);
  if (ending && ending.index >= r2) w = w.slice(0, ending.index);
  return last(w, r1, r2).toLowerCase();
}

function regions(w: string): [number, number] {
  const early = /^(?:gener|commun|arsen|past|univers|later|emerg|organ)/.exec(w);
  const r1 = early ? early[0].length : after(w, 0);
  return [r1, after(w, r1)];
}

function after(w: string, from: number): number {
  const found = region.exec(w.slice(from));
  return found ? from + found.index + 2 : w.length;
}

function plural(w: string): string {
  if (w.endsWith('sses')) return w.slice(0, -2);
  if (/(?:ied|ies)$/.test(w)) return w.slice(0, w.length > 4 ? -2 : -1);
  if (/(?:us|ss)$/.test(w)) return w;
  return new RegExp(`${vowel}.+s$`).test(w) ? w.slice(0, -1) : w;
}

function past(w: string, r1: number): string {
  const ee = /eed(?:ly)?$/.exec(w);
  if (ee) return ee.index >= r1 ? `${w.slice(0, ee.index)}ee` : w;
  const ending = /(?:ed|ing)(?:ly)?$/.exec(w);
  if (!ending || !new RegExp(vowel).test(w.slice(0, ending.index))) return w;
  const base = w.slice(0, ending.index);
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`;
  if (double.test(base) && !/^[aeo](?:dd|ff|gg)$/.test(base)) return base.slice(0, -1);
  return isShort(base, r1) ? `${base}e` : base;
}

function isShort(w: string, r1: number): boolean {
  return w.length <= r1 && (shortEnd.test(w) || w === 'past');
}

function derived(w: string, r1: number): string {
  for (const [ending, replacement] of step2) {
    if (w.endsWith(ending)) return replaceFrom(w, ending, replacement, r1);
  }
  if (w.endsWith('ogi')) return w.endsWith('logi') ? replaceFrom(w, 'ogi', 'og', r1) : w;
  return /[cdeghkmnrt]li$/.test(w) ? replaceFrom(w, 'li', '', r1) : w;
}

function nominal(w: string, r1: number, r2: number): string {
  for (const [ending, replacement] of step3) {
    if (w.endsWith(ending)) return replaceFrom(w, ending, replacement, r1);
  }
  return w.endsWith('ative') ? replaceFrom(w, 'ative', '', r2) : w;
}

function replaceFrom(w: string, ending: string, replacement: string, start: number): string {
  const at = w.length - ending.length;
  return at >= start ? w.slice(0, at) + replacement : w;
}

function last(w: string, r1: number, r2: number): string {
  const base = w.slice(0, -1);
  if (w.endsWith('e')) return w.length > r2 || (w.length > r1 && !shortEnd.test(base)) ? base : w;
  return w.endsWith('ll') && w.length > r2 ? base : w;
}
