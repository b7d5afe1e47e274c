/** The form at the foot of the page: the question field, which works with and without script. */

import type { Language } from '../../../src/nouns.ts';
import * as say from '../../../src/say/web.ts';
import { type Html, html } from './html.ts';

/** `turns` are the ids of the answers on the page: without script the form carries the conversation so far. */
export function composerView(language: Language, turns: readonly string[]): Html {
  const kept = turns.map((id) => html`<input type="hidden" name="turn" value="${id}">`);
  const { offline, busy, tooLarge, fault } = say.failures;
  return html`<form id="ask" class="composer" aria-label="${say.questionLabel[language]}" method="post" action="/ask#latest" data-stop="${say.stopLabel[language]}" data-stopped="${say.stopped[language]}" data-answering="${say.answeringNow[language]}" data-retry="${say.retryLabel[language]}" data-copied="${say.copied[language]}" data-not-copied="${say.notCopied[language]}" data-asked="${say.questionLabel[language]}" data-offline="${offline[language]}" data-busy="${busy[language]}" data-too-large="${tooLarge[language]}" data-fault="${fault[language]}">${kept}
<div class="above"><label for="question">${say.questionLabel[language]}</label><span class="hint js" aria-hidden="true">${say.keysHint[language]}</span><a id="new" href="/new">${say.newConversation[language]}</a></div>
<div class="field"><textarea id="question" name="question" rows="1" required autocomplete="off" enterkeyhint="send"></textarea><button class="send">${say.sendLabel[language]}</button></div>
<p class="disclosure">${say.disclosure[language]}</p>
<p id="status" role="status" class="vh"></p></form>`;
}
