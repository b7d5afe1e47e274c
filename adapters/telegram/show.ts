/** Puts a reply where it belongs: as a message, as a page of one, or in the place of the short answer. */

import type { Logger } from 'pino';
import type { Reply } from '../../src/nouns.ts';
import type { How } from './call.ts';
import type { Asked } from './read.ts';
import { piecesOf } from './render/blocks.ts';
import { keyboardOf, pageAction, possible } from './render/keyboard.ts';
import { type Page, pagesOf } from './render/pages.ts';
import { sourcesPiece } from './render/sources.ts';
import type { Place, Sender, Sent } from './send.ts';
import type { Shelf, Shown } from './shelf.ts';

export interface ShowOptions {
  sender: Sender;
  shelf: Shelf;
  log: Logger;
}

/** A page (from 0) of the reply that `source` opens again. */
export interface At {
  page: number;
  source: string;
}

/** All of these reject only when the signal ended them before it was out. */
export function createShow({ sender, shelf, log }: ShowOptions) {
  /** The fuller reply of "more" takes the place of the short one; every other reply is a new message. */
  async function reply(asked: Asked, said: Reply, signal: AbortSignal): Promise<void> {
    const more = asked.incoming.action === `more:${said.id}`;
    const source = `${more ? 'more' : 'open'}:${said.id}`;
    const shown = keep(source, said);
    const inPlace = more && (await page(asked, shown, { page: 0, source }, signal));
    const place = placeOf(asked);
    if (!inPlace) await anew(place, shown, source, signal);
    for (const file of said.files)
      report(await sender.file(place, file, howFor(place, signal, 'new')), signal);
  }

  /** The first page with buttons to turn; page after page when no button can hold the way back to the reply. */
  async function anew(place: Place, shown: Shown, source: string, signal: AbortSignal): Promise<void> {
    const of = shown.pages.length;
    const turns = possible({ label: 'turn', action: pageAction(of, source) });
    const pages = turns ? shown.pages.slice(0, 1) : shown.pages;
    for (const one of pages) {
      const turn = turns ? { page: 0, of, source } : undefined;
      const keyboard = one === pages.at(-1) ? keyboardOf(shown.buttons, turn) : undefined;
      if (!report(await sender.page(place, one, keyboard, howFor(place, signal, 'new')), signal)) return;
    }
  }

  /** Turns the message whose button was pressed to that page. False when it cannot be edited any more. */
  async function page(asked: Asked, shown: Shown, at: At, signal: AbortSignal): Promise<boolean> {
    const place = placeOf(asked);
    const number = Math.min(at.page, shown.pages.length - 1);
    const wanted = shown.pages[number];
    if (asked.pressed === undefined || !wanted) return false;
    const keyboard = keyboardOf(shown.buttons, { page: number, of: shown.pages.length, source: at.source });
    const sent = await sender.edit(place, asked.pressed, wanted, keyboard, howFor(place, signal, 'same'));
    return sent.kind === 'unchanged' || report(sent, signal);
  }

  async function sentence(asked: Asked, text: string, signal: AbortSignal): Promise<void> {
    const place = placeOf(asked);
    report(
      await sender.page(place, { html: text, plain: text }, undefined, howFor(place, signal, 'new')),
      signal,
    );
  }

  /** Rendered, and kept at hand when it has pages to turn. */
  function keep(source: string, said: Reply): Shown {
    const dropped = said.buttons.filter((button) => !possible(button)).length;
    if (dropped > 0) log.warn({ dropped }, 'buttons left out: without a label, or an action over 64 bytes');
    const shown = { pages: pagesOfReply(said), buttons: said.buttons };
    if (shown.pages.length > 1) shelf.set(source, shown);
    return shown;
  }

  function report(sent: Sent, signal: AbortSignal): boolean {
    if (sent.kind === 'ok') return true;
    signal.throwIfAborted();
    log.warn({ outcome: sent.kind, reason: sent.reason }, 'a reply did not go out');
    return false;
  }

  return { reply, page, sentence, keep };
}

export function pagesOfReply({ blocks, citations, language }: Reply): Page[] {
  return pagesOf([...piecesOf(blocks, citations), ...sourcesPiece(citations, blocks, language)]);
}

export function placeOf({ incoming, replyTo }: Asked): Place {
  const { chat, thread } = incoming.address;
  return { chat, ...(thread !== undefined && { thread }), ...(replyTo !== undefined && { replyTo }) };
}

function howFor({ chat }: Place, signal: AbortSignal, repeat: 'same' | 'new'): How {
  return { signal, repeat, pace: { kind: 'reply', chat } };
}
