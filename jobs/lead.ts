/** Runs something only while this process holds a lease: one sender, poller or gateway for each bot token. */

import type { Logger } from 'pino';
import type { Timers } from '../src/pace.ts';
import { LeaseLostError } from './deliver.ts';
import type { Lease, Leases } from './ports.ts';
import { createWake } from './wake.ts';

export interface LeadOptions {
  leases: Leases;
  /** What the lease is for: `telegram:` and a hash of the token. */
  name: string;
  timers: Timers;
  log: Logger;
  /** How long a silent holder keeps it. */
  leaseMs?: number;
  /** How often those standing by ask. */
  askMs?: number;
}

const leaseUsualMs = 10_000;
const askUsualMs = 1000;

/**
 * Stands by, leads, and stands by again when the lease was lost, until the signal ends it. `run` gets a
 * signal of its own that also ends when the lease is lost. Rejects when `run` does, for another reason.
 */
export async function lead(
  options: LeadOptions,
  run: (lease: Lease, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const { leases, name, timers, log, leaseMs = leaseUsualMs, askMs = askUsualMs } = options;
  const wake = createWake(timers);
  signal.addEventListener('abort', wake.news, { once: true });
  while (!signal.aborted) {
    const lease = await leases.take(name, leaseMs).catch(unreachable);
    if (lease) await leadWith(lease);
    else await wake.sleep(askMs);
  }

  async function leadWith(lease: Lease) {
    log.info({ lease: name, fence: lease.fence }, 'this process sends now');
    const holding = new AbortController();
    const ended = AbortSignal.any([signal, holding.signal]);
    const renewing = renew(lease, holding);
    try {
      await run(lease, ended);
    } catch (error) {
      if (!(error instanceof LeaseLostError) && !holding.signal.aborted) throw error;
      log.warn({ lease: name }, 'another process sends now');
    } finally {
      holding.abort(new LeaseLostError(name));
      await renewing;
      await leases.release(lease).catch(unreachable);
    }
  }

  /** Renews in time; when it cannot say that the lease is ours, it ends the work before the lease does. */
  async function renew(lease: Lease, holding: AbortController) {
    const pulse = createWake(timers);
    holding.signal.addEventListener('abort', pulse.news, { once: true });
    let untilMs = timers.nowMs() + leaseMs;
    while (!holding.signal.aborted) {
      await pulse.sleep(leaseMs / 4);
      if (holding.signal.aborted) return;
      const askedMs = timers.nowMs();
      const ours = await leases.renew(lease, leaseMs).catch(() => 'unknown' as const);
      if (ours === true) untilMs = askedMs + leaseMs;
      if (ours === false || timers.nowMs() > untilMs - leaseMs / 4) holding.abort(new LeaseLostError(name));
    }
  }

  function unreachable(error: unknown) {
    log.error({ lease: name, reason: String(error) }, 'the ledger did not answer for a lease');
    return undefined;
  }
}
