/** Proves that an interaction over HTTP comes from Discord: Ed25519 over its timestamp and body. */

import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** What stands before the 32 bytes of a raw Ed25519 key in DER (RFC 8410). */
const derPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Requests signed longer ago, or that far ahead, may be replayed ones. */
const ageMsMax = 5 * 60_000;

/** Throws for anything that is no public key. */
export function readPublicKey(hex: string): KeyObject {
  if (!/^[0-9a-f]{64}$/i.test(hex)) {
    throw new Error(
      'DISCORD_PUBLIC_KEY should hold the 64 hexadecimal digits of the application’s public key.',
    );
  }
  return createPublicKey({
    key: Buffer.concat([derPrefix, Buffer.from(hex, 'hex')]),
    format: 'der',
    type: 'spki',
  });
}

export interface Signed {
  signature: string | null;
  /** Seconds since 1970, as Discord sends it. */
  timestamp: string | null;
  body: string;
}

export function isGenuine({ signature, timestamp, body }: Signed, key: KeyObject, nowMs: number): boolean {
  if (signature === null || timestamp === null) return false;
  if (!/^[0-9a-f]{128}$/i.test(signature) || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(nowMs - Number(timestamp) * 1_000) > ageMsMax) return false;
  return verify(null, Buffer.from(timestamp + body), key, Buffer.from(signature, 'hex'));
}
