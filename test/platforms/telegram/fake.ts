/** A Telegram on 127.0.0.1: the Bot API over real HTTP, as strict and as moody as the real one. */

import type { AddressInfo } from 'node:net';
import type { Payload } from './body.ts';
import { createChats, type User } from './chats.ts';
import { createDelivery } from './deliver.ts';
import { createFaults, type Fault } from './faults.ts';
import { createFlood } from './flood.ts';
import type { World } from './methods.ts';
import { openRoom, type Room } from './people.ts';
import { Refused } from './refusal.ts';
import { openSchema } from './schema.ts';
import { type Call, createApi } from './serve.ts';
import { createUpdates, type Update } from './updates.ts';
import { createWatch } from './watch.ts';

export interface FakeTelegram {
  apiRoot: string;
  token: string;
  me: User;
  /** Every call that came in with the right token, oldest first. */
  calls: Call[];
  /** Where a call, an answer or an update departs from Telegram's published schema. */
  violations: string[];
  menus: Map<string, unknown>;
  callsOf(method: string): Payload[];
  person(about?: Partial<User>): { user: User; room: Room };
  group(about?: { forum?: boolean; topics?: number[]; type?: 'group' | 'supergroup' }): Room;
  /** Any update, also one that Telegram would never send. */
  offer(update: Record<string, unknown>): Update;
  /** The same update once more. */
  again(update: Update): void;
  waiting(): number;
  fault(method: string, fault: Fault, times?: number): void;
  /** Ends the faults of a method. */
  mend(method: string): void;
  hook(): { url: string; secret: string };
  /** Resolves as soon as that holds; looked at after every call. Rejects after fifteen seconds, saying what it waited for. */
  until(holds: () => boolean, what: string): Promise<void>;
  close(): Promise<void>;
}

export interface FakeOptions {
  token?: string;
  /** Messages in one second before 429; unlimited when not given. */
  perSecond?: number;
  /** Numbers of messages and updates go on from here: for a second life of the same Telegram. */
  firstUpdateId?: number;
}

export async function startFakeTelegram(options: FakeOptions = {}): Promise<FakeTelegram> {
  const { token = '123456:fake-token_of-this-test', perSecond = Number.POSITIVE_INFINITY } = options;
  const me: User = { id: 7_000, is_bot: true, first_name: 'Caudari', username: 'CaudariBot' };
  const schema = openSchema();
  const calls: Call[] = [];
  const violations: string[] = [];
  const faults = createFaults();
  const watch = createWatch();
  const updates = createUpdates(options.firstUpdateId);
  const world = worldOf(me, updates, perSecond);
  const delivery = createDelivery({
    updates,
    hook: () => world.hook,
    failed: (what) => {
      world.hook.error = what;
    },
    pauseMs: 15,
  });
  world.hookChanged = delivery.look;
  /** True while a test makes up an update of its own, which the schema does not judge. */
  let offering = false;
  updates.onAdd(() => {
    const latest = updates.waiting().at(-1);
    if (latest && !offering) violations.push(...schema.update(latest));
    delivery.look();
  });
  const server = createApi({ token, world, faults, schema, calls, violations, dealt: watch.look });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    ...peopleOf(world),
    apiRoot: `http://127.0.0.1:${portOf(server.address())}`,
    token,
    me,
    calls,
    violations,
    menus: world.menus,
    callsOf: (method) => calls.filter((call) => call.method === method).map(({ payload }) => payload),
    offer(update) {
      offering = true;
      const offered = updates.add(update);
      offering = false;
      return offered;
    },
    again: updates.again,
    waiting: () => updates.waiting().length,
    fault: faults.add,
    mend: faults.mend,
    hook: () => world.hook,
    until: watch.until,
    async close() {
      delivery.stop();
      updates.endHeld(new Refused(502, 'Bad Gateway'));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function worldOf(me: User, updates: World['updates'], perSecond: number): World {
  return {
    me,
    chats: createChats(),
    updates,
    menus: new Map(),
    hook: { url: '', secret: '' },
    presses: new Set(),
    flood: createFlood({ perSecond, nowMs: () => performance.now() }),
    now: () => Math.floor(Date.now() / 1_000),
    hookChanged: () => undefined,
  };
}

function peopleOf(world: World): Pick<FakeTelegram, 'person' | 'group'> {
  let id = 50_000;
  return {
    person(about) {
      const user: User = { id: id++, is_bot: false, first_name: 'Lan', ...about };
      return { user, room: openRoom({ id: user.id, type: 'private', first_name: user.first_name }, world) };
    },
    group({ forum = false, topics = [], type = 'supergroup' } = {}) {
      const about = {
        id: -1_000_000_000_000 - id++,
        type,
        title: 'Nhóm',
        ...(forum && { is_forum: true as const }),
      };
      const room = openRoom(about, world);
      for (const topic of topics) room.chat.topics.add(topic);
      return room;
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the fake Telegram does not listen');
  return address.port;
}
