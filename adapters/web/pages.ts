/** The chat for people: the page, the form that works without script, and starting anew. */

import { refusalOf } from './ask-api.ts';
import type { Ask } from './asking.ts';
import { findPublic } from './kept-answers.ts';
import type { WebContext, WebOptions } from './options.ts';
import { readPress } from './press.ts';
import { refuse } from './refuse.ts';
import { sendPage } from './send-page.ts';
import { chatPage } from './view/chat-page.ts';
import type { ShownTurn } from './view/turn.ts';
import { pageLanguage, type Visitors } from './visitor.ts';

export interface PageTools {
  ask: Ask;
  answers: WebOptions['answers'];
  originOf: (c: WebContext) => string;
  visitors: Visitors;
  calendar: boolean;
}

const turnsMax = 20;

export function createPages({ ask, answers, visitors, originOf, calendar }: PageTools) {
  async function soFar(ids: readonly string[]): Promise<ShownTurn[]> {
    const found = await Promise.all([...new Set(ids)].slice(-turnsMax).map((id) => findPublic(answers, id)));
    return found.filter((kept) => kept !== undefined);
  }

  function chat(c: WebContext, earlier: readonly ShownTurn[], newest: readonly ShownTurn[] = []) {
    const turns = [...earlier, ...newest];
    const language = visitors.language(c);
    return sendPage(c, chatPage({ language, turns, origin: originOf(c), calendar }));
  }

  return {
    async home(c: WebContext) {
      visitors.conversation(c);
      return chat(c, await soFar(c.req.queries('turn') ?? []));
    },

    /** The form without script: the answer comes as the whole page, under what was said before. */
    async form(c: WebContext) {
      const { text, action, turns } = await readForm(c);
      const earlier = await soFar(turns);
      if (text === '' && action === undefined) return chat(c, earlier);
      const asked = {
        text,
        action,
        appLanguage: pageLanguage(c),
        conversation: `page:${visitors.conversation(c)}`,
      };
      const outcome = await ask(asked, c.req.raw.signal);
      if (outcome.kind !== 'answered') return refuse(c, refusalOf(outcome));
      return chat(c, earlier, [{ question: text, reply: outcome.reply }]);
    },

    anew(c: WebContext) {
      visitors.beginAnew(c);
      return c.redirect('/', 303);
    },
  };
}

interface SentForm {
  text: string;
  action: string | undefined;
  turns: string[];
}

async function readForm(c: WebContext): Promise<SentForm> {
  const form = new URLSearchParams(await c.req.text());
  const pressed = readPress(form.get('press') ?? '');
  const typed = form.get('example') ?? pressed?.label ?? form.get('question') ?? '';
  return {
    text: typed.trim(),
    action: pressed?.action,
    turns: form.getAll('turn'),
  };
}
