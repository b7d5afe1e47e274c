/** Interactions over HTTP: only with Discord's signature, with or without a gateway, by the same code. */

import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openDiscord } from '../../../adapters/discord/open.ts';
import type { Channel } from '../../../src/ports.ts';
import { replyOf } from '../../channel/replies.ts';
import type { FakeDiscord } from '../../platforms/discord/fake.ts';
import type { Interaction } from '../../platforms/discord/interactions.ts';
import { endRig, type Rig, type RigOptions, shown, startRig } from './rig.ts';

const first = z.looseObject({ type: z.int(), data: z.unknown().optional() });

let rig: Rig;

/** The rig's own channel is of no use here: the public key is known only once the fake is there. */
async function start(options: RigOptions = {}) {
  rig = await startRig({ connected: false, ...options });
  const { fake } = rig;
  const { people } = fake;
  const channel = openDiscord({
    settings: { publicKey: people.publicKey, apiRoot: fake.apiRoot },
    converse: options.converse ?? (async ({ text }) => replyOf(`You said: ${text}`)),
    pace: { take: async () => ({ done() {} }) },
    suggestEntries: () => [{ id: 'egdi', name: 'EGDI' }],
    log: pino({ level: 'silent' }),
    clock: options.clock ?? (() => new Date()),
    limits: { deferMs: 20 },
  });
  return { fake, people, channel, hall: fake.world.channel('hall') };
}

afterEach(async () => {
  expect(await endRig(rig)).toEqual([]);
});

/** Delivers it as Discord does: what comes back is the first response. */
async function deliver(fake: FakeDiscord, channel: Channel, interaction: Interaction) {
  const response = await channel.receive?.(fake.people.request(interaction.payload));
  if (response?.status !== 200) return { status: response?.status };
  const body = first.parse(await response.json());
  return { status: 200, type: body.type, taken: fake.interactions.respond(interaction, body, []) };
}

test('a question is answered in the response, without gateway and without bot token', async () => {
  const { fake, people, channel, hall } = await start();
  const asked = people.slash('ask', { question: 'xin chào' }, { place: hall });
  expect(await deliver(fake, channel, asked)).toEqual({ status: 200, type: 4, taken: { status: 204 } });
  expect(shown(asked.original)).toBe('You said: xin chào');
});

test('a slow answer is deferred in the response and edited in by the interaction’s token', async () => {
  const gate = Promise.withResolvers<void>();
  const { fake, people, channel, hall } = await start({
    async converse() {
      await gate.promise;
      return replyOf('at last');
    },
  });
  const asked = people.slash('ask', { question: 'slow' }, { place: hall });
  expect(await deliver(fake, channel, asked)).toMatchObject({ type: 5 });
  gate.resolve();
  await fake.when('the answer is there', () => !asked.thinking);
  expect(shown(asked.original)).toBe('at last');
});

test('a ping is answered with a pong', async () => {
  const { people, channel } = await start();
  const response = await channel.receive?.(
    people.request({ id: '1', application_id: '2', type: 1, token: 't', version: 1 }),
  );
  expect([response?.status, await response?.json()]).toEqual([200, { type: 1 }]);
});

test('autocompletion is answered in the response', async () => {
  const { fake, people, channel, hall } = await start();
  const typed = people.typing('topic', 'entry', 'e', { place: hall });
  expect(await deliver(fake, channel, typed)).toMatchObject({ type: 8 });
});

test('a request without a valid signature is refused with 401 and asks nobody', async () => {
  const heard: string[] = [];
  const { people, channel, hall } = await start({
    async converse({ id }) {
      heard.push(id);
      return replyOf('never');
    },
  });
  const { payload } = people.slash('ask', { question: 'q' }, { place: hall });
  const tampered = people.request(payload, { tamper: true });
  const stale = people.request(payload, { at: new Date(Date.now() - 6 * 60_000) });
  const early = people.request(payload, { at: new Date(Date.now() + 6 * 60_000) });
  const unsigned = new Request('http://caudari.invalid/', { method: 'POST', body: JSON.stringify(payload) });
  const garbled = people.request(payload);
  garbled.headers.set('x-signature-ed25519', 'zz');
  for (const request of [tampered, stale, early, unsigned, garbled]) {
    const response = await channel.receive?.(request);
    expect(response?.status).toBe(401);
    expect(response?.headers.get('content-type')).toBe('application/problem+json');
  }
  expect(heard).toEqual([]);
});

test('what is signed but no interaction is refused or simply accepted', async () => {
  const { people, channel } = await start();
  expect((await channel.receive?.(people.request('no object')))?.status).toBe(202);
  expect(
    (await channel.receive?.(people.request({ type: 9, id: '1', application_id: '2', token: 't' })))?.status,
  ).toBe(202);
  expect((await channel.receive?.(new Request('http://caudari.invalid/')))?.status).toBe(405);
});

test('without a bot token the run waits for its end and says what it does', async () => {
  const { channel } = await start();
  const end = new AbortController();
  const run = channel.run(end.signal);
  expect(channel.health()).toMatchObject({ ready: true, detail: expect.stringContaining('over HTTP only') });
  end.abort();
  await run;
});

test('without a public key there is no such route, and a wrong one is named', async () => {
  const { fake } = await start();
  expect(rig.channel.receive).toBeUndefined();
  const open = () =>
    openDiscord({
      settings: { publicKey: 'abc', apiRoot: fake.apiRoot },
      converse: async () => undefined,
      pace: { take: async () => ({ done() {} }) },
      suggestEntries: () => [],
      log: pino({ level: 'silent' }),
      clock: () => new Date(),
    });
  expect(open).toThrow(/DISCORD_PUBLIC_KEY/);
});
