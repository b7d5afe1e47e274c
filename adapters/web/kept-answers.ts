/** Answers that are kept: the pages behind permanent links, and the files that go with them. */

import type { Reply } from '../../src/nouns.ts';
import type { KeptAnswer } from '../../src/ports.ts';
import { answerGone } from '../../src/say/talk.ts';
import type { WebContext, WebOptions } from './options.ts';
import { refuse } from './refuse.ts';
import { sendPage } from './send-page.ts';
import { failurePage } from './view/failure-page.ts';
import { keptPage } from './view/kept-page.ts';
import { pageLanguage, type Visitors } from './visitor.ts';

const answerId = /^[\w-]{1,64}$/;

/** What was said to one person alone is found by nobody here. */
export async function findPublic(
  answers: WebOptions['answers'],
  id: string,
): Promise<KeptAnswer | undefined> {
  const kept = answerId.test(id) ? await answers.find(id) : undefined;
  return kept?.reply.private ? undefined : kept;
}

export interface KeptAnswerTools {
  answers: WebOptions['answers'];
  visitors: Visitors;
  originOf: (c: WebContext) => string;
}

export function createKeptAnswers({ answers, visitors, originOf }: KeptAnswerTools) {
  return {
    async show(c: WebContext) {
      const kept = await findPublic(answers, c.req.param('id') ?? '');
      const language = visitors.language(c);
      if (!kept) return gone(c);
      visitors.conversation(c);
      c.header('X-Robots-Tag', 'noindex');
      return sendPage(c, keptPage({ kept, language, origin: originOf(c) }));
    },

    async file(c: WebContext) {
      const kept = await findPublic(answers, c.req.param('id') ?? '');
      const file = kept?.reply.files[Number(c.req.param('n'))];
      return file ? download(file) : gone(c);
    },
  };
}

async function gone(c: WebContext) {
  if ((c.req.header('accept') ?? '').includes('text/html')) {
    return sendPage(c, failurePage(404, pageLanguage(c), answerGone), 404);
  }
  return refuse(c, { status: 404, detail: 'There is no such answer, or it is no longer kept.' });
}

function download({ name, type, bytes }: Reply['files'][number]): Response {
  const headers = {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Cache-Control': 'private, no-cache',
  };
  return new Response(new Uint8Array(bytes), { headers });
}
