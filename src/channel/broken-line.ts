/** What a failure without an answer tells: whether the request may have arrived and taken effect. */

import { z } from 'zod';

const broken = z.looseObject({
  name: z.string().default('Error'),
  code: z.string().optional(),
  message: z.string().default(''),
});

/** Failures of finding, reaching or trusting the server: nothing was sent yet. */
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_FAIL|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EPROTO|ERR_TLS.*|CERT_.*|DEPTH_ZERO.*|SELF_SIGNED.*|UNABLE_TO_.*)$/;

export interface BrokenLine {
  /** The request may have arrived. */
  left: boolean;
  timeout: boolean;
  /** Holds nothing of the error's message, which may name addresses and tokens. */
  reason: string;
}

/** `unsent` knows further failures of this platform's library that come before anything is sent. */
export function brokenLine(
  error: unknown,
  unsent: (error: { code: string; message: string }) => boolean,
): BrokenLine {
  const { name, code, message } = broken.catch({ name: 'Error', message: '' }).parse(error);
  if (name === 'AbortError' || name === 'TimeoutError')
    return { left: true, timeout: true, reason: 'no answer in time' };
  if (code === undefined)
    return { left: true, timeout: false, reason: `an answer that makes no sense (${name})` };
  const left = !beforeSending.test(code) && !unsent({ code, message });
  return { left, timeout: false, reason: left ? `the line was cut (${code})` : `not reached (${code})` };
}
