/** What only the web chat says: the words around the conversation, and what went wrong on the way to it. */

import type { Language, Localized } from '../nouns.ts';
import { dateIn } from './answers.ts';

export const pageTitle: Localized = {
  vi: 'Caudari – Hỏi đáp về hợp tác số Việt Nam – Hàn Quốc',
  ko: '카우다리 – 한-베트남 디지털 협력 질의응답',
  en: 'Caudari – Questions on Vietnam–South Korea digital cooperation',
};

export const pageHeading: Localized = {
  vi: 'Hỏi về hợp tác số Việt Nam – Hàn Quốc',
  ko: '한-베트남 디지털 협력에 관해 물어보세요',
  en: 'Ask about Vietnam–\u2060South\u00a0Korea digital cooperation',
};

export const pageLead: Localized = {
  vi: 'Câu trả lời ngắn gọn, có ngày và có nguồn. Có thể hỏi bằng tiếng Việt, tiếng Hàn hoặc tiếng Anh.',
  ko: '기준일과 출처를 밝힌 짧은 답변을 드립니다. 한국어, 베트남어, 영어로 물어보실 수 있습니다.',
  en: 'Short answers, dated and with their sources. Ask in Vietnamese, Korean or English.',
};

export const brand: Localized = { vi: 'Caudari', ko: '카우다리', en: 'Caudari' };
export const skipToQuestion: Localized = {
  vi: 'Đến ô nhập câu hỏi',
  ko: '질문 입력란으로 이동',
  en: 'Skip to the question field',
};
export const languageLabel: Localized = { vi: 'Ngôn ngữ', ko: '언어', en: 'Language' };
export const conversationLabel: Localized = { vi: 'Nội dung hỏi đáp', ko: '대화 내용', en: 'Conversation' };
export const newConversation: Localized = { vi: 'Bắt đầu lại', ko: '새 대화', en: 'New conversation' };
export const calendarLabel: Localized = { vi: 'Lịch sự kiện', ko: '행사 일정', en: 'Events calendar' };

export const questionLabel: Localized = { vi: 'Câu hỏi', ko: '질문', en: 'Your question' };
export const keysHint: Localized = {
  vi: 'Enter để gửi, Shift + Enter để xuống dòng',
  ko: 'Enter 키로 보내기, Shift + Enter 키로 줄 바꿈',
  en: 'Enter to send, Shift + Enter for a new line',
};
export const sendLabel: Localized = { vi: 'Gửi', ko: '보내기', en: 'Send' };
export const stopLabel: Localized = { vi: 'Dừng', ko: '중지', en: 'Stop' };
export const retryLabel: Localized = { vi: 'Thử lại', ko: '다시 시도', en: 'Try again' };

export const disclosure: Localized = {
  vi: 'Caudari là trợ lý AI. Vui lòng kiểm tra nguồn trước khi dùng vào công việc và không nhập thông tin cá nhân.',
  ko: '카우다리는 AI 도우미입니다. 업무에 활용하시기 전에 출처를 확인해 주시고, 개인정보는 입력하지 마십시오.',
  en: 'Caudari is an AI assistant. Please check the sources before you rely on an answer, and do not enter personal data.',
};

export const answeringNow: Localized = {
  vi: 'Đang tìm câu trả lời…',
  ko: '답변을 찾고 있습니다…',
  en: 'Looking for the answer…',
};
export const stopped: Localized = { vi: 'Đã dừng.', ko: '중지했습니다.', en: 'Stopped.' };

export const answerHeading: Localized = { vi: 'Trả lời', ko: '답변', en: 'Answer' };
export const sourcesHeading: Localized = { vi: 'Nguồn', ko: '출처', en: 'Sources' };
export const sourceNumber = (n: number): Localized => ({
  vi: `Nguồn ${n}`,
  ko: `출처 ${n}`,
  en: `Source ${n}`,
});
export const recordLabel: Localized = {
  vi: 'Nội dung nguồn nêu, theo ghi nhận của Caudari',
  ko: '출처의 내용을 카우다리가 정리한 기록',
  en: 'Our record of what the source says',
};
export const verbatimLabel: Localized = {
  vi: 'Nguyên văn trong nguồn',
  ko: '출처 원문',
  en: 'The source’s own words',
};
export const publisherLabel: Localized = { vi: 'Đơn vị công bố', ko: '발행처', en: 'Publisher' };
export const publishedLabel: Localized = { vi: 'Ngày công bố', ko: '발행일', en: 'Published' };
export const asOfLabel: Localized = { vi: 'Thông tin tính đến', ko: '기준일', en: 'As of' };
export const linkLabel: Localized = { vi: 'Liên kết', ko: '링크', en: 'Link' };
export const newTab: Localized = { vi: 'mở trong thẻ mới', ko: '새 탭에서 열림', en: 'opens in a new tab' };
export const tableLabel: Localized = { vi: 'Bảng', ko: '표', en: 'Table' };
export const askNext: Localized = { vi: 'Hỏi tiếp', ko: '이어서 물어보기', en: 'Ask next' };
export const chooseOne: Localized = { vi: 'Chọn một mục', ko: '하나를 선택해 주십시오', en: 'Choose one' };
export const fileLabel = (name: string): Localized => ({
  vi: `Tải xuống ${name}`,
  ko: `${name} 내려받기`,
  en: `Download ${name}`,
});

export const copyWithSources: Localized = {
  vi: 'Sao chép kèm nguồn',
  ko: '출처와 함께 복사',
  en: 'Copy with sources',
};
export const copyLink: Localized = { vi: 'Sao chép liên kết', ko: '링크 복사', en: 'Copy link' };
export const copied: Localized = { vi: 'Đã sao chép', ko: '복사했습니다', en: 'Copied' };
export const notCopied: Localized = {
  vi: 'Trình duyệt không cho phép sao chép',
  ko: '브라우저에서 복사를 허용하지 않았습니다',
  en: 'The browser did not allow copying',
};
export const permanentLink: Localized = { vi: 'Liên kết cố định', ko: '고정 링크', en: 'Permanent link' };

export const answeredOn = (date: string): Localized => ({
  vi: `Trả lời ${dateIn('vi', date)}. Thông tin có thể đã thay đổi từ đó.`,
  ko: `${dateIn('ko', date)}에 드린 답변입니다. 이후 내용이 바뀌었을 수 있습니다.`,
  en: `Answered on ${dateIn('en', date)}. Things may have changed since.`,
});
export const askAgain: Localized = { vi: 'Hỏi lại câu này', ko: '이 질문 다시 하기', en: 'Ask this again' };
export const backToChat: Localized = {
  vi: 'Về trang hỏi đáp',
  ko: '질문 화면으로 가기',
  en: 'Go to the chat',
};

/** Why a page or an answer did not come, by the status of the response; `offline` when there was none. */
export const failures: Readonly<
  Record<'missing' | 'busy' | 'tooLarge' | 'fault' | 'wrong' | 'offline', Localized>
> = {
  missing: {
    vi: 'Không tìm thấy trang này.',
    ko: '페이지를 찾을 수 없습니다.',
    en: 'This page does not exist.',
  },
  busy: {
    vi: 'Hệ thống đang nhận quá nhiều yêu cầu. Vui lòng thử lại sau ít giây.',
    ko: '지금은 요청이 많습니다. 잠시 후 다시 시도해 주십시오.',
    en: 'There are too many requests just now. Please try again in a few seconds.',
  },
  tooLarge: {
    vi: 'Câu hỏi quá dài. Vui lòng rút gọn rồi gửi lại.',
    ko: '질문이 너무 깁니다. 줄여서 다시 보내 주십시오.',
    en: 'The question is too long. Please shorten it and send it again.',
  },
  fault: {
    vi: 'Hiện chưa trả lời được do lỗi kỹ thuật. Vui lòng thử lại sau ít phút.',
    ko: '일시적인 오류로 답변을 드리지 못했습니다. 잠시 후 다시 시도해 주십시오.',
    en: 'A technical fault kept the answer from coming. Please try again in a few minutes.',
  },
  wrong: {
    vi: 'Yêu cầu này không hợp lệ.',
    ko: '올바르지 않은 요청입니다.',
    en: 'This request is not valid.',
  },
  offline: {
    vi: 'Không kết nối được với máy chủ. Vui lòng kiểm tra mạng rồi thử lại.',
    ko: '서버에 연결할 수 없습니다. 네트워크를 확인한 후 다시 시도해 주십시오.',
    en: 'The server could not be reached. Please check your connection and try again.',
  },
};

/** A date of a source as a label's value: "21/11/2024", "2024년 11월 21일", "21 November 2024". */
export function shortDate(language: Language, date: string): string {
  if (!/^\d{4}(-\d{2}){0,2}$/.test(date)) return date;
  const written = dateIn(language, date);
  return language === 'vi' ? written.replace(/^(ngày|năm) /, '').replace(/^tháng /, '') : written;
}
