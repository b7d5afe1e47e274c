/** The sentences around an answer: what the bot itself says when it answers, doubts, asks back or declines. */

import type { Language, Localized } from '../nouns.ts';

export const no: Localized = { vi: 'Không phải vậy.', ko: '아닙니다.', en: 'No.' };

export const asOf = (date: string): Localized => ({
  vi: `Thông tin tính đến ${dateIn('vi', date)}.`,
  ko: `${dateIn('ko', date)} 기준입니다.`,
  en: `As of ${dateIn('en', date)}.`,
});

export const unknown: Localized = {
  vi: 'Chưa tìm thấy thông tin này trong phạm vi tri thức của Caudari, nên tôi không thể trả lời và không phỏng đoán. Câu hỏi đã được ghi lại để cán bộ phụ trách bổ sung.',
  ko: '이 질문의 답은 카우다리의 자료 범위에서 찾지 못하여 답변드릴 수 없으며, 추측으로 답하지 않습니다. 담당자가 보완할 수 있도록 질문을 기록했습니다.',
  en: 'I could not find this within the scope of what Caudari knows, so I cannot answer it and will not guess. The question has been recorded for the editors.',
};

export const nearest: Localized = {
  vi: 'Gần nhất với câu hỏi, Caudari có:',
  ko: '질문과 가장 가까운 자료는 다음과 같습니다:',
  en: 'The nearest things that Caudari knows about:',
};

export const partial: Localized = {
  vi: 'Chưa tìm thấy thông tin trả lời đúng điều được hỏi. Điều đã biết là:',
  ko: '물으신 내용과 정확히 맞는 정보는 찾지 못했습니다. 확인된 내용은 다음과 같습니다.',
  en: 'I could not find exactly what you asked. What is known:',
};

/** Something is known of the thing asked about, but not for the year asked about. */
export const notForYear = (year: string): Localized => ({
  vi: `Chưa có thông tin về năm ${year}. Điều đã biết là:`,
  ko: `${year}년에 관한 정보는 없습니다. 확인된 내용은 다음과 같습니다.`,
  en: `There is no information for ${year}. What is known:`,
});

export const outOfScope: Localized = {
  vi: 'Câu hỏi này nằm ngoài phạm vi của Caudari; tôi không có thông tin để trả lời. Caudari chỉ trả lời về hợp tác số Việt Nam – Hàn Quốc: chương trình, luật, chiến lược, chỉ số, đào tạo, diễn đàn, tổ chức, con người và trợ lý ảo trong khu vực công.',
  ko: '이 질문은 카우다리의 안내 범위를 벗어나 답변드릴 수 없습니다. 카우다리는 한-베트남 디지털 협력 자료(사업, 법률, 전략, 지수, 교육, 포럼, 기관, 인물, 공공 부문 가상비서)만 안내합니다.',
  en: 'This question is outside the scope of Caudari, so I cannot answer it. Caudari covers Vietnam–South Korea digital cooperation only: programmes, laws, strategies, indexes, training, forums, organisations, people and public-sector assistants.',
};

export const tryAsking: Localized = {
  vi: 'Có thể hỏi, ví dụ:',
  ko: '예를 들어 이렇게 물어보실 수 있습니다:',
  en: 'You could ask, for example:',
};

export const declinedPersonal: Localized = {
  vi: 'Tin nhắn có vẻ chứa thông tin cá nhân (số định danh, điện thoại, thư điện tử, thẻ hoặc tài khoản). Tôi không xử lý và không lưu tin nhắn này. Vui lòng bỏ phần đó và hỏi lại.',
  ko: '메시지에 개인정보(주민등록번호, 전화번호, 이메일, 카드·계좌번호 등)가 포함된 것으로 보입니다. 이 메시지는 처리하거나 저장하지 않았습니다. 해당 부분을 빼고 다시 물어봐 주십시오.',
  en: 'The message seems to contain personal data (an identity number, phone, e-mail, card or account). I have not processed or stored it. Please ask again without that part.',
};

export const declinedAttack: Localized = {
  vi: 'Tôi không thể làm theo yêu cầu này. Tôi chỉ trả lời câu hỏi về hợp tác số Việt Nam – Hàn Quốc, dựa trên nguồn đã được kiểm chứng.',
  ko: '이 요청은 따를 수 없습니다. 저는 한-베트남 디지털 협력에 관한 질문에 확인된 출처를 바탕으로만 답변드립니다.',
  en: 'I cannot follow this request. I only answer questions on Vietnam–South Korea digital cooperation, from checked sources.',
};

export const tooLong = (charactersMax: number): Localized => ({
  vi: `Câu hỏi quá dài. Vui lòng rút gọn còn tối đa ${charactersMax} ký tự.`,
  ko: `질문이 너무 깁니다. ${charactersMax}자 이내로 줄여 주십시오.`,
  en: `The question is too long. Please shorten it to at most ${charactersMax} characters.`,
});

export const empty: Localized = {
  vi: 'Tôi chỉ đọc được chữ. Vui lòng gõ câu hỏi.',
  ko: '글자로 된 질문만 읽을 수 있습니다. 질문을 입력해 주십시오.',
  en: 'I can only read text. Please type your question.',
};

export const whichOne: Localized = {
  vi: 'Ý bạn là mục nào dưới đây?',
  ko: '어느 것을 말씀하시는 건가요?',
  en: 'Which one do you mean?',
};

export const moreLabel: Localized = { vi: 'Xem thêm', ko: '더 보기', en: 'More' };

export const unavailable: Localized = {
  vi: 'Hiện tôi chưa trả lời được. Vui lòng thử lại sau ít phút.',
  ko: '지금은 답변드릴 수 없습니다. 잠시 후 다시 시도해 주십시오.',
  en: 'I cannot answer just now. Please try again in a few minutes.',
};

/** A question about one entry, as a suggestion. */
export const askAbout = (name: string): Localized => ({
  vi: `${name} là gì?`,
  ko: `${name}에 대해 알려 주세요`,
  en: `What is ${name}?`,
});

export const askWho = (name: string): Localized => ({
  vi: `${name} là ai?`,
  ko: `${name}에 대해 알려 주세요`,
  en: `Who is ${name}?`,
});

/** A cue of a statement as a short question about its entry: "GoodPy: how many users?" */
export const askCue = (name: string, cue: string): Localized => ({
  vi: `${name}: ${cue}?`,
  ko: `${name}: ${cue}?`,
  en: `${name}: ${cue}?`,
});

/** YYYY, YYYY-MM or YYYY-MM-DD as an official of the country writes it in a sentence. */
export function dateIn(language: Language, date: string): string {
  const [year = '', month, day] = date.split('-');
  switch (language) {
    case 'vi':
      if (day && month) return `ngày ${day}/${Number(month) < 3 ? month : Number(month)}/${year}`;
      return month ? `tháng ${Number(month)}/${year}` : `năm ${year}`;
    case 'ko':
      if (day && month) return `${year}년 ${Number(month)}월 ${Number(day)}일`;
      return month ? `${year}년 ${Number(month)}월` : `${year}년`;
    case 'en':
      if (day && month) return `${Number(day)} ${monthNames[Number(month) - 1]} ${year}`;
      return month ? `${monthNames[Number(month) - 1]} ${year}` : year;
  }
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
