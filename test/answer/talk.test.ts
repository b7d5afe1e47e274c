/** What is no question for the knowledge: small talk in three languages, and everyday matters of other fields. */

import { describe, expect, test } from 'vitest';
import { kindOfTalk } from '../../src/answer/talk.ts';

describe.each([
  [
    'greeting',
    [
      [
        'xin chào',
        'Xin chào!',
        'chào bạn',
        'Chào Caudari',
        'alo',
        'chao buoi sang',
        'xin chào bạn nhé',
        'chào em ạ',
      ],
      ['안녕', '안녕하세요', '안녕하십니까?', '안녕 하세요', '안녕하세요 카우다리', '반갑습니다'],
      ['hi', 'Hello!', 'Hey', 'good morning', 'hello there', 'Hi Caudari', 'hello bot'],
    ],
  ],
  [
    'thanks',
    [
      [
        'cảm ơn',
        'Cảm ơn bạn nhiều',
        'cảm ơn nhé',
        'ok cảm ơn',
        'cam on nhieu a',
        'cảm ơn em nhiều nha',
        'xin cám ơn',
        'thanks bạn',
        'tuyệt vời',
      ],
      [
        '감사합니다',
        '고마워',
        '고맙습니다!',
        '정말 감사합니다',
        '네, 감사합니다',
        '감사드립니다',
        '도와주셔서 감사합니다',
      ],
      [
        'thanks',
        'Thank you!',
        'thank you so much',
        'thanks a lot',
        'ok, thanks',
        'Thanks for your help',
        'great, thank you',
      ],
    ],
  ],
  [
    'goodbye',
    [
      ['tạm biệt', 'chào tạm biệt', 'hẹn gặp lại', 'tạm biệt nhé'],
      ['안녕히 계세요', '안녕히계세요', '수고하세요', '잘 가'],
      ['bye', 'Goodbye!', 'see you later', 'bye bye'],
    ],
  ],
  [
    'about-me',
    [
      [
        'bạn là ai?',
        'bạn tên gì',
        'Caudari là gì?',
        'Xin chào, bạn là ai?',
        'ban la nguoi hay may',
        'em là ai vậy',
      ],
      ['누구세요?', '너는 누구야?', '카우다리는 무엇인가요?', '사람인가요?', '안녕하세요, 누구세요?'],
      [
        'who are you?',
        'What is your name',
        'are you a robot?',
        'Are you human or AI?',
        'Hello, who are you?',
      ],
    ],
  ],
  [
    'help',
    [
      [
        'help',
        'trợ giúp',
        'bạn làm được gì?',
        'bạn có thể giúp gì',
        'tôi có thể hỏi gì',
        'chào bạn, bạn giúp được gì?',
      ],
      ['도움말', '도와주세요', '뭘 할 수 있어요?', '무엇을 물어볼 수 있나요?', '사용법'],
      ['help me', 'what can you do?', 'What can I ask?', 'how do I use this', 'Hi, what can you do?'],
    ],
  ],
] as const)('%s', (kind, texts) => {
  test.each(texts.flat())('%s', (text) => {
    expect(kindOfTalk(text)).toBe(kind);
  });
});

describe('a question stays one, however politely it begins', () => {
  test.each([
    'Xin chào, GoodPy là gì?',
    'cảm ơn, còn năm 2022?',
    'Chào bán cổ phần là gì',
    'hướng dẫn sử dụng VNeID',
    'ai là bộ trưởng',
    'Bạn là thành viên của diễn đàn nào?',
    '안녕하세요, 구삐는 어떤 서비스인가요?',
    '감사 인사는 누가 했나요',
    '누구세요라고 물은 사람은 장관인가요',
    'Hi, when does the AI law take effect?',
    'thanks, and in 2022?',
    'What do you know about KOICA?',
    'who are the members of the steering committee',
    'help desk of the national portal',
    'Hello World project of MOIS',
  ])('%s', (text) => {
    expect(kindOfTalk(text)).toBe('question');
  });
});

describe('everyday matters of other fields', () => {
  test.each([
    'thời tiết Hà Nội hôm nay',
    'gia vang hom nay bao nhieu',
    'tỷ giá won hôm nay',
    'cách nấu phở bò',
    'viết giúp tôi một bài thơ',
    '내일 서울 날씨 어때요?',
    '서울맛집추천해줘',
    '비트코인 시세',
    'What is the weather in Seoul?',
    'write me a poem about Hanoi',
    'Recommend a hotel in Da Nang',
  ])('%s', (text) => {
    expect(kindOfTalk(text)).toBe('outside');
  });

  test.each(['GoodPy có thông báo gì cho người dân?', '전자정부 순위는?', 'Which forum was held in Hanoi?'])(
    'but not %s',
    (text) => {
      expect(kindOfTalk(text)).toBe('question');
    },
  );
});
