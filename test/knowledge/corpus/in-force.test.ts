/** Asked about a day, the text in force on that day is found. */

import { describe, expect, test } from 'vitest';
import { dayAskedAbout } from '../../../knowledge/corpus/asked-day.ts';
import { law, openPlace } from './write.ts';

const old = law({
  name: 'Giao dịch điện tử',
  number: '51/2005/QH11',
  adopted: '2005-11-29',
  from: '2006-03-01',
  says: 'Chữ ký điện tử phải được tạo bằng phương pháp cũ.',
});
const now = law({
  name: 'Giao dịch điện tử',
  number: '20/2023/QH15',
  adopted: '2023-06-22',
  from: '2024-07-01',
  says: 'Chữ ký điện tử phải được tạo bằng phương pháp mới.',
  ends: '2. Luật Giao dịch điện tử số 51/2005/QH11 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.',
});
const coming = law({
  name: 'Trí tuệ nhân tạo',
  number: '134/2025/QH15',
  adopted: '2025-12-10',
  from: '2027-03-01',
  says: 'Hệ thống trí tuệ nhân tạo rủi ro cao phải được đánh giá.',
});

describe('which version', () => {
  test('a law ends when the one begins that repeals it, whichever was added first', async () => {
    for (const order of [
      { 'a.md': old, 'b.md': now },
      { 'b.md': now, 'a.md': old },
    ]) {
      using place = openPlace();
      await place.add(order);
      const question = 'chữ ký điện tử phải được tạo bằng phương pháp nào';
      expect(place.find(question)[0]).toContain('phương pháp mới');
      expect(place.find(question, '2023-05-01')[0]).toContain('phương pháp cũ');
      expect(place.find(question, '2024-06-30')[0]).toContain('phương pháp cũ');
      expect(place.find(question, '2024-07-01')[0]).toContain('phương pháp mới');
      expect(place.find(question, '2005-01-01')).toEqual([]);
      expect(place.find(`ngày 1/5/2023 ${question}`)[0]).toContain('phương pháp cũ');
      expect(place.find(`Luật 51/2005/QH11: ${question}`).join()).toContain('phương pháp cũ');
    }
  });

  test('a law named by its year is not taken for a question about that year', async () => {
    using place = openPlace();
    await place.add({ 'a.md': old, 'b.md': now });
    expect(place.find('Luật Giao dịch điện tử năm 2023 quy định chữ ký điện tử ra sao').join()).toContain(
      'phương pháp mới',
    );
  });

  test('versions of one law with their own days are kept beside each other', async () => {
    using place = openPlace();
    const version = (from: string, says: string) =>
      law({ name: 'Thử nghiệm', number: '1/2020/QH14', adopted: '2020-01-01', from, says });
    await place.add({ 'v1.md': version('2020-07-01', 'Mức phí nộp hồ sơ là một trăm đồng.') });
    expect(
      await place.add({ 'v2.md': version('2024-01-01', 'Mức phí nộp hồ sơ là hai trăm đồng.') }),
    ).toMatchObject({ outcomes: [{ kind: 'kept-beside' }] });
    expect(place.find('mức phí nộp hồ sơ')[0]).toContain('hai trăm');
    expect(place.find('mức phí nộp hồ sơ', '2023')[0]).toContain('một trăm');
  });

  test('what is not in force yet is found when nothing else is; what has ended is not', async () => {
    using place = openPlace();
    await place.add({ 'ai.md': coming });
    expect(place.find('trí tuệ nhân tạo rủi ro cao')[0]).toContain('phải được đánh giá');
    expect(place.find('trí tuệ nhân tạo rủi ro cao', '2026-01-01')).toEqual([]);
    await place.add(
      { 'x.md': '# Thông báo\n\nThông báo tuyển sinh khóa học mùa hè.' },
      { effective_to: '2025-01-01' },
    );
    expect(place.find('thông báo tuyển sinh khóa học mùa hè').join()).not.toContain('tuyển sinh');
    expect(place.find('thông báo tuyển sinh khóa học mùa hè', '2024-05-05').join()).toContain('tuyển sinh');
  });
});

describe('the day that a question speaks of', () => {
  test.each([
    ['Ngày 1/5/2023 luật quy định gì?', '2023-05-01', '2023-05-01'],
    ['vào ngày 01 tháng 5 năm 2023', '2023-05-01', '2023-05-01'],
    ['tháng 5/2023 thì sao', '2023-05-01', '2023-05-31'],
    ['năm 2023', '2023-01-01', '2023-12-31'],
    ['2023년 5월 1일 당시', '2023-05-01', '2023-05-01'],
    ['2023년에는', '2023-01-01', '2023-12-31'],
    ['on 1 May 2023', '2023-05-01', '2023-05-01'],
    ['on May 1st, 2023', '2023-05-01', '2023-05-01'],
    ['back in 2023', '2023-01-01', '2023-12-31'],
    ['2023-05-01', '2023-05-01', '2023-05-01'],
  ])('%s', (text, from, to) => expect(dayAskedAbout(text)).toEqual({ from, to, strict: false }));

  test.each(['Luật số 20/2023/QH15', 'giá 2023 đồng', '법률 제2023호', 'what is new'])('none: %s', (text) => {
    expect(dayAskedAbout(text)).toBeUndefined();
  });
});
