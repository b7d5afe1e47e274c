/** The conversations of the README's transcripts: a question and a follow-up in each language, others on each channel. */

import type { Language } from '../../src/nouns.ts';

export const channels = ['Terminal', 'Web', 'Telegram', 'Discord'] as const;

export type ShownChannel = (typeof channels)[number];

/** Vietnamese goes on without marks, Korean without spaces, as people type. */
export const conversations: Record<ShownChannel, Record<Language, readonly [string, string]>> = {
  Terminal: {
    vi: ['Luật Trí tuệ nhân tạo có hiệu lực từ khi nào?', 'con luat giao dich dien tu?'],
    ko: ['구삐 이용자는 몇 명인가요?', '언제시작했나요'],
    en: ['Does the Ministry of Information and Communications still exist?', 'what replaced it?'],
  },
  Web: {
    vi: ['Ông Hur Sung-wook còn là Chủ tịch NIPA không?', 'ai thay ong ay?'],
    ko: ['2025년 글로벌 혁신지수에서 한국은 몇 위인가요?', '그럼베트남은요'],
    en: [
      'Compare Decree 13/2023 and the Law on Personal Data Protection',
      'and when did the PDP law take effect?',
    ],
  },
  Telegram: {
    vi: ['Việt Nam xếp hạng mấy về an toàn thông tin mạng toàn cầu năm 2024?', 'con nam 2020?'],
    ko: ['베트남 인공지능법은 언제 시행되나요?', '몇조로되어있나요'],
    en: ['What is the budget of ITCP for 2027?', 'is ITCP run by NIPA?'],
  },
  Discord: {
    vi: ['Học bổng GKS 2026 dành cho Việt Nam bao nhiêu suất?', 'nop ho so the nao?'],
    ko: ['베트남 최고인민법원 가상비서는 하루에 질문을 몇 건 처리하나요?', '누가개발했나요'],
    en: ['What did AILA recommend?', 'who presented it?'],
  },
};
