/** Bytes → text, in whatever encoding they are: Unicode first, then what Korean and Vietnamese files were written in. */

import { Refusal } from '../refusal.ts';
import { legacyConversion } from './legacy.ts';
import { vietnameseLikeness } from './vietnamese.ts';

/** `declared` is what the document says of itself; believed only where the bytes allow it. */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  const marked = byMark(bytes) ?? byZeros(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  if (isBinary(bytes)) throw new Refusal('is no text: it holds bytes that no encoding has.');
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== undefined) return utf8;
  const mended = mostlyUtf8(bytes);
  if (mended !== undefined) return mended;
  const said = declared && !/^utf-?8$/i.test(declared) ? tryDecode(bytes, declared) : undefined;
  if (looksKorean(bytes)) return new TextDecoder('euc-kr').decode(bytes);
  return said ?? vietnameseOrWestern(bytes);
}

function byMark(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

/** UTF-16 without a mark: every second byte of its ASCII letters and spaces is zero. */
function byZeros(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 2000);
  if (sample.length < 4) return undefined;
  let even = 0;
  let odd = 0;
  sample.forEach((byte, n) => {
    if (byte === 0) n % 2 === 0 ? even++ : odd++;
  });
  if (odd > sample.length / 20 && even * 10 < odd) return 'utf-16le';
  return even > sample.length / 20 && odd * 10 < even ? 'utf-16be' : undefined;
}

function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4000);
  const odd = sample.filter(
    (byte) => byte === 0 || (byte < 0x20 && ![9, 10, 12, 13, 27].includes(byte)),
  ).length;
  return odd > 2 + sample.length / 100;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined; // these bytes are not of that encoding, or there is no such encoding
  }
}

/** UTF-8 with a few broken bytes: those are lost, the rest is not taken for another encoding. */
function mostlyUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(bytes);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
  const whole = text.match(/[^\x00-\x7f\ufffd]/g)?.length ?? 0;
  return whole > 8 && broken * 10 < whole ? text.replaceAll('\ufffd', '') : undefined;
}

/** In Korean text nearly all bytes above ASCII come in pairs of the KS X 1001 range; Vietnamese fonts mix them with letters. */
function looksKorean(bytes: Uint8Array): boolean {
  let pairs = 0;
  let others = 0;
  for (let at = 0; at < bytes.length && at < 200_000; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const next = bytes[at + 1] ?? 0;
    if (byte >= 0xa1 && byte <= 0xfe && next >= 0xa1) {
      pairs++;
      at++;
    } else others++;
  }
  const hangul =
    new TextDecoder('euc-kr').decode(bytes.subarray(0, 20_000)).match(/[\uac00-\ud7a3]/g)?.length ?? 0;
  return pairs > 4 && others * 10 < pairs && hangul * 2 > Math.min(pairs, 10_000) / 2;
}

/** windows-1258 writes tones as signs of their own; TCVN3 and VNI pass for Western text until they are converted. */
function vietnameseOrWestern(bytes: Uint8Array): string {
  const western = new TextDecoder('windows-1252').decode(bytes);
  const convert = legacyConversion(western);
  const vietnamese = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  const candidates = [western, vietnamese, ...(convert ? [convert(western)] : [])];
  return (
    candidates
      .map((text) => ({ text, share: vietnameseLikeness(text).share }))
      .sort((a, b) => b.share - a.share)[0]?.text ?? western
  );
}
