/** The language of a person's app as platforms name it, with or without a region: "vi", "ko-KR". */

import { type Language, languages } from '../nouns.ts';

/** Nothing for languages that are not ours. */
export function languageOfTag(tag: string | undefined): Language | undefined {
  const [name] = (tag ?? '').toLowerCase().split('-');
  return languages.find((language) => language === name);
}
