/** One Incoming → one Reply: seen before? who? command, button, or question. */

import { createHmac } from 'node:crypto';
import { type AnswerTools, answer } from '../answer/answer.ts';
import type { Turn } from '../answer/understand.ts';
import { plainText } from '../answer-object.ts';
import type { Address, ChannelName, Incoming, Language, Reply } from '../nouns.ts';
import { languages } from '../nouns.ts';
import type { Answers, Clock, Converse, Gaps, Memory, Preferences, Seen } from '../ports.ts';
import { unavailable } from '../say/answers.ts';
import { pressed } from './buttons.ts';
import { type CommandTools, command, parseCommand } from './commands.ts';
import { replyOf, spoken } from './replies.ts';

export interface ConversationTools extends AnswerTools {
  memory: Memory;
  answers: Answers;
  seen: Seen;
  preferences: Preferences;
  gaps: Pick<Gaps, 'record'>;
  clock: Clock;
  /** A new id for an answer: 6 to 20 letters and digits, not to be guessed. */
  newId: () => string;
  /** Keys the HMAC under which a person's questions are kept. */
  personKey: string;
}

/** What is remembered between the messages of one person in one chat. */
export interface TalkState {
  turns: Turn[];
  /** The last answer that had sources. */
  lastReply?: string;
}

/** Platforms that may hand over the same message twice; web and terminal cannot. */
const redelivering: readonly ChannelName[] = ['telegram', 'discord'];
const turnsKept = 4;
const stateMs = 12 * 3_600_000;

export function createConversation(tools: ConversationTools): Converse {
  return async (incoming, signal, onText) => {
    const { channel } = incoming.address;
    const key = redelivering.includes(channel) ? `${channel}:${incoming.id}` : undefined;
    if (key && (await tools.seen.begin(key)) !== 'new') return undefined;
    const reply = await oneReply(incoming, tools, signal).catch((cause: unknown) => {
      if (signal.aborted) throw cause;
      tools.log?.('answer failed', { cause: whatAndWhere(cause) });
      return failed(incoming, tools);
    });
    if (reply) for (const piece of piecesOf(reply)) onText?.(piece);
    if (key) await settled(key, tools);
    return reply;
  };
}

/** A reply that is there is sent: told once more after a restart is better than not told at all. */
async function settled(key: string, { seen, log }: ConversationTools): Promise<void> {
  await seen.settle(key).catch((cause: unknown) => {
    log?.('message not settled', { cause: whatAndWhere(cause) });
  });
}

async function oneReply(incoming: Incoming, tools: ConversationTools, signal: AbortSignal): Promise<Reply> {
  const chosenLanguage =
    incoming.language ?? (incoming.alone ? undefined : await tools.preferences.languageOf(incoming.address));
  const stateKey = keyOf(incoming);
  const state = incoming.alone ? { turns: [] } : await loadState(tools.memory, stateKey);
  const likely = chosenLanguage ?? state.turns.at(-1)?.language ?? incoming.appLanguage ?? 'vi';
  const commandTools: CommandTools = { tools, incoming, state, language: likely };
  const called = incoming.command ?? parseCommand(incoming.text);
  const button = incoming.action === undefined ? undefined : await pressed(incoming.action, commandTools);
  if (button && 'reply' in button) return button.reply;
  const done = called && !button ? await command(called, commandTools) : undefined;
  if (done && 'reply' in done) return done.reply;
  const text = button?.question ?? done?.question ?? incoming.text;
  return ask(
    { text, likely, ...(chosenLanguage ? { language: chosenLanguage } : {}) },
    { incoming, state, stateKey, tools, signal },
  );
}

interface Asking {
  incoming: Incoming;
  state: TalkState;
  stateKey: string;
  tools: ConversationTools;
  signal: AbortSignal;
}

async function ask(
  { text, likely, language }: { text: string; likely: Language; language?: Language },
  { incoming, state, stateKey, tools, signal }: Asking,
): Promise<Reply> {
  const answered = await answer(
    {
      text,
      likely,
      turns: state.turns,
      ...(language ? { language } : {}),
      ...(incoming.about ? { about: incoming.about } : {}),
    },
    tools,
    signal,
  );
  signal.throwIfAborted(); // an answer made while ending is not sent: the message must count as not answered
  const reply = replyOf(answered, tools.newId(), tools.knowledge.release);
  if (answered.keepNothing) return { ...reply, buttons: [] };
  const at = tools.clock();
  const person = personOf(incoming, tools.personKey);
  const { channel } = incoming.address;
  await tools.answers.keep({
    id: reply.id,
    at,
    channel,
    person,
    question: text,
    status: reply.status,
    language: reply.language,
    reply,
  });
  if (reply.status === 'unknown') {
    await tools.gaps.record({ at, question: text, language: reply.language, channel, person });
  }
  if (reply.status === 'answered' || reply.status === 'partial' || reply.status === 'clarify') {
    const turn: Turn = {
      question: text,
      answer: plainText(reply.blocks).slice(0, 500),
      language: reply.language,
      entries: reply.entries,
      asked: answered.asked,
    };
    const next: TalkState = { turns: [...state.turns, turn].slice(-turnsKept), lastReply: reply.id };
    if (!incoming.alone) await tools.memory.set(stateKey, next, stateMs);
  }
  return reply;
}

function failed(incoming: Incoming, tools: ConversationTools): Reply {
  const heard = incoming.text ? tools.knowledge.languageOf(incoming.text).language : undefined;
  const language = incoming.language ?? heard ?? incoming.appLanguage ?? 'vi';
  return spoken('unavailable', language, unavailable[language], tools);
}

/** The sentences of a finished, verified reply, for channels that show an answer as it comes. */
function piecesOf(reply: Reply): string[] {
  return plainText(reply.blocks).split(/(?<=[.!?。:]\s(?:\[\d+\]\s)*)/u);
}

function keyOf({ address, person }: Incoming): string {
  return `talk:${[address.channel, address.chat, address.thread ?? '', person].join(':')}`;
}

async function loadState(memory: Memory, key: string): Promise<TalkState> {
  const kept = await memory.get(key);
  return isState(kept) ? kept : { turns: [] };
}

/** A state that an older version left is none. By hand: what checks shapes takes longer to load than to answer. */
function isState(value: unknown): value is TalkState {
  return isRecord(value) && Array.isArray(value['turns']) && value['turns'].every(isTurn);
}

function isTurn(value: unknown): value is Turn {
  if (!isRecord(value)) return false;
  const { question, answer, language, entries, asked } = value;
  return (
    typeof question === 'string' &&
    typeof answer === 'string' &&
    typeof language === 'string' &&
    isLanguage(language) &&
    Array.isArray(entries) &&
    isRecord(asked) &&
    Array.isArray(asked['aspects']) &&
    Array.isArray(asked['years'])
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** An error's kind and the lines that threw it; its message may repeat what the person wrote. */
function whatAndWhere(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  const lines = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [cause.name, ...lines].join('\n');
}

/** The person's questions are kept under this, never under the platform's id. */
export function personOf({ address, person }: { address: Address; person: string }, key: string): string {
  return createHmac('sha256', key).update(`${address.channel}:${person}`).digest('base64url').slice(0, 22);
}

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}
