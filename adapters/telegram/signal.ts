/** A signal for telegraf, whose types know only an old stand-in of AbortSignal; it runs with the real one. */

import type { Telegram } from 'telegraf';
import { z } from 'zod';

type OldSignal = NonNullable<NonNullable<Parameters<Telegram['callApi']>[2]>['signal']>;

const anySignal = z.custom<OldSignal>((value) => value instanceof AbortSignal);

export function forTelegraf(signal: AbortSignal): OldSignal {
  return anySignal.parse(signal);
}
