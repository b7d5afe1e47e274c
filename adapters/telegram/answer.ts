/** One question: typing, the conversation's reply within its time, and the reply where it belongs. */

import type { Logger } from 'pino';
import type { Incoming, Reply } from '../../src/nouns.ts';
import type { Converse } from '../../src/ports.ts';
import { couldNotAnswer } from '../../src/say/telegram.ts';
import type { Call, How } from './call.ts';
import type { Asked } from './read.ts';
import { piecesOf } from './render/blocks.ts';
import { keyboardOf, pageAction, possible, readPageAction } from './render/keyboard.ts';
import { type Page, pagesOf } from './render/pages.ts';
import { sourcesPiece } from './render/sources.ts';
import type { Place, Sender, Sent } from './send.ts';
import { createShelf, type Shown } from './shelf.ts';
import { showTyping } from './typing.ts';

export interface AnswerOptions {
  converse: Converse;
  call: Call;
  sender: Sender;
  log: Logger;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** What one answer may take until the person is told that it failed. */
  answerMs: number;
}

/** Rejects only when the signal ended it before the reply was out. */
export type Answer = (asked: Asked, signal: AbortSignal) => Promise<void>;

export function createAnswer({ converse, call, sender, log, wait, answerMs }: AnswerOptions): Answer {
  const shelf = createShelf();

  /** The reply, nothing (seen before), or `failed`. */
  async function replyTo(incoming: Incoming, place: Place, signal: AbortSignal) {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(answerMs)]);
    const stopTyping = showTyping({ call, wait }, place);
    try {
      return await orAborted(converse(incoming, limit), limit);
    } catch (error) {
      signal.throwIfAborted();
      log.error({ error: whatAndWhere(error), timedOut: limit.aborted }, 'an answer failed');
      return 'failed' as const;
    } finally {
      stopTyping();
    }
  }

  async function answer(asked: Asked, signal: AbortSignal) {
    const { incoming } = asked;
    const place = placeOf(asked);
    const reply = await replyTo(incoming, place, signal);
    if (reply === 'failed') return apologise(incoming, place, signal);
    if (reply) await show(asked, reply, signal);
  }

  async function apologise(incoming: Incoming, place: Place, signal: AbortSignal) {
    const text = couldNotAnswer[incoming.language ?? incoming.appLanguage ?? 'en'];
    report(await sender.page(place, { html: text, plain: text }, undefined, howFor(place, signal, 'new')));
  }

  /** The fuller reply of "more" takes the place of the short one; every other reply is a new message. */
  async function show(asked: Asked, reply: Reply, signal: AbortSignal) {
    const { incoming, pressed } = asked;
    const place = placeOf(asked);
    const more = incoming.action?.startsWith('more:') === true;
    const source = more && incoming.action !== undefined ? incoming.action : `open:${reply.id}`;
    const shown = shownOf(reply);
    if (shown.pages.length > 1) shelf.keep(source, shown);
    const inPlace =
      more && pressed !== undefined && (await edited(place, pressed, shown, { page: 0, source }, signal));
    if (!inPlace) await sendAll(place, shown, source, signal);
    for (const file of reply.files) report(await sender.file(place, file, howFor(place, signal, 'new')));
    signal.throwIfAborted();
  }

  /** The first page with buttons to turn; all pages one after the other when the buttons cannot hold the way back. */
  async function sendAll(place: Place, shown: Shown, source: string, signal: AbortSignal) {
    const turns = possible({ label: 'page', action: pageAction(shown.pages.length, source) });
    const pages = turns ? shown.pages.slice(0, 1) : shown.pages;
    for (const [at, page] of pages.entries()) {
      const last = at === pages.length - 1;
      const turn = turns ? { page: 0, of: shown.pages.length, source } : undefined;
      const keyboard = last ? keyboardOf(shown.buttons, turn) : undefined;
      if (!report(await sender.page(place, page, keyboard, howFor(place, signal, 'new')))) return;
    }
  }

  async function turnPage(asked: Asked, turn: { page: number; source: string }, signal: AbortSignal) {
    const place = placeOf(asked);
    const found = shelf.find(turn.source) ?? (await fetchAgain(asked, turn.source, place, signal));
    if (!found || asked.pressed === undefined) return;
    await edited(place, asked.pressed, found, turn, signal);
    signal.throwIfAborted();
  }

  /** After a restart the conversation still has the reply; when it has not, what it says instead is shown. */
  async function fetchAgain(asked: Asked, source: string, place: Place, signal: AbortSignal) {
    const incoming = { ...asked.incoming, action: source };
    const reply = await replyTo(incoming, place, signal);
    if (reply === 'failed') await apologise(incoming, place, signal);
    if (reply === 'failed' || !reply) return undefined;
    if (!source.endsWith(reply.id)) {
      await show({ ...asked, incoming: { ...incoming, action: '' } }, reply, signal);
      return undefined;
    }
    const shown = shownOf(reply);
    shelf.keep(source, shown);
    return shown;
  }

  /** False when there is no message any more that could be edited. */
  async function edited(
    place: Place,
    message: number,
    shown: Shown,
    turn: { page: number; source: string },
    signal: AbortSignal,
  ) {
    const at = Math.min(turn.page, shown.pages.length - 1);
    const page = shown.pages[at];
    if (!page) return false;
    const keyboard = keyboardOf(shown.buttons, { page: at, of: shown.pages.length, source: turn.source });
    const sent = await sender.edit(place, message, page, keyboard, howFor(place, signal, 'same'));
    return sent.kind === 'unchanged' || report(sent);
  }

  function shownOf(reply: Reply): Shown {
    const dropped = reply.buttons.filter((button) => !possible(button)).length;
    if (dropped > 0) log.warn({ dropped }, 'buttons left out: without a label, or an action over 64 bytes');
    return { pages: pagesOfReply(reply), buttons: reply.buttons };
  }

  function report(sent: Sent): boolean {
    if (sent.kind !== 'ok') log.warn({ outcome: sent.kind, reason: sent.reason }, 'a reply did not go out');
    return sent.kind === 'ok';
  }

  return (asked, signal) => {
    const turn = readPageAction(asked.incoming.action ?? '');
    return turn ? turnPage(asked, turn, signal) : answer(asked, signal);
  };
}

export function pagesOfReply(reply: Reply): Page[] {
  return pagesOf([
    ...piecesOf(reply.blocks, reply.citations),
    ...sourcesPiece(reply.citations, reply.language),
  ]);
}

function placeOf({ incoming, replyTo }: Asked): Place {
  const { chat, thread } = incoming.address;
  return { chat, ...(thread !== undefined && { thread }), ...(replyTo !== undefined && { replyTo }) };
}

function howFor({ chat }: Place, signal: AbortSignal, repeat: 'same' | 'new'): How {
  return { signal, repeat, pace: { kind: 'reply', chat } };
}

/** Does not wait for work that does not listen to its signal. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason);
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
}

/** The kind of an error and the line that threw it; its message may repeat what the person wrote. */
function whatAndWhere(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return `${error.name} ${
    error.stack
      ?.split('\n')
      .find((line) => /^\s+at /.test(line))
      ?.trim() ?? ''
  }`;
}
