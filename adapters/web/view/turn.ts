/** A question and its answer. */

import type { Reply } from '../../../src/nouns.ts';
import { questionLabel } from '../../../src/say/web.ts';
import { answerView } from './answer.ts';
import { type Html, hidden, html } from './html.ts';

export interface ShownTurn {
  question: string;
  reply: Reply;
}

export function turnView({ question, reply }: ShownTurn, origin: string): Html {
  const asked = html`<h2 class="asked" lang="${reply.language}">${hidden(`${questionLabel[reply.language]}: `)}${question}</h2>`;
  return html`<section class="turn">${question === '' ? html`` : asked}${answerView(reply, origin)}</section>`;
}
