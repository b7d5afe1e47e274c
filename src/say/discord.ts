/** What only Discord needs: names and descriptions of its commands, and a few sentences about its ways. */

import type { Localized } from '../nouns.ts';

export const sourcesTitle: Localized = { vi: 'Nguồn', ko: '출처', en: 'Sources' };

/** A command or option: a name is lower case, without spaces, at most 32 characters; a description at most 100. */
export interface Named {
  name: Localized;
  description: Localized;
}

export const askCommand: Named = {
  name: { vi: 'hỏi', ko: '질문', en: 'ask' },
  description: {
    vi: 'Hỏi về hợp tác số Việt Nam – Hàn Quốc',
    ko: '한-베트남 디지털 협력에 대해 질문하기',
    en: 'Ask about Vietnam–South Korea digital cooperation',
  },
};

export const questionOption: Named = {
  name: { vi: 'câu-hỏi', ko: '질문', en: 'question' },
  description: {
    vi: 'Câu hỏi bằng tiếng Việt, tiếng Hàn hoặc tiếng Anh',
    ko: '한국어, 베트남어 또는 영어로 된 질문',
    en: 'Your question in Vietnamese, Korean or English',
  },
};

export const privateOption: Named = {
  name: { vi: 'riêng-tư', ko: '비공개', en: 'private' },
  description: {
    vi: 'Chỉ mình bạn thấy câu trả lời',
    ko: '답변을 나만 보기',
    en: 'Show the answer to you alone',
  },
};

export const topicCommand: Named = {
  name: { vi: 'chủ-đề', ko: '주제', en: 'topic' },
  description: {
    vi: 'Tra cứu một chương trình, luật, sự kiện, tổ chức hoặc nhân vật',
    ko: '사업, 법률, 행사, 기관, 인물 찾아보기',
    en: 'Look up a programme, law, event, organisation or person',
  },
};

export const entryOption: Named = {
  name: { vi: 'mục', ko: '항목', en: 'entry' },
  description: {
    vi: 'Gõ vài chữ rồi chọn trong danh sách',
    ko: '몇 글자를 입력한 뒤 목록에서 선택하십시오',
    en: 'Type a few letters and choose from the list',
  },
};

export const languageCommand: Named = {
  name: { vi: 'ngôn-ngữ', ko: '언어', en: 'language' },
  description: {
    vi: 'Chọn ngôn ngữ trả lời',
    ko: '답변 언어 선택',
    en: 'Choose the language of the answers',
  },
};

export const languageOption: Named = {
  name: { vi: 'ngôn-ngữ', ko: '언어', en: 'language' },
  description: {
    vi: 'Ngôn ngữ của các câu trả lời',
    ko: '답변에 사용할 언어',
    en: 'The language of the answers',
  },
};

export const sourcesCommand: Named = {
  name: { vi: 'nguồn', ko: '출처', en: 'sources' },
  description: {
    vi: 'Nguồn của câu trả lời gần nhất',
    ko: '최근 답변의 출처',
    en: 'Sources of the last answer',
  },
};

export const helpCommand: Named = {
  name: { vi: 'trợ-giúp', ko: '도움말', en: 'help' },
  description: { vi: 'Hướng dẫn sử dụng', ko: '이용 안내', en: 'How to use this bot' },
};

/** In the context menu of a message: at most 32 characters, spaces allowed. */
export const aboutMessage: Localized = {
  vi: 'Hỏi về tin nhắn này',
  ko: '이 메시지에 대해 질문하기',
  en: 'Ask about this message',
};

/** The answer failed or took too long; the log has the detail. */
export const couldNotAnswer: Localized = {
  vi: 'Xin lỗi, hiện tôi chưa trả lời được câu hỏi này do lỗi kỹ thuật. Xin vui lòng thử lại sau ít phút.',
  ko: '죄송합니다. 일시적인 오류로 지금은 답변을 드릴 수 없습니다. 잠시 후 다시 시도해 주십시오.',
  en: 'Sorry, a technical fault keeps me from answering this now. Please try again in a few minutes.',
};

/** Too many questions wait in this chat already. */
export const tooBusy: Localized = {
  vi: 'Đang có nhiều câu hỏi chờ trả lời ở đây. Xin vui lòng hỏi lại sau ít phút.',
  ko: '현재 이곳에 답변을 기다리는 질문이 많습니다. 잠시 후 다시 질문해 주십시오.',
  en: 'Many questions are waiting here already. Please ask again in a few minutes.',
};

/** A reply without a mention: Discord gives bots no text of it. */
export const mentionMe: Localized = {
  vi: 'Discord không cho tôi đọc tin trả lời không nhắc tên. Xin vui lòng nhắc tên tôi (@) trong câu hỏi hoặc dùng lệnh /ask.',
  ko: 'Discord에서는 멘션이 없는 답글의 내용을 제가 읽을 수 없습니다. 질문에 저를 멘션(@)하시거나 /ask 명령을 사용해 주십시오.',
  en: 'Discord does not let me read a reply that does not mention me. Please mention me (@) in your question or use /ask.',
};

/** Stands for a message that has neither text nor answer to show. */
export const nothingToShow: Localized = {
  vi: 'Không có nội dung để hiển thị.',
  ko: '표시할 내용이 없습니다.',
  en: 'There is nothing to show.',
};
