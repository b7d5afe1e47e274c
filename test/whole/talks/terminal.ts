/** `caudari chat` in a process of its own, talked to through its standard input. */

import { once } from 'node:events';
import { emptyFolder, startProgram } from '../../adapters/terminal/program.ts';
import { until } from '../bot.ts';
import type { Said, Source, Talk } from './talk.ts';

export interface TerminalTalk extends Talk {
  greeting: Said;
  /** Says nothing more; gives the exit code. */
  leave(): Promise<number | null>;
}

export async function terminalTalk(): Promise<TerminalTalk> {
  const place = emptyFolder();
  const child = startProgram(['chat'], place.folder);
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  let last = await reply();

  /** One reply is one write, and ends with an empty line. */
  async function reply(): Promise<Said> {
    const text = await until('the terminal answers', () => (printed.endsWith('\n\n') ? printed : undefined));
    printed = '';
    return seen(text.replace(/^\n|\n+$/g, ''));
  }

  async function say(text: string): Promise<Said> {
    child.stdin.write(`${text}\n`);
    last = await reply();
    return last;
  }

  return {
    greeting: last,
    say,
    press: (label) => say(String(last.buttons.indexOf(label) + 1)),
    async leave() {
      child.stdin.end();
      await once(child, 'close');
      place[Symbol.dispose]();
      return child.exitCode;
    },
  };
}

/** The reply, its sources and what can be chosen, as `ask` and `chat` print them. */
export function seen(printed: string): Said {
  const parts = printed.split('\n\n');
  const buttons = parts.at(-1)?.startsWith('  1) ') ? (parts.pop() ?? '').split('\n') : [];
  const sources = /^\[\d+\] .*\n {4}http/.test(parts.at(-1) ?? '') ? (parts.pop() ?? '') : '';
  return {
    text: parts.join('\n\n'),
    sources: sourcesIn(sources),
    buttons: buttons.map((line) => line.replace(/^ *\d+\) /, '')),
  };
}

function sourcesIn(printed: string): Source[] {
  const lines = printed.split('\n');
  return lines.flatMap((about, n) =>
    n % 2 === 0 && about ? [{ about, url: lines[n + 1]?.trim() ?? '' }] : [],
  );
}
