import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../../knowledge/terms/detect.ts';
import type { Language } from '../../../src/nouns.ts';

describe('the language of a text', () => {
  test.each<[string, Language]>([
    ['Việt Nam xếp thứ mấy về chính phủ điện tử?', 'vi'],
    ['Viet Nam xep thu may ve chinh phu dien tu?', 'vi'],
    ['Dien dan duoc to', 'vi'],
    ['chuyen doi so', 'vi'],
    ['Park Geun-hye là ai', 'vi'],
    ['John Smith da', 'vi'],
    ['What rank does Viet Nam have?', 'en'],
    ['who leads the forum', 'en'],
    ['When was Hà Nội the host of the forum?', 'en'],
    ['What does 디지털 전환 mean in English documents?', 'en'],
    ['디지털정부지수는몇위인가요', 'ko'],
    ['NIPA가 뭐야', 'ko'],
    ['IT Cooperation Project는 언제 시작됐나요?', 'ko'],
  ])('%s is %s', (text, language) => {
    expect(detectLanguage(text).language).toBe(language);
  });

  test('is certain of a sentence, and not of a name or of nothing', () => {
    expect(detectLanguage('Chương trình này bắt đầu khi nào?').certainty).toBeGreaterThan(0.99);
    expect(detectLanguage('GII 2024').certainty).toBeLessThan(0.8);
    expect(detectLanguage('').certainty).toBeLessThan(0.7);
  });
});
