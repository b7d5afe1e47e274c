/** The manual of jobs/lead.ts: one leads, the others stand by and take over. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Ledger } from '../../adapters/ledger/open.ts';
import { LeaseLostError } from '../../jobs/deliver.ts';
import { lead } from '../../jobs/lead.ts';
import { realTimers } from '../../src/pace.ts';
import { onEachEngine, type Place } from '../adapters/ledger/engines.ts';
import { silent } from './sending.ts';

onEachEngine((_engine, newPlace) => {
  let place: Place;
  let one: Ledger;
  let other: Ledger;
  const ending: AbortController[] = [];
  beforeEach(async () => {
    place = await newPlace();
    one = await place.open({ clock: () => new Date() });
    other = await place.open({ clock: () => new Date() });
  });
  afterEach(async () => {
    for (const controller of ending.splice(0)) controller.abort();
    await place.remove();
  });

  /** Leads until told to end; `log` says who began and who ended. */
  function leader(ledger: Ledger, name: string, log: string[], run?: () => Promise<void>) {
    const controller = new AbortController();
    ending.push(controller);
    const options = {
      leases: ledger.leases,
      name: 'token',
      timers: realTimers,
      log: silent,
      leaseMs: 400,
      askMs: 30,
    };
    const work = async (_: unknown, signal: AbortSignal) => {
      log.push(`${name} begins`);
      await (run?.() ?? new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())));
      log.push(`${name} ends`);
    };
    return { ended: lead(options, work, controller.signal), end: () => controller.abort() };
  }

  test('while one leads nobody else does; when it ends the next one begins at once', async () => {
    const log: string[] = [];
    const first = leader(one, 'one', log);
    await expect.poll(() => log).toEqual(['one begins']);
    const asks = vi.spyOn(other.leases, 'take');
    const second = leader(other, 'other', log);
    await expect.poll(() => asks.mock.calls.length, { timeout: 5000 }).toBeGreaterThan(20); // longer than a lease
    expect(log).toEqual(['one begins']);
    first.end();
    await first.ended;
    await expect.poll(() => log, { timeout: 5000 }).toEqual(['one begins', 'one ends', 'other begins']);
    second.end();
    await second.ended;
  });

  test('one that lost the lease in its work stands by and leads again', async () => {
    const log: string[] = [];
    let times = 0;
    const leading = leader(one, 'one', log, async () => {
      if (++times === 1) throw new LeaseLostError('token');
      leading.end();
    });
    await leading.ended;
    expect(log).toEqual(['one begins', 'one begins', 'one ends']);
  });

  test('what goes wrong in the work itself is passed on', async () => {
    const leading = leader(one, 'one', [], async () => {
      throw new Error('TELEGRAM_BOT_TOKEN is refused');
    });
    await expect(leading.ended).rejects.toThrow('TELEGRAM_BOT_TOKEN is refused');
  });
});
