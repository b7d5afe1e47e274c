/** A visitor of the chat page: its cookie, its stream of pieces, and the buttons of what it is given to show. */

import { parseHTML } from 'linkedom';
import { z } from 'zod';
import { type AnswerObject, answerShape } from '../../adapters/terminal/answer-shape.ts';
import type { World } from '../world.ts';
import type { Said, Talk } from './talk.ts';

export interface WebTalk extends Talk {
  /** The answer object of what was said last. */
  answer(): AnswerObject;
}

const rendered = z.looseObject({ html: z.string() });

export async function webTalk({ bot, unlogged }: Pick<World, 'bot' | 'unlogged'>): Promise<WebTalk> {
  const home = await fetch(`${bot.url}/?lang=en`);
  const cookie = home.headers.getSetCookie().map((one) => one.split(';')[0]);
  await home.text();
  let answer: AnswerObject | undefined;
  let buttons: { label: string; action: string }[] = [];

  async function ask(body: object): Promise<Said> {
    const response = await fetch(`${bot.url}/api/ask`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        cookie: cookie.join('; '),
      },
      body: JSON.stringify({ ...body, render: 'html' }),
    });
    const events = eventsIn(await response.text());
    const last = events.at(-1);
    if (last?.event !== 'answer') throw new Error(`no answer on the web: ${JSON.stringify(events)}`);
    const { html, ...object } = rendered.parse(JSON.parse(last.data));
    answer = answerShape.parse(object);
    if (events.every(({ event }) => event !== 'text')) throw new Error('the answer came without its pieces');
    buttons = buttonsIn(html);
    return saidOf(
      answer,
      buttons.map(({ label }) => label),
    );
  }

  return {
    say(text) {
      unlogged.add(text);
      return ask({ question: text });
    },
    press(label) {
      const button = buttons.find((one) => one.label === label);
      if (!button) throw new Error(`there is no button "${label}" on the page`);
      return ask({ question: label, action: button.action });
    },
    answer() {
      if (!answer) throw new Error('nothing was said yet');
      return answer;
    },
  };
}

function saidOf({ text, citations }: AnswerObject, buttons: string[]): Said {
  const shown = citations.filter(({ n }) => text.includes(`[${n}]`));
  return {
    text,
    sources: shown.map(({ n, title, publisher, published, url }) => ({
      about: `[${n}] ${[title, publisher, published].filter(Boolean).join(', ')}`,
      url,
    })),
    buttons,
  };
}

/** `ask%3Aid%3A1 What is GoodPy?`: the action, encoded, and the label. */
function buttonsIn(html: string) {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  return [...document.querySelectorAll('button[name="press"]')].map((button) => {
    const [action = '', ...label] = (button.getAttribute('value') ?? '').split(' ');
    return { action: decodeURIComponent(action), label: label.join(' ') };
  });
}

function eventsIn(stream: string) {
  return stream
    .split('\n\n')
    .filter(Boolean)
    .map((block) => {
      const lines = block.split('\n');
      const valuesOf = (name: string) =>
        lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2));
      return { event: valuesOf('event')[0] ?? '', data: valuesOf('data').join('\n') };
    });
}
