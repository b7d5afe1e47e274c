import { expect, test } from 'vitest';
import { sentences } from '../../../knowledge/terms/sentences.ts';

test.each([
  ['One. Two? Three!', ['One.', 'Two?', 'Three!']],
  ['Ông TS. Nguyễn Văn A phát biểu. Sau đó họp.', ['Ông TS. Nguyễn Văn A phát biểu.', 'Sau đó họp.']],
  ['포럼이 열렸습니다. 장관이 참석했습니다.', ['포럼이 열렸습니다.', '장관이 참석했습니다.']],
  ['The value is 3.5 now. Good.', ['The value is 3.5 now.', 'Good.']],
  ['1. Phạm vi\n2. Đối tượng', ['1. Phạm vi', '2. Đối tượng']],
  ['a) một; b) hai', ['a) một;', 'b) hai']],
  ['no end at all', ['no end at all']],
  ['  ', []],
  [`One.${' '.repeat(200_000)}x${'\n'.repeat(200_000)}y`, ['One. x', 'y']],
])('%.60j', (text, expected) => {
  expect(sentences(text)).toEqual(expected);
});
