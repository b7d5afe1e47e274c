/** Links: none but the address of a cited document, or one that stands in a cited text. */

import type { Claim } from './claim.ts';

const link =
  /(?:https?:\/\/|www\.|t\.me\/|discord\.gg\/|mailto:|ftp:\/\/)[^\s<>"')\]]+|[a-z0-9][a-z0-9._%+-]*@[a-z0-9-]+(?:\.[a-z]{2,})+|(?<![\p{L}\d@.])[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,}){0,3}\.(?:com|net|org|vn|kr|gov|edu|info|io|top|xyz|me|ly|co|uk|jp|int|eu|asia|ai|app|dev|link|site|online|cc|ru|cn|gl|example)(?![\p{L}\d])(?:\/[^\s<>"')\]]*)?/giu;
const markup = /\]\s?\(|<a\s|\[\[|<\/?[a-z]+>/i;

export function hasLink(text: string): boolean {
  return text.search(link) >= 0 || markup.test(text);
}

export function checkLinks({ text, cited, all }: Claim): string | undefined {
  if (markup.test(text)) return 'markup or a link that hides its address';
  for (const [found] of text.matchAll(link)) {
    const bare = address(found);
    const stands =
      all.some((one) => one.lower.includes(bare)) ||
      cited.some(({ url }) => url !== undefined && address(url) === bare);
    if (!stands) return `link ${found} is not in what is cited`;
  }
  return undefined;
}

function address(found: string): string {
  return found
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?|^www\./, '')
    .replace(/[.,;:!?/]+$/, '');
}
