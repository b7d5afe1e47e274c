/** Faults on demand: what the next calls of a method meet instead of, or after, the real thing. */

import type { Refusal } from './refusal.ts';

export type Fault =
  /** The gateway's page with that status. `after`: the call has taken effect all the same. */
  | { kind: 'status'; status: number; after?: boolean }
  /** The connection is cut. */
  | { kind: 'cut'; after?: boolean }
  /** No answer until that resolves; then the real one. */
  | { kind: 'slow'; until: Promise<unknown> }
  /** 200 with a body that is no answer. */
  | { kind: 'nonsense'; body: string }
  | { kind: 'refusal'; refusal: Omit<Refusal, 'ok'> };

export interface Faults {
  next(method: string): Fault | undefined;
  add(method: string, fault: Fault, times?: number): void;
  /** Whatever was planned for the method is over. */
  mend(method: string): void;
}

export function createFaults(): Faults {
  const planned: { method: string; fault: Fault; times: number }[] = [];
  return {
    next(method) {
      const found = planned.find((plan) => plan.method === method && plan.times > 0);
      if (found) found.times--;
      return found?.fault;
    },
    add(method, fault, times = 1) {
      planned.push({ method, fault, times });
    },
    mend(method) {
      for (const plan of planned) if (plan.method === method) plan.times = 0;
    },
  };
}
