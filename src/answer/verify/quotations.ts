/** Quotations: what stands in quotation marks stands in what is cited, letter for letter. */

import type { Claim } from './claim.ts';

const quoted =
  /"([^"\n]{2,400})"|“([^”\n]{2,400})”|«([^»\n]{2,400})»|「([^」\n]{2,400})」|『([^』\n]{2,400})』|‘([^’\n]{2,400})’(?![\p{Script=Latin}])|(?<![\p{L}\d])'([^'\n]{2,400})'(?![\p{Script=Latin}])|„([^“”\n]{2,400})[“”]|《([^》\n]{2,400})》|〈([^〉\n]{2,400})〉/gu;

export function checkQuotations({ text, all, about }: Claim): string | undefined {
  if (!/["“«「『‘'„《〈]/.test(text)) return undefined;
  for (const match of text.matchAll(quoted)) {
    const words = bare(match.slice(1).find((group) => group !== undefined) ?? '');
    const stands =
      all.some((one) => bare(one.text).includes(words)) ||
      about.some(({ letters }) => letters.includes(letterRun(words)));
    if (!stands) return `quotation ${match[0]} is not in what is cited`;
  }
  return undefined;
}

/** Without quotation marks, closing punctuation and doubled spaces, which belong to the sentence around it. */
function bare(text: string): string {
  return text
    .replace(/["“”«»「」『』‘’'„《》〈〉]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;:!?…]+|[\s,.;:!?…]+$/g, '')
    .toLowerCase();
}

function letterRun(text: string): string {
  const run = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return run === '' ? '\u0000' : run;
}
