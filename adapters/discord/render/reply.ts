/** A page of a reply → the body of a message: its text, its buttons, and no pings whatever the text says. */

import type { APIAllowedMentions, APIAttachment, APIEmbed } from 'discord.js';
import type { Button, Reply, ReplyFile } from '../../../src/nouns.ts';
import { type ButtonRow, longLabels, pageAction, possible, rowsOf } from './buttons.ts';
import { type Form, type Page, pagesOf } from './message.ts';

/** The same for new messages, first responses to interactions, follow-ups and edits. */
export interface Body {
  content: string;
  embeds: APIEmbed[];
  components: ButtonRow[];
  allowed_mentions: APIAllowedMentions;
  attachments?: Pick<APIAttachment, 'id' | 'filename'>[];
  flags?: number;
}

/** MessageFlags: no previews of links in the text; for the person alone. */
const suppressEmbeds = 4;
export const ephemeral = 64;

export type Showable = Pick<Reply, 'blocks' | 'citations' | 'language' | 'buttons'>;

/** One page with buttons to turn; the last one when there are fewer. */
export function pageOf(
  reply: Showable,
  { page, form, source }: { page: number; form: Form; source: string },
): Body {
  const pages = allPages(reply, form);
  const at = Math.min(page, pages.length - 1);
  return bodyOf(pages[at] ?? {}, rowsOf(reply.buttons, { page: at, of: pages.length, form, source }), form);
}

/** Every page as a message of its own, the buttons below the last: for pushes, which nothing can open again. */
export function everyPage(reply: Showable, form: Form): Body[] {
  const pages = allPages(reply, form);
  return pages.map((page, at) => bodyOf(page, at === pages.length - 1 ? rowsOf(reply.buttons) : [], form));
}

/** False when the way back to the reply does not fit into a button. */
export function canTurn(source: string): boolean {
  return possible({ label: '1', action: pageAction({ page: 9_999, form: 'text', source }) });
}

export function withFiles(body: Body, files: readonly ReplyFile[]): Body {
  if (files.length === 0) return body;
  return { ...body, attachments: files.map(({ name }, at) => ({ id: String(at), filename: name })) };
}

function allPages({ blocks, citations, language, buttons }: Showable, form: Form): Page[] {
  return pagesOf({ blocks: [...blocks, ...spelledOut(buttons)], citations, language }, form);
}

/** What does not fit on a button stands in the message. */
function spelledOut(buttons: readonly Button[]): Reply['blocks'] {
  const labels = longLabels(buttons);
  return labels.length === 0
    ? []
    : [{ kind: 'list', ordered: false, items: labels.map((text) => [{ text }]) }];
}

function bodyOf({ content, embeds }: Page, components: ButtonRow[], form: Form): Body {
  return {
    content: content ?? '',
    embeds: embeds ?? [],
    components,
    allowed_mentions: { parse: [], replied_user: false },
    ...(form === 'text' && { flags: suppressEmbeds }),
  };
}
