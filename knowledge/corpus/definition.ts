/** The term that a clause of definitions defines: "4. Tiền chất là hóa chất…", "“인공지능”이란 …을 말한다". */

import type { Language } from '../../src/nouns.ts';

const definitions =
  /giải thích từ ngữ|định nghĩa|khái niệm|thuật ngữ|정의|용어|definition|interpretation of terms/iu;

const patterns: Readonly<Record<Language, RegExp>> = {
  vi: /^(?:\d{1,3}[a-zđ]?[.)]\s*)(.{2,80}?)\s+(?:là|được hiểu là|bao gồm|gồm)\s/mu,
  ko: /[“"'「‘]([^”"'」’\n]{1,40})[”"'」’](?:\s*\([^)\n]*\))?\s*(?:이)?(?:란|라\s*함은|은|는)\s/u,
  en: /^(?:\(?\d{1,3}[.)]\s*)?[“"']?([^“”"'\n]{2,80}?)[”"']?\s+(?:means|mean|refers to|is|are)\s/mu,
};

/** Undefined for passages that stand under no article of definitions. `under` is what the passage stands under. */
export function definedTerm(text: string, under: string, language: Language): string | undefined {
  const heading = under.split(' › ').at(-1) ?? '';
  return definitions.test(heading) ? patterns[language].exec(text)?.[1]?.trim() : undefined;
}
