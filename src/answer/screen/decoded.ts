/** What a message says once its encoded parts are decoded. */

const readable = /^[\p{L}\p{M}\p{N}\p{P}\p{Z}\p{S}\s]{6,}$/u;

/** Decoded texts worth looking at; empty for a message in plain words. `raw` may hide letters in tags. */
export function decodings(clean: string, raw: string): string[] {
  return [
    hiddenInTags(raw),
    ...base64(clean),
    ...inBytes(clean),
    ...escapes(clean),
    rot13(clean),
    [...clean].reverse().join(''),
  ].filter((text) => text !== '' && readable.test(text));
}

/** Tag characters mirror ASCII and are invisible. */
function hiddenInTags(raw: string): string {
  const hidden = raw.match(/[\u{e0020}-\u{e007e}]/gu);
  return (hidden ?? []).map((tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000)).join('');
}

function base64(text: string): string[] {
  return [...text.matchAll(/[A-Za-z0-9+/_-]{12,}={0,2}/g)].map(([token]) =>
    utf8(Buffer.from(token, 'base64')),
  );
}

const byteRuns: readonly (readonly [RegExp, number])[] = [
  [/(?:(?:\\x|0x)?[0-9a-fA-F]{2}[\s:,-]{0,2}){8,}/g, 16],
  [/(?:[01]{8}\s{0,2}){5,}/g, 2],
  [/(?<!\d)(?:\d{2,3}[\s,]{1,2}){7,}\d{2,3}(?!\d)/g, 10],
];

/** Hexadecimal, binary and decimal bytes. */
function inBytes(text: string): string[] {
  return byteRuns.flatMap(([run, base]) =>
    [...text.matchAll(run)].map(([written]) => {
      const bytes = base === 10 ? (written.match(/\d+/g) ?? []) : packed(written, base === 16 ? 2 : 8);
      return utf8(Buffer.from(bytes.map((byte) => Number.parseInt(byte, base)).filter((byte) => byte < 256)));
    }),
  );
}

function packed(written: string, width: number): string[] {
  const digits = written.replace(/\\x|0x|[^0-9a-fA-F]/g, '');
  return digits.match(new RegExp(`.{${width}}`, 'g')) ?? [];
}

/** Percent, Unicode and HTML escapes. */
function escapes(text: string): string[] {
  if (!/%[0-9a-f]{2}%?|\\u[0-9a-f]{4}|&#x?[0-9a-f]{2,5};/i.test(text)) return [];
  const letters = text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&#x([0-9a-f]{2,5});/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d{2,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => utf8(Buffer.from(run.replaceAll('%', ''), 'hex')));
  return letters === text ? [] : [letters];
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}

function utf8(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? '' : text;
}
