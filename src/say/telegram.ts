/** What only Telegram needs: the command menu, the title of the folded sources, and an answer that failed. */

import type { Localized } from '../nouns.ts';

export const sourcesTitle: Localized = { vi: 'Nguồn', ko: '출처', en: 'Sources' };

/** The menu beside the text field: at most 256 characters each. */
export const commandMenu: readonly { command: string; description: Localized }[] = [
  { command: 'help', description: { vi: 'Hướng dẫn sử dụng', ko: '이용 안내', en: 'How to use this bot' } },
  { command: 'language', description: { vi: 'Chọn ngôn ngữ', ko: '언어 선택', en: 'Choose the language' } },
  {
    command: 'sources',
    description: {
      vi: 'Nguồn của câu trả lời gần nhất',
      ko: '최근 답변의 출처',
      en: 'Sources of the last answer',
    },
  },
];

/** The answer failed or took too long; the log has the detail. */
export const couldNotAnswer: Localized = {
  vi: 'Xin lỗi, hiện tôi chưa trả lời được câu hỏi này do lỗi kỹ thuật. Xin vui lòng thử lại sau ít phút.',
  ko: '죄송합니다. 일시적인 오류로 지금은 답변을 드릴 수 없습니다. 잠시 후 다시 시도해 주십시오.',
  en: 'Sorry, a technical fault keeps me from answering this now. Please try again in a few minutes.',
};
