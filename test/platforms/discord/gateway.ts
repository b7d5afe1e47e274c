/** The gateway: hello, identify, heartbeats, resume with what was missed, invalid sessions, close codes. */

import type { Server } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { guildPayload, type World } from './world.ts';

const packet = z.looseObject({ op: z.int(), d: z.unknown().optional() });
const identify = z.looseObject({ token: z.string(), intents: z.int() });
const resume = z.looseObject({ token: z.string(), session_id: z.string(), seq: z.int() });

/** Members, presences and message content: not given to bots that did not apply. */
const privileged = (1 << 1) | (1 << 8) | (1 << 15);

export interface GatewayOptions {
  server: Server;
  world: World;
  token: () => string;
  url: () => string;
}

export function createGateway({ server, world, token, url }: GatewayOptions) {
  const sockets = new WebSocketServer({ server, path: '/gateway', verifyClient: mayConnect });
  const sent: { s: number; t: string; d: unknown }[] = [];
  const closeCodes: number[] = [];
  const state = {
    heartbeatMs: 41_250,
    /** Does not acknowledge heartbeats: a line that is dead without knowing it. */
    deaf: false,
    /** The next requests for a line are answered with 502. */
    refuseUpgrades: 0,
    /** The next lines are cut before a word is said. */
    refuseLines: 0,
    /** The token is good for REST, but not here. */
    refuseIdentify: false,
    /** Lines that were asked for. */
    attempts: 0,
    identifies: 0,
    resumes: 0,
    heartbeats: 0,
    closeCodes,
    resumable: true,
  };
  let session = '';
  let live: WebSocket | undefined;

  function mayConnect(_: unknown, answer: (may: boolean, status?: number) => void) {
    state.attempts++;
    const may = state.refuseUpgrades-- <= 0;
    answer(may, may ? 101 : 502);
  }

  const send = (socket: WebSocket, value: unknown) => socket.send(JSON.stringify(value));

  function dispatch(t: string, d: unknown) {
    const event = { op: 0, s: sent.length + 1, t, d };
    sent.push(event);
    if (live) send(live, event);
  }

  function onIdentify(socket: WebSocket, raw: unknown) {
    const asked = identify.parse(raw);
    state.identifies++;
    if (asked.token !== token() || state.refuseIdentify) return socket.close(4004, 'Authentication failed.');
    if ((asked.intents & privileged) !== 0) return socket.close(4014, 'Disallowed intent(s).');
    session = `session-${state.identifies}`;
    state.resumable = true;
    sent.length = 0;
    live = socket;
    dispatch('READY', {
      v: 10,
      user: world.bot,
      guilds: [{ id: world.guildId, unavailable: true }],
      session_id: session,
      resume_gateway_url: url(),
      application: { id: world.applicationId, flags: 0 },
      shard: [0, 1],
    });
    dispatch('GUILD_CREATE', guildPayload(world));
  }

  function onResume(socket: WebSocket, raw: unknown) {
    const asked = resume.parse(raw);
    state.resumes++;
    if (asked.token !== token()) return socket.close(4004, 'Authentication failed.');
    if (asked.session_id !== session || !state.resumable) return send(socket, { op: 9, d: false });
    for (const event of sent.filter(({ s }) => s > asked.seq)) send(socket, { op: 0, ...event });
    live = socket;
    dispatch('RESUMED', {});
  }

  function onPacket(socket: WebSocket, data: RawData) {
    const { op, d } = packet.parse(JSON.parse(String(data)));
    if (op === 1) {
      state.heartbeats++;
      if (!state.deaf) send(socket, { op: 11 });
    }
    if (op === 2) onIdentify(socket, d);
    if (op === 6) onResume(socket, d);
  }

  sockets.on('connection', (socket) => {
    if (state.refuseLines > 0) {
      state.refuseLines--;
      return socket.terminate();
    }
    socket.on('message', (data) => onPacket(socket, data));
    socket.on('close', (code) => {
      closeCodes.push(code);
      if (live === socket) live = undefined;
    });
    send(socket, { op: 10, d: { heartbeat_interval: state.heartbeatMs } });
  });

  return {
    state,
    dispatch,
    connected: () => live !== undefined,
    /** The last event again, as it was: what a platform does that is not sure that it arrived. */
    repeatLast() {
      const last = sent.at(-1);
      if (live && last) send(live, { op: 0, ...last });
    },
    /** Cuts the line without a word, or closes it with a code. */
    drop(code?: number) {
      const socket = live;
      live = undefined;
      if (code === undefined) socket?.terminate();
      else socket?.close(code);
    },
    askToReconnect: () => live && send(live, { op: 7, d: null }),
    invalidate(resumable: boolean) {
      state.resumable = resumable;
      if (live) send(live, { op: 9, d: resumable });
      live = undefined;
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

export type Gateway = ReturnType<typeof createGateway>;
