/** What a visitor's browser keeps for us: a random conversation id and the language of the page. */

import { getCookie, setCookie } from 'hono/cookie';
import { languageOfTag } from '../../src/channel/language-tag.ts';
import type { Language } from '../../src/nouns.ts';
import { languages } from '../../src/nouns.ts';
import type { WebContext } from './options.ts';

const yearSeconds = 365 * 24 * 3600;
const conversationId = /^[\w-]{16,64}$/;

/** The visitor's conversation, if the request carries one. */
export function conversationOf(c: WebContext): string | undefined {
  const id = c.req.header('cookie') === undefined ? undefined : getCookie(c, 'conversation');
  return id !== undefined && conversationId.test(id) ? id : undefined;
}

export interface Visitors {
  /** The visitor's conversation, begun where there is none. */
  conversation(c: WebContext): string;
  beginAnew(c: WebContext): string;
  /** The language of the page; one chosen in the address is remembered. */
  language(c: WebContext): Language;
}

/** The id of a conversation cannot be guessed, so it needs no signature. */
export function createVisitors({ newId, secure }: { newId: () => string; secure: boolean }): Visitors {
  const cookie = { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const;
  const beginAnew = (c: WebContext) => {
    const id = newId();
    setCookie(c, 'conversation', id, cookie);
    return id;
  };
  return {
    beginAnew,
    conversation: (c) => conversationOf(c) ?? beginAnew(c),
    language(c) {
      const asked = askedLanguage(c);
      if (asked) setCookie(c, 'lang', asked, { ...cookie, maxAge: yearSeconds });
      return asked ?? pageLanguage(c);
    },
  };
}

/** Asked for in the address, else remembered, else the browser's; English for browsers of other languages. */
export function pageLanguage(c: WebContext): Language {
  const namesOthers = /[a-z]/i.test(c.req.header('accept-language') ?? '');
  return askedLanguage(c) ?? browserLanguage(c) ?? (namesOthers ? 'en' : 'vi');
}

function askedLanguage(c: WebContext): Language | undefined {
  return languageNamed(c.req.query('lang'));
}

/** A hint for the conversation: what was remembered, else what the browser prefers among ours. */
export function browserLanguage(c: WebContext): Language | undefined {
  const remembered = c.req.header('cookie') === undefined ? undefined : languageNamed(getCookie(c, 'lang'));
  return remembered ?? preferredLanguage(c.req.header('accept-language') ?? '');
}

/** The first of our languages in an Accept-Language header, by weight. */
export function preferredLanguage(header: string): Language | undefined {
  return header
    .split(',', 20)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
      return { language: languageOfTag(tag), weight: Number(weight ?? 1) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .find(({ language }) => language)?.language;
}

export function languageNamed(name: string | undefined): Language | undefined {
  return languages.find((language) => language === name);
}
