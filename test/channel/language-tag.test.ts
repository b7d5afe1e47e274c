/** Language tags of people's apps → our languages. */

import { expect, test } from 'vitest';
import { languageOfTag } from '../../src/channel/language-tag.ts';

test.each([
  ['vi', 'vi'],
  ['ko-KR', 'ko'],
  ['EN-us', 'en'],
  ['en-Latn-GB', 'en'],
  ['ja', undefined],
  ['vie', undefined],
  ['-vi', undefined],
  [' vi', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s → %s', (tag, language) => {
  expect(languageOfTag(tag)).toBe(language);
});
