/** Telegram's HTML → text and entities, with Telegram's own refusals: as strict as the real parser. */

export interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
}

export interface Parsed {
  text: string;
  entities: Entity[];
}

export class CannotParse extends Error {}

const typeOf: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

interface Open {
  tag: string;
  at: number;
  url?: string;
  expandable: boolean;
}

/** Throws CannotParse, with the sentence that follows "can't parse entities: ". Offsets are UTF-16 units. */
export function parseHtml(html: string): Parsed {
  const open: Open[] = [];
  const entities: Entity[] = [];
  let text = '';
  for (const token of html.matchAll(/<([^<]*?)>|<|&(#\d+|#x[0-9a-f]+|[a-z]+);|[^<&]+|&/gi)) {
    const [whole, tag, reference] = token;
    if (whole === '<') throw new CannotParse(`Unclosed start tag at byte offset ${token.index}`);
    else if (tag?.startsWith('/')) close(tag.slice(1).trim().toLowerCase(), token.index);
    else if (tag !== undefined) start(tag, token.index);
    else if (reference !== undefined) text += decoded(reference) ?? whole;
    else text += whole;
  }
  const left = open.at(-1);
  if (left) throw new CannotParse(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text, entities: entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length) };

  function start(inner: string, offset: number) {
    const [, name = '', attributes = ''] = /^([a-z-]*)(.*)$/is.exec(inner) ?? [];
    const tag = name.toLowerCase();
    if (!(tag in typeOf)) throw new CannotParse(`Unsupported start tag "${tag}" at byte offset ${offset}`);
    if (tag === 'blockquote' && open.some((outer) => outer.tag === 'blockquote')) {
      throw new CannotParse(`Nested blockquote at byte offset ${offset}`);
    }
    const url = /\shref="([^"]*)"/i.exec(attributes)?.[1];
    open.push({
      tag,
      at: text.length,
      expandable: /\sexpandable(\s|$)/i.test(attributes),
      ...(url !== undefined && {
        url: url.replace(/&(#\d+|#x[0-9a-f]+|[a-z]+);/gi, (all, ref) => decoded(ref) ?? all),
      }),
    });
  }

  function close(tag: string, offset: number) {
    const last = open.pop();
    if (!last) throw new CannotParse(`Unexpected end tag at byte offset ${offset}`);
    if (tag !== '' && tag !== last.tag) {
      throw new CannotParse(
        `Unmatched end tag at byte offset ${offset}, expected "</${last.tag}>", found "</${tag}>"`,
      );
    }
    const length = text.length - last.at;
    const type = last.expandable ? 'expandable_blockquote' : (typeOf[last.tag] ?? last.tag);
    if (length === 0 || (type === 'text_link' && !/^https?:\/\//.test(last.url ?? ''))) return;
    entities.push({ type, offset: last.at, length, ...(type === 'text_link' && { url: last.url ?? '' }) });
  }
}

function decoded(reference: string): string | undefined {
  if (!reference.startsWith('#')) return named[reference.toLowerCase()];
  const code = reference[1] === 'x' ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : undefined;
}

/** What Telegram does to a text after parsing: both ends trimmed, entities moved, all after the hundredth dropped. */
export function asKept({ text, entities }: Parsed): Parsed {
  const cut = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities.flatMap((entity) => {
    const offset = Math.max(0, entity.offset - cut);
    const length = Math.min(entity.offset + entity.length - cut, kept.length) - offset;
    return length > 0 ? [{ ...entity, offset, length }] : [];
  });
  return { text: kept, entities: moved.slice(0, 100) };
}
