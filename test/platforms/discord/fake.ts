/** A Discord on 127.0.0.1: REST and gateway as the real one answers them, and people who write and press buttons. */

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ReadBody, readBody } from './body.ts';
import { createFaults, sendJson, sendLimited, strike, strikeAfter } from './faults.ts';
import { createGateway } from './gateway.ts';
import { createInteractions } from './interactions.ts';
import type { Message } from './messages.ts';
import { createPeople } from './people.ts';
import { createRest } from './rest.ts';
import { openJudge } from './schema.ts';
import { createSlidingWindow } from './window.ts';
import { createWorld } from './world.ts';

export interface Call {
  method: string;
  path: string;
  body: unknown;
  status: number;
}

interface Asked {
  method: string;
  path: string;
  body: ReadBody;
  authorization: string | undefined;
}

export interface FakeOptions {
  /** Calls in any one second, before the whole bot is refused. */
  perSecond?: number;
}

export type FakeDiscord = Awaited<ReturnType<typeof startFakeDiscord>>;

const whenMs = 8_000;
const lookAgainMs = 4;

export async function startFakeDiscord({ perSecond }: FakeOptions = {}) {
  const world = createWorld();
  const judge = openJudge();
  const faults = createFaults();
  const messages: Message[] = [];
  const calls: Call[] = [];
  /** What did not conform to the published description, on either side. */
  const complaints: string[] = [];
  const secret = { token: 'fake.bot.token-for-tests' };
  const window = createSlidingWindow(perSecond);
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const gatewayUrl = () => `ws://127.0.0.1:${port}/gateway`;
  const interactions = createInteractions(world, (message) => messages.push(message));
  const rest = createRest({ world, interactions, messages, gatewayUrl });
  const gateway = createGateway({ server, world, token: () => secret.token, url: gatewayUrl });

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url ?? '/', 'http://fake');
    const path = pathname.replace(/^\/api\/v10/, '');
    const method = request.method ?? 'GET';
    const body = await readBody(request);
    const status = answerOrComplain(
      { method, path, body, authorization: request.headers.authorization },
      response,
    );
    calls.push({ method, path, body: body.json, status });
  }

  /** A call that the fake cannot even read is a complaint. */
  function answerOrComplain(call: Asked, response: ServerResponse): number {
    try {
      return answer(call, response);
    } catch (error) {
      note(String(error), `${call.method} ${call.path}`);
      return refuse(response, 400, 50_035, 'Invalid Form Body');
    }
  }

  /** Gives the status that the bot sees; 0 when it sees none. */
  function answer({ method, path, body, authorization }: Asked, response: ServerResponse): number {
    const fault = faults.next(method, path);
    if (strike(fault, response)) return response.headersSent ? response.statusCode : 0;
    const route = rest.find(method, path);
    if (!route) return refuse(response, 404, 0, '404: Not Found');
    if (!route.open && authorization !== `Bot ${secret.token}`)
      return refuse(response, 401, 0, '401: Unauthorized');
    if (!route.open && !window.lets()) {
      sendLimited(response, window.retryAfterS(), true);
      return 429;
    }
    note(judge.request(method, path, body.json), `${method} ${path}`);
    const outcome = route.run(body);
    if (strikeAfter(fault, response)) return response.headersSent ? response.statusCode : 0;
    if ('code' in outcome) return refuse(response, outcome.status, outcome.code, outcome.message);
    note(judge.answer(method, path, outcome.status, outcome.body), `our answer to ${method} ${path}`);
    sendJson(response, outcome.status, outcome.body);
    return outcome.status;
  }

  function note(wrong: string | undefined, where: string) {
    if (wrong !== undefined) complaints.push(`${where}: ${wrong}`);
  }

  /** Resolves when it holds; looks again and again, as much of it shows only on the bot's side. */
  async function when<T>(what: string, look: () => T | undefined | false): Promise<T> {
    const untilMs = performance.now() + whenMs;
    for (;;) {
      const found = look();
      if (found !== undefined && found !== false) return found;
      if (performance.now() > untilMs) {
        const made = calls.map((one) => `${one.method} ${one.path} ${one.status}`).join(', ');
        throw new Error(`waited in vain until ${what}; calls: ${made}`);
      }
      await sleep(lookAgainMs);
    }
  }

  return {
    apiRoot: `http://127.0.0.1:${port}/api`,
    secret,
    world,
    gateway,
    rest: rest.state,
    interactions,
    messages,
    calls,
    complaints,
    fail: faults.plan,
    when,
    people: createPeople({ world, gateway, interactions, messages }),
    /** The bot's messages in a place, oldest first. */
    in: (place: { id: string }) =>
      messages.filter((one) => one.channel_id === place.id && one.author.id === world.bot.id),
    async close() {
      gateway.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function refuse(response: ServerResponse, status: number, code: number, message: string): number {
  sendJson(response, status, { message, code });
  return status;
}
