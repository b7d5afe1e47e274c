/** The streams of an HWP 5 file → records, unpacked and, for distribution copies, decrypted. */

import { createDecipheriv } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { limits } from '../limits.ts';
import { Refusal } from '../refusal.ts';

/** HWP 5.0 format, "데이터 레코드 구조": 10 bits of tag, 10 of level, 12 of size. */
export interface Record5 {
  tag: number;
  level: number;
  data: Uint8Array;
}

export const tags = {
  distribution: 0x1c,
  paragraphShape: 0x19,
  paragraph: 0x42,
  text: 0x43,
  control: 0x47,
  list: 0x48,
};

export function readRecords(bytes: Uint8Array): Record5[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: Record5[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const head = view.getUint32(at, true);
    at += 4;
    let size = head >>> 20;
    if (size === 0xfff) {
      if (at + 4 > bytes.length) break;
      size = view.getUint32(at, true);
      at += 4;
    }
    records.push({ tag: head & 0x3ff, level: (head >>> 10) & 0x3ff, data: bytes.subarray(at, at + size) });
    at += size;
    if (records.length > limits.xmlElements)
      throw new Refusal('has more parts than any document, so it was not read.');
  }
  return records;
}

/** `budget` counts down what may still unfold, over all the streams of a file. */
export function unpack(bytes: Uint8Array, packed: boolean, budget: { left: number }): Uint8Array {
  if (!packed) return bytes;
  try {
    const most = Math.min(budget.left, Math.max(bytes.length * limits.unpackedRatio, 1024 * 1024));
    const whole = inflateRawSync(bytes, { maxOutputLength: Math.max(1, most) });
    budget.left -= whole.length;
    return whole;
  } catch (error) {
    throw error instanceof RangeError
      ? new Refusal('unfolds to far more than a document holds, so it was not read.')
      : new Refusal('is broken: its text cannot be unpacked. Get it again from where it came from.');
  }
}

/** A copy for distribution (배포용 문서) carries the key of its text in its first record, under a noise of random bytes. */
export function decryptDistribution(stream: Uint8Array): Uint8Array {
  const [first] = readRecords(stream.subarray(0, 264));
  if (first?.tag !== tags.distribution || first.data.length < 256) {
    throw new Refusal('is a protected copy that cannot be read. Save it as HWPX or PDF and add that.');
  }
  const seed = new DataView(first.data.buffer, first.data.byteOffset, 4).getUint32(0, true);
  const data = withoutNoise(first.data, seed);
  const start = 4 + (seed & 0xf);
  const decipher = createDecipheriv('aes-128-ecb', data.subarray(start, start + 16), null).setAutoPadding(
    false,
  );
  const body = stream.subarray(260);
  const whole = body.subarray(0, body.length - (body.length % 16));
  return new Uint8Array(Buffer.concat([decipher.update(whole), decipher.final()]));
}

/** The random numbers of Microsoft's C library: a byte, and how often it is used. */
function withoutNoise(data: Uint8Array, seed: number): Uint8Array {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 214013) + 2531011) >>> 0;
    return (state >>> 16) & 0x7fff;
  };
  let noise = 0;
  let times = 0;
  return data.map((byte, n) => {
    if (times === 0) {
      noise = random() & 0xff;
      times = (random() & 0xf) + 1;
    }
    times--;
    return n < 4 ? byte : byte ^ noise;
  });
}
