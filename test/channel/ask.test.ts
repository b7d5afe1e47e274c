/** One question within its time: what comes of it, and a log without anybody's words. */

import { expect, test } from 'vitest';
import { createAsk } from '../../src/channel/ask.ts';
import type { Incoming, Reply } from '../../src/nouns.ts';
import type { Converse } from '../../src/ports.ts';
import { replyOf } from './replies.ts';

const incoming: Incoming = {
  id: '1',
  address: { channel: 'terminal', chat: 'lan' },
  person: 'lan',
  text: 'my secret',
};
const goesOn = () => new AbortController().signal;

function rig(converse: Converse, answerMs = 10_000) {
  const lines: string[] = [];
  const error = (detail: object, event: string) => void lines.push(`${event} ${JSON.stringify(detail)}`);
  return { lines, ask: createAsk({ converse, answerMs, log: { error } }) };
}

test.each([[replyOf('Xin chào')], [undefined]])('what the conversation gives is given: %#', async (reply) => {
  const { ask, lines } = rig(async () => reply);
  expect(await ask(incoming, goesOn())).toBe(reply);
  expect(lines).toEqual([]);
});

test('a conversation that breaks is logged by kind and place, without its words', async () => {
  const { ask, lines } = rig(() => Promise.reject(new RangeError('my secret\n    at my secret')));
  expect(await ask(incoming, goesOn())).toBe('failed');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('RangeError at ');
  expect(lines[0]).toContain('"timedOut":false');
  expect(lines[0]).not.toContain('secret');
});

test('a conversation that breaks at once is no other', async () => {
  const { ask } = rig(() => {
    throw new Error('no');
  });
  expect(await ask(incoming, goesOn())).toBe('failed');
});

test('what takes too long is told to end, and not waited for', async () => {
  let told: AbortSignal | undefined;
  const { ask, lines } = rig((_, signal) => {
    told = signal;
    return new Promise<Reply>(() => undefined);
  }, 5);
  expect(await ask(incoming, goesOn())).toBe('failed');
  expect(told?.aborted).toBe(true);
  expect(lines[0]).toContain('"timedOut":true');
});

test('only the end of the whole rejects', async () => {
  const end = new AbortController();
  const { ask, lines } = rig(() => new Promise<Reply>(() => undefined));
  const asked = ask(incoming, end.signal);
  end.abort(new Error('the channel is ending'));
  await expect(asked).rejects.toThrow('the channel is ending');
  expect(lines).toEqual([]);
});
