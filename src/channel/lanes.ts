/** One chat at a time and in order, chats side by side, no more at once than the cap. */

export interface Lanes {
  /** Runs the work when its lane is free; `unfinished` when it broke off or the end came first. */
  run(lane: string, work: (signal: AbortSignal) => Promise<void>): Promise<Done>;
  /** Resolves once there is room for more to wait. */
  room(signal: AbortSignal): Promise<void>;
  full(): boolean;
  /** Takes no more, lets what is there finish within that time, then ends it. */
  drain(withinMs: number): Promise<void>;
  /** Takes work again after a drain. */
  open(): void;
}

export type Done = 'done' | 'unfinished' | 'turned away';

export interface LanesOptions {
  /** Lanes worked on at the same time. */
  runningMax: number;
  /** Waiting in all lanes together, before `full`. */
  waitingMax: number;
  /** What comes when it is full: taken all the same from a caller that waits for `room`, or turned away. */
  whenFull: 'take' | 'turn away';
  /** Waiting in one lane: what a flood brings beyond is turned away, so that others do not wait for it. */
  waitingInLaneMax: number;
}

/** What broken off work gets to notice it. */
const breakOffMs = 200;

interface Job {
  work: (signal: AbortSignal) => Promise<void>;
  settle: (done: Done) => void;
}

export function createLanes({ runningMax, waitingMax, whenFull, waitingInLaneMax }: LanesOptions): Lanes {
  const lanes = new Map<string, Job[]>();
  const ready: string[] = [];
  const listeners = new Set<() => void>();
  let ending = new AbortController();
  let open = true;
  let running = 0;
  let waiting = 0;

  function next() {
    while (running < runningMax) {
      const lane = ready.shift();
      const job = lane === undefined ? undefined : lanes.get(lane)?.shift();
      if (lane === undefined || !job) break;
      running++;
      waiting--;
      void perform(lane, job);
    }
    for (const tell of [...listeners]) tell();
  }

  async function perform(lane: string, { work, settle }: Job) {
    const { signal } = ending;
    let done: Done = 'unfinished';
    try {
      if (!signal.aborted) {
        await work(signal);
        done = 'done';
      }
    } catch {
      // Whoever gave the work logs why it failed; here only the next one matters.
    }
    settle(done);
    running--;
    if (lanes.get(lane)?.length) ready.push(lane);
    else lanes.delete(lane);
    next();
  }

  function full() {
    return waiting >= waitingMax;
  }

  function until(holds: () => boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!holds() && !signal.aborted) return;
        listeners.delete(look);
        signal.removeEventListener('abort', look);
        resolve();
      };
      listeners.add(look);
      signal.addEventListener('abort', look);
      look();
    });
  }

  /** Until all lanes are empty or that time is over; the process does not end before. */
  async function within(ms: number): Promise<void> {
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), ms);
    await until(() => running === 0 && waiting === 0, over.signal);
    clearTimeout(timer);
  }

  return {
    run(lane, work) {
      const jobs = lanes.get(lane);
      if (!open) return Promise.resolve('unfinished');
      if ((whenFull === 'turn away' && full()) || (jobs && jobs.length >= waitingInLaneMax))
        return Promise.resolve('turned away');
      return new Promise((settle) => {
        waiting++;
        if (jobs) jobs.push({ work, settle });
        else {
          lanes.set(lane, [{ work, settle }]);
          ready.push(lane);
        }
        next();
      });
    },
    full,
    room: (signal) => until(() => !full(), signal),
    async drain(withinMs) {
      open = false;
      await within(withinMs);
      ending.abort(new Error('the channel is ending'));
      await within(breakOffMs);
    },
    open() {
      ending = new AbortController();
      open = true;
    },
  };
}
