/** A Telegram on 127.0.0.1: the Bot API over real HTTP, as strict and as moody as the real one. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Payload, payloadOf } from './body.ts';
import { createChats, type User } from './chats.ts';
import { createDelivery } from './deliver.ts';
import { createFaults, type Fault } from './faults.ts';
import { createFlood } from './flood.ts';
import { methods, type World } from './methods.ts';
import { openRoom, type Room } from './people.ts';
import { Refused } from './refusal.ts';
import { openSchema } from './schema.ts';
import { createUpdates, type Update } from './updates.ts';

export interface Call {
  method: string;
  payload: Payload;
}

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
  /** Resolves as soon as that holds; looked at after every call. Rejects after five seconds, saying what it waited for. */
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
  const schema = openSchema();
  const calls: Call[] = [];
  const violations: string[] = [];
  const watchers = new Set<() => void>();
  const faults = createFaults();
  const updates = createUpdates(options.firstUpdateId);
  const me: User = { id: 7_000, is_bot: true, first_name: 'Caudari', username: 'CaudariBot' };
  const world: World = {
    me,
    chats: createChats(),
    updates,
    menus: new Map(),
    hook: { url: '', secret: '' },
    presses: new Set(),
    flood: createFlood({ perSecond, nowMs: () => performance.now() }),
    now: () => Math.floor(Date.now() / 1_000),
    hookChanged: () => delivery.look(),
  };
  const delivery = createDelivery({
    updates,
    hook: () => world.hook,
    failed: (what) => {
      world.hook.error = what;
    },
    pauseMs: 15,
  });
  let offering = false;
  updates.onAdd(() => {
    const latest = updates.waiting().at(-1);
    if (latest && !offering) violations.push(...schema.update(latest));
    delivery.look();
  });

  const server = createServer((request, response) => {
    void answer(request, response).finally(() => {
      for (const watcher of [...watchers]) watcher();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const [, given = '', method = ''] = /^\/bot([^/]*)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const payload = await payloadOf(request).catch(() => ({}));
    if (given !== token) return reply(response, new Refused(401, 'Unauthorized').body);
    calls.push({ method, payload });
    violations.push(...schema.call(method, payload));
    const fault = faults.next(method);
    if (fault && !('after' in fault && fault.after) && fault.kind !== 'slow') return strike(response, fault);
    if (fault?.kind === 'slow') await fault.until;
    const body = await perform(method, payload, response);
    if (fault && fault.kind !== 'slow') strike(response, fault);
    else reply(response, body);
  }

  async function perform(method: string, payload: Payload, response: ServerResponse) {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const run = methods[method];
    try {
      if (!run) throw new Refused(404, 'Not Found');
      const result = await run(payload, world, gone.signal);
      violations.push(...schema.result(method, JSON.parse(JSON.stringify(result))));
      return { ok: true, result };
    } catch (error) {
      if (error instanceof Refused) return error.body;
      violations.push(`${method}: the fake failed: ${String(error)}`);
      return new Refused(400, 'Bad Request: the fake cannot read this').body;
    }
  }

  function reply(response: ServerResponse, body: { ok: boolean; error_code?: number }) {
    response
      .writeHead(body.error_code ?? 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(body));
  }

  function strike(response: ServerResponse, fault: Exclude<Fault, { kind: 'slow' }>) {
    switch (fault.kind) {
      case 'status':
        return response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>nginx</html>');
      case 'cut':
        return response.destroy();
      case 'nonsense':
        return response.writeHead(200, { 'content-type': 'application/json' }).end(fault.body);
      case 'refusal':
        return reply(response, { ok: false, ...fault.refusal });
    }
  }

  let id = 50_000;
  const roomOf = (info: Parameters<typeof openRoom>[0]) =>
    openRoom(info, { chats: world.chats, updates, me, presses: world.presses, now: world.now });

  return {
    apiRoot: `http://127.0.0.1:${portOf(server.address())}`,
    token,
    me,
    calls,
    violations,
    menus: world.menus,
    callsOf: (method) => calls.filter((call) => call.method === method).map(({ payload }) => payload),
    person(about) {
      const user: User = { id: id++, is_bot: false, first_name: 'Lan', ...about };
      return { user, room: roomOf({ id: user.id, type: 'private', first_name: user.first_name }) };
    },
    group({ forum = false, topics = [], type = 'supergroup' } = {}) {
      const room = roomOf({
        id: -1_000_000_000_000 - id++,
        type,
        title: 'Nhóm',
        ...(forum && { is_forum: true }),
      });
      for (const topic of topics) room.chat.topics.add(topic);
      return room;
    },
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
    until(holds, what) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => finish(() => reject(new Error(`waited in vain until ${what}`))),
          5_000,
        );
        const look = () => holds() && finish(resolve);
        const often = setInterval(look, 20);
        watchers.add(look);
        look();
        function finish(settle: () => void) {
          clearTimeout(timer);
          clearInterval(often);
          watchers.delete(look);
          settle();
        }
      });
    },
    async close() {
      delivery.stop();
      updates.endHeld(new Refused(502, 'Bad Gateway'));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the fake Telegram does not listen');
  return address.port;
}
