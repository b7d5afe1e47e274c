/** Pushes: one try each, and what came of it. The ledger decides what happens next, nothing is repeated here. */

import type { Outcome } from '../../src/nouns.ts';
import type { Push } from '../../src/ports.ts';
import type { How } from './call.ts';
import type { Failure } from './failures.ts';
import { piecesOf } from './render/blocks.ts';
import { keyboardOf } from './render/keyboard.ts';
import { pagesOf } from './render/pages.ts';
import type { Place, Sender, Sent } from './send.ts';

/** How long a channel waits that cannot be reached, and one whose token is refused. */
const unreachableMs = 5_000;
const unauthorizedMs = 60_000;

/**
 * A push that needs several messages (pages, files) goes out in order. Its outcome is that of the first; when a
 * later one does not go out, it is `unsure`: a part has arrived, and doing it all again would double that.
 */
export function createPush({ sender }: { sender: Sender }) {
  return async ({ address, blocks, buttons, files }: Push, signal: AbortSignal): Promise<Outcome> => {
    const place: Place = {
      chat: address.chat,
      ...(address.thread !== undefined && { thread: address.thread }),
    };
    const how: How = { signal, repeat: 'never', pace: { kind: 'push', chat: address.chat } };
    const pages = pagesOf(piecesOf(blocks, []));
    const steps = [
      ...pages.map((page, at) => () => {
        const keyboard = at === pages.length - 1 ? keyboardOf(buttons) : undefined;
        return sender.page(place, page, keyboard, how);
      }),
      ...files.map((file) => () => sender.file(place, file, how)),
    ];
    return inOrder(steps);
  };
}

async function inOrder(steps: readonly (() => Promise<Sent>)[]): Promise<Outcome> {
  const messages: number[] = [];
  for (const step of steps) {
    let sent = await step();
    // A refusal with a delay is sat out by the next call; this one surely did not arrive.
    if (sent.kind === 'limited' && messages.length > 0) sent = await step();
    if (sent.kind === 'ok') messages.push(sent.message);
    else if (messages.length === 0) return outcomeOf(sent);
    else
      return {
        kind: 'unsure',
        reason: `${messages.length} of ${steps.length} messages went out: ${sent.reason}`,
      };
  }
  return messages.length === 0
    ? { kind: 'refused', reason: 'there is nothing to send' }
    : { kind: 'sent', message: messages.join(' ') };
}

function outcomeOf(failure: Failure): Outcome {
  const { reason } = failure;
  switch (failure.kind) {
    case 'limited':
      return { kind: 'later', afterMs: failure.afterMs, wholeChannel: true, reason };
    case 'unauthorized':
      return {
        kind: 'later',
        afterMs: unauthorizedMs,
        wholeChannel: true,
        reason: 'TELEGRAM_BOT_TOKEN is refused',
      };
    case 'gone':
      return { kind: 'gone', reason };
    case 'failed':
      return failure.left
        ? { kind: 'unsure', reason }
        : { kind: 'later', afterMs: unreachableMs, wholeChannel: true, reason };
    case 'moved':
    case 'unchanged':
    case 'conflict':
    case 'unparsed':
    case 'refused':
      return { kind: 'refused', reason };
  }
}
