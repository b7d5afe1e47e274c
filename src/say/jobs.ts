/** Sentences of what the bot sends unasked: buttons under pushes, reminders, digests, changes. */

import type { Language, Localized } from '../nouns.ts';

export const stopLabel: Localized = { vi: 'Dừng nhận tin', ko: '알림 그만 받기', en: 'Stop these messages' };

export const aboutLabel: Localized = {
  vi: 'Hỏi về tin này',
  ko: '이 소식에 대해 묻기',
  en: 'Ask about this',
};

export const correctionHead: Localized = {
  vi: 'Đính chính thông tin đã gửi',
  ko: '앞서 보내드린 내용을 바로잡습니다',
  en: 'Correction to an earlier message',
};

export const testHead: Localized = {
  vi: 'Tin gửi thử',
  ko: '시험 발송',
  en: 'Test message',
};

/** How long before an event a reminder comes. */
export const leadWords: Readonly<Record<'30d' | '7d' | '1d' | '1h', Localized>> = {
  '30d': { vi: 'còn 30 ngày', ko: '30일 전', en: 'in 30 days' },
  '7d': { vi: 'còn 7 ngày', ko: '7일 전', en: 'in 7 days' },
  '1d': { vi: 'ngày mai', ko: '내일', en: 'tomorrow' },
  '1h': { vi: 'còn 1 giờ', ko: '1시간 전', en: 'in one hour' },
};

export const reminderHead = (lead: keyof typeof leadWords, name: Localized): Localized => ({
  vi: `Nhắc lịch (${leadWords[lead].vi}): ${name.vi}`,
  ko: `일정 안내(${leadWords[lead].ko}): ${name.ko}`,
  en: `Reminder (${leadWords[lead].en}): ${name.en}`,
});

export const cancelledHead = (name: Localized): Localized => ({
  vi: `Sự kiện đã hủy: ${name.vi}`,
  ko: `행사 취소 안내: ${name.ko}`,
  en: `Cancelled: ${name.en}`,
});

export const movedHead = (name: Localized): Localized => ({
  vi: `Sự kiện thay đổi thời gian: ${name.vi}`,
  ko: `행사 일정 변경 안내: ${name.ko}`,
  en: `New time: ${name.en}`,
});

export const timeWord: Localized = { vi: 'Thời gian', ko: '일시', en: 'Time' };
export const placeWord: Localized = { vi: 'Địa điểm', ko: '장소', en: 'Place' };
export const linkWord: Localized = { vi: 'Chi tiết', ko: '자세히', en: 'Details' };

export const cityNames: Readonly<Record<'Asia/Ho_Chi_Minh' | 'Asia/Seoul', Localized>> = {
  'Asia/Ho_Chi_Minh': { vi: 'giờ Hà Nội', ko: '하노이 시간', en: 'Hà Nội time' },
  'Asia/Seoul': { vi: 'giờ Seoul', ko: '서울 시간', en: 'Seoul time' },
};

export const allDay: Localized = { vi: 'cả ngày', ko: '종일', en: 'all day' };

export const digestHead: Localized = {
  vi: 'Bản tin tuần về hợp tác số Việt Nam – Hàn Quốc',
  ko: '베트남–한국 디지털 협력 주간 소식',
  en: 'This week in Vietnam–Korea digital cooperation',
};

export const digestEvents: Localized = { vi: 'Sự kiện sắp tới', ko: '다가오는 행사', en: 'Coming events' };
export const digestNews: Localized = { vi: 'Tin mới', ko: '새 소식', en: 'News' };
export const digestChanges: Localized = {
  vi: 'Thông tin vừa được cập nhật',
  ko: '새로 바뀐 정보',
  en: 'What changed',
};

export const changeHead: Localized = {
  vi: 'Cập nhật thông tin chương trình',
  ko: '사업 정보가 갱신되었습니다',
  en: 'Updated programme information',
};

export const asOfWord = (date: string): Localized => ({
  vi: `tính đến ${date}`,
  ko: `${date} 기준`,
  en: `as of ${date}`,
});

export const locales: Readonly<Record<Language, string>> = { vi: 'vi-VN', ko: 'ko-KR', en: 'en-GB' };

/** What a subscription brings, in words. */
export const subscribedWords: Readonly<Record<'news' | 'digest' | '30d' | '7d' | '1d' | '1h', Localized>> = {
  news: { vi: 'Tin mới và thay đổi', ko: '새 소식과 변경 사항', en: 'News and changes' },
  digest: { vi: 'Bản tin hằng tuần', ko: '주간 소식', en: 'Weekly digest' },
  '30d': { vi: 'Nhắc trước 30 ngày', ko: '30일 전 알림', en: 'Reminder 30 days before' },
  '7d': { vi: 'Nhắc trước 7 ngày', ko: '7일 전 알림', en: 'Reminder 7 days before' },
  '1d': { vi: 'Nhắc trước 1 ngày', ko: '1일 전 알림', en: 'Reminder 1 day before' },
  '1h': { vi: 'Nhắc trước 1 giờ', ko: '1시간 전 알림', en: 'Reminder 1 hour before' },
};

export const subscriptionsHead: Localized = {
  vi: 'Các thông báo đang nhận',
  ko: '현재 받고 계신 알림',
  en: 'What you receive',
};

export const noSubscriptions: Localized = {
  vi: 'Hiện chưa đăng ký nhận thông báo nào. Chọn một mục dưới đây để đăng ký.',
  ko: '현재 구독 중인 알림이 없습니다. 아래에서 받을 알림을 선택해 주십시오.',
  en: 'You receive nothing at present. Choose below what you would like.',
};

export const stopped: Localized = {
  vi: 'Đã dừng mọi thông báo. Có thể đăng ký lại bất cứ lúc nào bằng lệnh /subscriptions.',
  ko: '모든 알림을 껐습니다. /subscriptions 명령으로 언제든지 다시 신청하실 수 있습니다.',
  en: 'All messages are stopped. You can subscribe again at any time with /subscriptions.',
};

export const pausedUntil = (date: string): Localized => ({
  vi: `Đã tạm dừng thông báo đến hết ngày ${date}.`,
  ko: `${date}까지 알림을 보내지 않습니다.`,
  en: `Messages are paused until ${date}.`,
});

export const everyTopic: Localized = { vi: 'mọi chủ đề', ko: '모든 주제', en: 'every topic' };
export const quietNote = (from: number, to: number): Localized => ({
  vi: `Giờ yên tĩnh: ${from}:00 – ${to}:00.`,
  ko: `방해 금지 시간: ${from}시 – ${to}시.`,
  en: `Quiet hours: ${from}:00 – ${to}:00.`,
});
