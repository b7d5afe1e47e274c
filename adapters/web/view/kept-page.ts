/** The page of one kept answer: what the permanent link shows. */

import type { Language } from '../../../src/nouns.ts';
import type { KeptAnswer } from '../../../src/ports.ts';
import * as say from '../../../src/say/web.ts';
import { answerView } from './answer.ts';
import { logView } from './chat-page.ts';
import { composerView } from './composer.ts';
import { type Html, html } from './html.ts';
import { pageView } from './page.ts';

export interface KeptPage {
  kept: KeptAnswer;
  language: Language;
  origin: string;
}

export function keptPage({ kept, language, origin }: KeptPage): Html {
  const { question, reply, at } = kept;
  const again = html`<button form="ask" formnovalidate name="example" value="${question}">${say.askAgain[language]}</button>`;
  return pageView({
    language,
    title: `${question} – ${say.brand[language]}`,
    main: html`<h1 class="vh">${say.pageHeading[language]}</h1><section class="turn kept"><p class="note"><span>${say.answeredOn(dayOf(at))[language]}</span>${again}</p>
<h2 class="asked" lang="${reply.language}">${question}</h2>${answerView(reply, origin)}</section>${logView([], language, origin)}`,
    composer: composerView(language, []),
    inLanguage: (one) => `/a/${encodeURIComponent(reply.id)}?lang=${one}`,
  });
}

/** The day in Hà Nội, where the answer was asked for most likely; Seoul is two hours ahead. */
function dayOf(at: Date): string {
  return at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
}
