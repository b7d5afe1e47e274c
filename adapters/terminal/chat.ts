/** `caudari chat`: a conversation in the terminal. A number picks a suggestion; an empty line or Ctrl-D ends it. */

import { createInterface } from 'node:readline/promises';
import type { Writable } from 'node:stream';
import type { Reply } from '../../src/nouns.ts';
import type { Converse } from '../../src/ports.ts';
import type { Terminal } from './ask.ts';
import { renderReply } from './render.ts';

export interface ChatOptions {
  converse: Converse;
  terminal: Terminal;
  /** Names this conversation, so that no other run's message has the same id. */
  session: string;
  person: string;
}

export async function chat(
  { converse, terminal, session, person }: ChatOptions,
  signal: AbortSignal,
): Promise<void> {
  const address = { channel: 'terminal' as const, chat: person };
  let said = 0;
  let last: Reply | undefined;
  const say = async (text: string): Promise<void> => {
    const button = pressed(text, last);
    const reply = await converse(
      { id: `${session}-${++said}`, address, person, text, ...(button ? { action: button.action } : {}) },
      signal,
    );
    if (!reply) return;
    last = reply;
    terminal.stdout.write(`\n${renderReply(numbered(reply), terminal.columns ?? 0)}\n\n`);
  };
  await say('/start');
  const lines = createInterface({ input: terminal.stdin, output: promptOutput(terminal), prompt: '› ' });
  let open = true;
  lines.once('close', () => {
    open = false;
  });
  signal.addEventListener('abort', () => lines.close(), { once: true });
  lines.prompt();
  for await (const line of lines) {
    if (line.trim() === '' || /^\/(quit|exit)$/i.test(line.trim())) break;
    await say(line);
    if (open) lines.prompt();
  }
  lines.close();
}

/** In the terminal every button is a number. */
function numbered(reply: Reply): Reply {
  return { ...reply, suggestions: reply.buttons.map((button) => button.label) };
}

function pressed(text: string, last: Reply | undefined) {
  return /^\d{1,2}$/.test(text.trim()) ? last?.buttons[Number(text) - 1] : undefined;
}

/** Prompts belong on a screen only: a pipe gets the replies alone. */
function promptOutput({ stdout, columns }: Terminal): Writable | undefined {
  return columns === undefined ? undefined : stdout;
}
