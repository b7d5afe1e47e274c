/** The chat page: what it is for, examples to begin with, the conversation so far, the composer. */

import type { Language } from '../../../src/nouns.ts';
import { tryAsking } from '../../../src/say/answers.ts';
import { examples } from '../../../src/say/talk.ts';
import * as say from '../../../src/say/web.ts';
import { composerView } from './composer.ts';
import { type Html, html } from './html.ts';
import { pageView } from './page.ts';
import { type ShownTurn, turnView } from './turn.ts';

export interface ChatPage {
  language: Language;
  turns: readonly ShownTurn[];
  origin: string;
  calendar: boolean;
}

export function chatPage({ language, turns, origin, calendar }: ChatPage): Html {
  const main = html`${introView(language, calendar)}${logView(turns, language, origin)}`;
  const kept = turns.map(({ reply }) => reply.id);
  const again = kept.map((id) => `&turn=${encodeURIComponent(id)}`).join('');
  return pageView({
    language,
    title: say.pageTitle[language],
    main,
    composer: composerView(language, kept),
    inLanguage: (one) => `/?lang=${one}${again}`,
  });
}

function introView(language: Language, calendar: boolean): Html {
  const buttons = examples[language].map(
    (example) =>
      html`<li><button form="ask" formnovalidate name="example" value="${example}">${example}</button></li>`,
  );
  return html`<section class="intro"><h1>${say.pageHeading[language]}</h1><p>${say.pageLead[language]}${calendar ? html` <a href="/events.ics?lang=${language}">${say.calendarLabel[language]}</a>` : html``}</p>
<div class="next"><h2>${tryAsking[language]}</h2><ul role="list">${buttons}</ul></div></section>`;
}

/** The newest turn has the id that the form's address jumps to. */
export function logView(turns: readonly ShownTurn[], language: Language, origin: string): Html {
  const views = turns.map((turn, n) => {
    const view = turnView(turn, origin);
    return n === turns.length - 1 ? html`<div id="latest">${view}</div>` : view;
  });
  return html`<div id="log" role="log" aria-live="polite" aria-label="${say.conversationLabel[language]}">${views}</div>`;
}
