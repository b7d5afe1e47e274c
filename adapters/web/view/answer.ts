/** One answer of the bot: its body, what more there is, its sources, and what to do with it next. */

import type { Button, Citation, Reply } from '../../../src/nouns.ts';
import { moreLabel, tryAsking } from '../../../src/say/answers.ts';
import * as say from '../../../src/say/web.ts';
import { pressValue } from '../press.ts';
import { type BlockContext, blocksView } from './blocks.ts';
import { sharedOut } from './cited.ts';
import { copyText, sourceLines } from './copy-text.ts';
import { type Html, html } from './html.ts';
import { sourcesView } from './sources.ts';

/** `origin` is where the permanent link begins: `https://host`. */
export function answerView(reply: Reply, origin: string): Html {
  const { language, id } = reply;
  const context = { language, anchor: (n: number) => `source-${id}-${n}` };
  const { short, further } = sharedOut(reply.citations, reply.blocks, reply.more);
  return html`<article class="answer" lang="${language}" data-status="${reply.status}" data-id="${id}" aria-label="${say.answerHeading[language]}">
<div class="body">${blocksView(reply.blocks, context)}</div>
${filesView(reply)}${sourcesView(short, context)}${moreView(reply, further, context)}${toolsView(reply, short, origin)}${buttonsView(reply)}</article>`;
}

function moreView({ more }: Reply, further: readonly Citation[], context: BlockContext): Html {
  if (more.length === 0) return html``;
  return html`<details class="more"><summary>${moreLabel[context.language]}</summary><div class="body">${blocksView(more, context)}</div>${sourcesView(further, context)}</details>`;
}

function filesView({ files, id, language }: Reply): Html {
  if (files.length === 0) return html``;
  const links = files.map(
    ({ name }, n) =>
      html`<li><a href="/a/${id}/files/${n}" download="${name}">${say.fileLabel(name)[language]}</a></li>`,
  );
  return html`<ul class="files">${links}</ul>`;
}

/** Copying and the permanent link, for answers that rest on sources and may be shown to others. */
function toolsView(reply: Reply, sources: readonly Citation[], origin: string): Html {
  if (reply.citations.length === 0) return html``;
  const { language } = reply;
  const address = `${origin}/a/${reply.id}`;
  const copy = html`<button type="button" class="js" data-copy="${copyText(reply, sources, address)}" data-sources="${sourceLines(reply, sources, address)}">${say.copyWithSources[language]}</button>`;
  if (reply.private) return html`<p class="tools">${copy}</p>`;
  return html`<p class="tools">${copy}<button type="button" class="js" data-copy="${address}">${say.copyLink[language]}</button><a class="permalink" href="/a/${reply.id}" data-address="${address}">${say.permanentLink[language]}</a></p>`;
}

/** `more:` has its own place on a page; the others are the questions to go on with. */
function buttonsView({ buttons, status, language, citations }: Reply): Html {
  const shown = buttons.filter(({ action }) => !action.startsWith('more:'));
  if (shown.length === 0) return html``;
  const onward = citations.length > 0 ? say.askNext : tryAsking;
  const heading = (status === 'clarify' ? say.chooseOne : onward)[language];
  return html`<section class="next"><h3>${heading}</h3><ul role="list">${shown.map(buttonView)}</ul></section>`;
}

function buttonView(button: Button): Html {
  return html`<li><button form="ask" formnovalidate name="press" value="${pressValue(button)}">${button.label}</button></li>`;
}
