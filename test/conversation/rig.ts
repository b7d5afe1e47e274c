/** A conversation over the knowledge that ships, with ports in memory that remember every call made to them. */

import { openKnowledge } from '../../knowledge/open.ts';
import { type ConversationTools, createConversation } from '../../src/conversation/converse.ts';
import { createInMemory } from '../../src/conversation/in-memory.ts';
import type { Incoming, Reply } from '../../src/nouns.ts';
import type { Gap } from '../../src/ports.ts';

export const knowledge = await openKnowledge();
export const today = new Date('2026-11-20T03:00:00Z');

export interface Talk {
  /** What is said to this; a message that gets no reply throws. */
  say(text: string, more?: Partial<Incoming>): Promise<Reply>;
  press(action: string | undefined, more?: Partial<Incoming>): Promise<Reply>;
  /** The reply as it comes: undefined where there is nothing to say. */
  hear(incoming: Partial<Incoming>): Promise<Reply | undefined>;
  tools: ConversationTools;
  gaps: Gap[];
  logged: { event: string; detail: Record<string, unknown> }[];
  /** Everything that was handed to any port, in order. */
  handed: { port: string; values: unknown[] }[];
}

/** `ports` replaces parts of them: a store that fails, a knowledge that does. */
export function startTalk(ports: Partial<ConversationTools> = {}): Talk {
  const gaps: Gap[] = [];
  const logged: Talk['logged'] = [];
  const handed: Talk['handed'] = [];
  let ids = 0;
  const inMemory = createInMemory();
  const tools: ConversationTools = {
    memory: remembering(inMemory.memory, 'memory', handed),
    answers: remembering(inMemory.answers, 'answers', handed),
    seen: remembering(inMemory.seen, 'seen', handed),
    preferences: remembering(inMemory.preferences, 'preferences', handed),
    gaps: remembering({ record: async (gap: Gap) => void gaps.push(gap) }, 'gaps', handed),
    knowledge,
    clock: () => today,
    newId: () => `answer${++ids}`,
    personKey: 'key of the test',
    log: (event, detail) => void logged.push({ event, detail }),
    ...ports,
  };
  const converse = createConversation(tools);
  let messages = 0;
  const hear = (incoming: Partial<Incoming>) =>
    converse(
      {
        id: String(++messages),
        address: { channel: 'telegram', chat: 'chat-7041' },
        person: 'person-7041',
        text: '',
        ...incoming,
      },
      new AbortController().signal,
    );
  const say = async (text: string, more: Partial<Incoming> = {}) => {
    const reply = await hear({ text, ...more });
    if (!reply) throw new Error(`"${text}" got no reply`);
    return reply;
  };
  const press = (action = 'no such button', more = {}) => say('', { action, ...more });
  return { say, press, hear, tools, gaps, logged, handed };
}

/** The same port; what it is called with is written down. */
function remembering<T extends object>(port: T, name: string, handed: Talk['handed']): T {
  return new Proxy(port, {
    get(target, property, receiver) {
      const member: unknown = Reflect.get(target, property, receiver);
      if (typeof member !== 'function') return member;
      return (...values: unknown[]) => {
        handed.push({ port: name, values });
        return Reflect.apply(member, target, values);
      };
    },
  });
}

/** All the words of a reply, as one text. */
export function textOf(reply: Reply): string {
  return JSON.stringify([reply.blocks, reply.more]);
}
