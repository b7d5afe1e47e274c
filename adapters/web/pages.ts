/** The chat for people: the page, the form that works without script, and starting anew. */

import type { Reply } from '../../src/nouns.ts';
import type { KeptAnswer } from '../../src/ports.ts';
import { answerGone } from '../../src/say/talk.ts';
import { refusalOf } from './ask-api.ts';
import type { Ask } from './asking.ts';
import type { WebContext, WebOptions } from './options.ts';
import { readPress } from './press.ts';
import { refuse } from './refuse.ts';
import { chatPage } from './view/chat-page.ts';
import { failurePage } from './view/failure-page.ts';
import type { Html } from './view/html.ts';
import { keptPage } from './view/kept-page.ts';
import type { ShownTurn } from './view/turn.ts';
import {
  askedLanguage,
  beginConversation,
  conversationOf,
  pageLanguage,
  rememberLanguage,
} from './visitor.ts';

export interface PageTools {
  ask: Ask;
  answers: WebOptions['answers'];
  originOf: (c: WebContext) => string;
  newId: () => string;
  secure: boolean;
  calendar: boolean;
}

const turnsMax = 20;
const answerId = /^[\w-]{1,64}$/;

export function createPages(tools: PageTools) {
  const { ask, answers, originOf, newId, secure, calendar } = tools;
  const conversation = (c: WebContext) => conversationOf(c) ?? beginConversation(c, newId(), secure);

  async function findPublic(id: string): Promise<KeptAnswer | undefined> {
    const kept = answerId.test(id) ? await answers.find(id) : undefined;
    return kept?.reply.private ? undefined : kept;
  }

  async function soFar(ids: readonly string[]): Promise<ShownTurn[]> {
    const found = await Promise.all([...new Set(ids)].slice(-turnsMax).map(findPublic));
    return found.filter((kept) => kept !== undefined);
  }

  function chat(c: WebContext, earlier: readonly ShownTurn[], newest: readonly ShownTurn[] = []) {
    const language = languageOfPage(c);
    const kept = [...earlier, ...newest].map(({ reply }) => reply.id);
    return page(
      c,
      chatPage({ language, turns: [...earlier, ...newest], kept, origin: originOf(c), calendar }),
    );
  }

  function languageOfPage(c: WebContext) {
    const asked = askedLanguage(c);
    if (asked) rememberLanguage(c, asked, secure);
    return pageLanguage(c);
  }

  return {
    async home(c: WebContext) {
      conversation(c);
      return chat(c, await soFar(c.req.queries('turn') ?? []));
    },

    /** The form without script: the answer comes as the whole page, under what was said before. */
    async form(c: WebContext) {
      const { text, action, turns } = await readForm(c);
      const earlier = await soFar(turns);
      if (text === '' && action === undefined) return chat(c, earlier);
      const asked = { text, action, appLanguage: pageLanguage(c), conversation: `page:${conversation(c)}` };
      const outcome = await ask(asked, c.req.raw.signal);
      if (outcome.kind !== 'answered') return refuse(c, refusalOf(outcome));
      return chat(c, earlier, [{ question: text, reply: outcome.reply }]);
    },

    anew(c: WebContext) {
      beginConversation(c, newId(), secure);
      return c.redirect('/', 303);
    },

    async kept(c: WebContext) {
      const kept = await findPublic(c.req.param('id') ?? '');
      const language = languageOfPage(c);
      if (!kept) return gone(c);
      conversation(c);
      c.header('X-Robots-Tag', 'noindex');
      return page(c, keptPage({ kept, language, origin: originOf(c) }));
    },

    async file(c: WebContext) {
      const kept = await findPublic(c.req.param('id') ?? '');
      const file = kept?.reply.files[Number(c.req.param('n'))];
      return file ? download(file) : gone(c);
    },
  };

  async function gone(c: WebContext) {
    const wantsPage = (c.req.header('accept') ?? '').includes('text/html');
    if (!wantsPage)
      return refuse(c, { status: 404, detail: 'There is no such answer, or it is no longer kept.' });
    return page(c, failurePage(404, pageLanguage(c), answerGone), 404);
  }
}

async function page(c: WebContext, view: Html, status: 200 | 404 = 200): Promise<Response> {
  c.header('Cache-Control', 'private, no-cache');
  return c.html(await view, status);
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

function download({ name, type, bytes }: Reply['files'][number]): Response {
  const headers = {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Cache-Control': 'private, no-cache',
  };
  return new Response(new Uint8Array(bytes), { headers });
}
