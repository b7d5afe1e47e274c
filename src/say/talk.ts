/** Small talk and commands: what the bot says about itself. */

import type { Localized } from '../nouns.ts';

export const greeting: Localized = {
  vi: 'Xin chào! Tôi là Caudari, trợ lý AI về hợp tác số Việt Nam – Hàn Quốc. Mỗi câu trả lời đều ngắn gọn, có ngày và có nguồn; điều chưa biết, tôi sẽ nói là chưa biết.',
  ko: '안녕하십니까? 한-베트남 디지털 협력을 안내하는 AI 도우미 카우다리입니다. 모든 답변은 짧고, 기준일과 출처를 함께 밝히며, 모르는 것은 모른다고 말씀드립니다.',
  en: 'Hello! I am Caudari, an AI assistant on Vietnam–South Korea digital cooperation. Every answer is short, dated and with its source; what I do not know, I say so.',
};

export const help: Localized = {
  vi: 'Tôi trả lời câu hỏi về chương trình, luật, chiến lược, chỉ số, đào tạo, diễn đàn, tổ chức và con người trong hợp tác số Việt Nam – Hàn Quốc, bằng tiếng Việt (có dấu hoặc không dấu), tiếng Hàn và tiếng Anh. Hãy cứ hỏi bằng lời thường; có thể hỏi tiếp, ví dụ "còn năm 2025?".',
  ko: '한-베트남 디지털 협력의 사업, 법률, 전략, 지수, 교육, 포럼, 기관, 인물에 관한 질문에 한국어(띄어쓰기 없이도 가능), 베트남어, 영어로 답변드립니다. 평소 말씀하시듯 물어보시면 되고, "그럼 2025년은?"처럼 이어서 물으셔도 됩니다.',
  en: 'I answer questions on the programmes, laws, strategies, indexes, training, forums, organisations and people of Vietnam–South Korea digital cooperation, in Vietnamese (with or without marks), Korean and English. Just ask in plain words; follow-ups such as "and in 2025?" work.',
};

export const commandList: Localized = {
  vi: '/help – hướng dẫn · /language – chọn ngôn ngữ · /sources – nguồn của câu trả lời gần nhất',
  ko: '/help – 도움말 · /language – 언어 선택 · /sources – 최근 답변의 출처',
  en: '/help – help · /language – choose a language · /sources – the sources of the last answer',
};

export const thanks: Localized = {
  vi: 'Rất vui được hỗ trợ. Cần thêm thông tin, xin cứ hỏi.',
  ko: '도움이 되어 기쁩니다. 더 궁금한 점이 있으면 언제든지 물어봐 주십시오.',
  en: 'Glad to help. Ask whenever you need more.',
};

export const goodbye: Localized = {
  vi: 'Chào tạm biệt. Hẹn gặp lại!',
  ko: '안녕히 가십시오. 또 뵙겠습니다!',
  en: 'Goodbye. See you again!',
};

export const aboutMe: Localized = {
  vi: 'Tôi là Caudari (cầu, 다리: cây cầu), một trợ lý AI chứ không phải người. Tôi chỉ trả lời từ kho tri thức đã được kiểm chứng, mỗi câu đều dẫn nguồn.',
  ko: '저는 카우다리(cầu, 다리)라는 AI 도우미이며 사람이 아닙니다. 확인된 자료만으로 답변드리고, 문장마다 출처를 밝힙니다.',
  en: 'I am Caudari (cầu, 다리: bridge), an AI assistant, not a person. I answer only from checked knowledge, each sentence with its source.',
};

export const chooseLanguage: Localized = {
  vi: 'Chọn ngôn ngữ trả lời:',
  ko: '답변 언어를 선택해 주십시오:',
  en: 'Choose the language of my answers:',
};

export const languageSet: Localized = {
  vi: 'Từ nay tôi trả lời bằng tiếng Việt.',
  ko: '이제부터 한국어로 답변드리겠습니다.',
  en: 'From now on I answer in English.',
};

export const languageAutomatic: Localized = {
  vi: 'Từ nay tôi trả lời theo ngôn ngữ của từng câu hỏi.',
  ko: '이제부터 질문하신 언어로 답변드리겠습니다.',
  en: 'From now on I answer in the language of each question.',
};

export const languageNames: Localized = { vi: 'Tiếng Việt', ko: '한국어', en: 'English' };

export const automatic: Localized = { vi: 'Theo câu hỏi', ko: '질문 언어대로', en: 'As asked' };

export const unknownLanguage: Localized = {
  vi: 'Tôi nói được tiếng Việt (vi), tiếng Hàn (ko) và tiếng Anh (en).',
  ko: '베트남어(vi), 한국어(ko), 영어(en)로 답변드릴 수 있습니다.',
  en: 'I speak Vietnamese (vi), Korean (ko) and English (en).',
};

export const noSources: Localized = {
  vi: 'Chưa có câu trả lời nào có nguồn trong cuộc trò chuyện này.',
  ko: '이 대화에는 아직 출처가 있는 답변이 없습니다.',
  en: 'There is no answer with sources in this conversation yet.',
};

export const sourcesOf: Localized = {
  vi: 'Nguồn của câu trả lời gần nhất:',
  ko: '최근 답변의 출처:',
  en: 'Sources of the last answer:',
};

export const answerGone: Localized = {
  vi: 'Câu trả lời này không còn được lưu. Vui lòng hỏi lại.',
  ko: '이 답변은 더 이상 보관되어 있지 않습니다. 다시 물어봐 주십시오.',
  en: 'This answer is no longer kept. Please ask again.',
};

export const unknownCommand: Localized = {
  vi: 'Tôi không biết lệnh này.',
  ko: '알 수 없는 명령입니다.',
  en: 'I do not know that command.',
};

/** First questions, for greetings, refusals and empty pages. */
export const examples: Readonly<Record<'vi' | 'ko' | 'en', readonly string[]>> = {
  vi: [
    'Việt Nam xếp thứ mấy về chính phủ điện tử năm 2024?',
    'Luật Trí tuệ nhân tạo có hiệu lực từ khi nào?',
    'Có những học bổng nào của Hàn Quốc cho công chức Việt Nam?',
  ],
  ko: [
    '2024년 한-베트남 디지털 협력 포럼은 어디서 열렸나요?',
    '베트남 개인정보보호법은 언제 시행되나요?',
    '구삐는 어떤 서비스인가요?',
  ],
  en: [
    'Where was the 2024 Vietnam–South Korea Digital Cooperation Forum held?',
    'What does the Supreme People’s Court virtual assistant do?',
    'How does Vietnam rank in the Global Innovation Index?',
  ],
};
