/** A reply → the messages that show it: one for each page, as an embed or, where embeds are barred, as text. */

import type { APIEmbed, APIEmbedField, RESTPostAPIChannelMessageJSONBody } from 'discord.js';
import type { Reply } from '../../../src/nouns.ts';
import { nothingToShow, sourcesTitle } from '../../../src/say/discord.ts';
import { piecesOf } from './blocks.ts';
import { markdownOf, markdownOfPiece } from './markdown.ts';
import { paginate } from './pages.ts';
import type { Piece } from './rich.ts';
import { sourcesPieces } from './sources.ts';

export type Form = 'embed' | 'text';

/** What of a message a page fills; buttons, references and flags come from whoever sends it. */
export type Page = Pick<RESTPostAPIChannelMessageJSONBody, 'content' | 'embeds'>;

export type Shown = Pick<Reply, 'blocks' | 'citations' | 'language'>;

/** Discord's limits of one message and of one embed (developer documentation: "Embed Limits"). */
const contentMax = 2_000;
const descriptionMax = 4_096;
const titleMax = 256;
const fieldMax = 1_024;
const fieldsMax = 25;
const embedMax = 6_000;

export function pagesOf(shown: Shown, form: Form): Page[] {
  const pages = form === 'embed' ? embedPages(shown) : textPages(shown);
  return pages.length > 0 ? pages : [{ content: nothingToShow[shown.language] }];
}

/** The body in descriptions, then the sources in fields: as many as fit below the body, the rest on pages of their own. */
function embedPages({ blocks, citations, language }: Shown): Page[] {
  const { title, body } = titled(piecesOf(blocks, citations));
  const embeds: APIEmbed[] = paginate(body, descriptionMax).map((page, at) => ({
    ...(at === 0 && title !== undefined && { title }),
    description: markdownOf(page),
  }));
  if (embeds.length === 0 && title !== undefined) embeds.push({ title });
  for (const [at, page] of paginate(sourcesPieces(citations, blocks), fieldMax).entries()) {
    const name = at === 0 ? sourcesTitle[language] : '\u200b';
    addField(embeds, { name, value: markdownOf(page) });
  }
  return embeds.map((embed) => ({ embeds: [embed] }));
}

function addField(embeds: APIEmbed[], field: APIEmbedField): void {
  const last = embeds.at(-1);
  const fields = last?.fields ?? [];
  const fits =
    last !== undefined && unitsOf(last) + unitsOfField(field) <= embedMax && fields.length < fieldsMax;
  if (fits) last.fields = [...fields, field];
  else embeds.push({ fields: [field] });
}

function unitsOf({ title = '', description = '', fields = [] }: APIEmbed): number {
  return title.length + description.length + fields.reduce((sum, field) => sum + unitsOfField(field), 0);
}

function unitsOfField({ name, value }: APIEmbedField): number {
  return name.length + value.length;
}

/** A heading at the top is the embed's title, unless it is too long or has a link, which titles do not show. */
function titled(pieces: readonly Piece[]): { title?: string; body: readonly Piece[] } {
  const [first, ...body] = pieces;
  if (first?.shape !== 'heading' || first.runs.some((run) => run.url !== undefined)) return { body: pieces };
  const title = markdownOfPiece({ ...first, shape: 'text' });
  return title.length <= titleMax ? { title, body } : { body: pieces };
}

function textPages({ blocks, citations, language }: Shown): Page[] {
  const sources = sourcesPieces(citations, blocks);
  const heading: Piece[] =
    sources.length > 0 ? [{ shape: 'heading', runs: [{ text: sourcesTitle[language] }] }] : [];
  return paginate([...piecesOf(blocks, citations), ...heading, ...sources], contentMax).map((page) => ({
    content: markdownOf(page),
  }));
}
