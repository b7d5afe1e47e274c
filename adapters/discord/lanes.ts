/** One chat at a time and in order, chats side by side, no more at once than the cap. */

export interface Lanes {
  /** Runs the work when its lane is free; `unfinished` when it broke off or the end came first. */
  run(lane: string, work: (signal: AbortSignal) => Promise<void>): Promise<Done>;
  /** Takes no more, lets what is there finish within that time, ends the rest, and is open again. */
  drain(withinMs: number): Promise<void>;
}

export type Done = 'done' | 'unfinished' | 'turned away';

export interface LanesOptions {
  /** Lanes worked on at the same time. */
  runningMax: number;
  /** Waiting in all lanes together; what comes beyond is turned away. */
  waitingMax: number;
  /** Waiting in one lane: what a flood brings beyond is turned away, so that others do not wait for it. */
  waitingInLaneMax: number;
}

/** What broken off work gets to notice it. */
const breakOffMs = 200;

interface Job {
  work: (signal: AbortSignal) => Promise<void>;
  settle: (done: Done) => void;
}

export function createLanes({ runningMax, waitingMax, waitingInLaneMax }: LanesOptions): Lanes {
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

  /** Resolves when nothing runs or waits, or after that time. */
  function empty(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(finish, withinMs);
      function finish() {
        clearTimeout(timer);
        listeners.delete(look);
        resolve();
      }
      function look() {
        if (running === 0 && waiting === 0) finish();
      }
      listeners.add(look);
      look();
    });
  }

  return {
    run(lane, work) {
      const jobs = lanes.get(lane);
      if (!open) return Promise.resolve('unfinished');
      if (waiting >= waitingMax || (jobs && jobs.length >= waitingInLaneMax))
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
    async drain(withinMs) {
      open = false;
      await empty(withinMs);
      ending.abort(new Error('the channel is ending'));
      await empty(breakOffMs);
      ending = new AbortController();
      open = true;
    },
  };
}
