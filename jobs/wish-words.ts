/** What somebody wishes about messages, read from their own words: "nhắc tôi trước 1 ngày", "알림 꺼줘". */

import { fold } from '../src/text.ts';
import type { Subscribed } from './ports.ts';

export type Wish =
  | { kind: 'show' }
  | { kind: 'stop' }
  | { kind: 'pause'; days: number }
  | { kind: 'want'; what: Subscribed };

/** Longer texts are questions or stories, whatever words they contain. */
const lettersMax = 60;

const leads: readonly [RegExp, Subscribed][] = [
  [/(?:\b30|\bba muoi) ngay|(?:\b1|\bmot) thang|30일|한 ?달|\b30 days?|\bone month|\ba month/, '30d'],
  [/(?:\b7|\bbay) ngay|(?:\b1|\bmot) tuan|7일|일주일|1주일|\b7 days?|\b(?:one|a|1) week/, '7d'],
  [/(?:\b1|\bmot) ngay|1일|하루|\b(?:one|a|1) day/, '1d'],
  [/(?:\b1|\bmot) (?:gio|tieng)|(?:1|한) ?시간|\b(?:one|an|1) hour/, '1h'],
];

const asksToRemind =
  /\bnhac\b.*\btruoc\b|(?:전|전에) ?.*(?:알려|알림)|\bremind\b.*\b(?:before|ahead|earlier)\b/;
const asksToStop =
  /^(?:tat|dung|ngung|huy)\b.*\b(?:thong bao|nhac|nhan tin|dang ky|ban tin)\b|(?:알림|소식|구독).*(?:꺼|끄|그만|중지|취소|해지)|^stop$|^(?:please )?(?:stop|turn off|cancel)\b.*\b(?:messages?|notifications?|reminders?|subscriptions?)\b|^unsubscribe\b/;
const asksToPause =
  /\btam dung\b.*?(\d+) (ngay|tuan)|(\d+) ?(일|주) ?(?:동안|간).*(?:알림|소식).*(?:멈춰|중지|꺼|쉬)|\b(?:pause|mute)\b.*?(\d+) (day|week)s?/;
const asksForDigest =
  /\b(?:ban tin|tong hop)\b.*\b(?:hang tuan|tuan)\b|주간 ?(?:소식|요약|뉴스)|\bweekly (?:digest|summary|news)\b/;
const asksToShow =
  /^(?:xem )?(?:dang ky|thong bao) cua toi$|^xem (?:cac )?dang ky\b|^(?:내 )?(?:구독|알림) ?(?:목록|설정|현황)|^(?:show )?my (?:subscriptions|notifications)$/;
const asksToGet = /\b(?:dang ky|gui|nhan|muon)\b|(?:받|보내|구독|신청)|\b(?:subscribe|send|get|want)\b/;

/** Undefined for everything else: then it is a question. */
export function wishIn(text: string): Wish | undefined {
  const words = fold(text)
    .replace(/[.!~]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length > lettersMax || words.includes('?')) return undefined;
  const pause = asksToPause.exec(words);
  if (pause) return { kind: 'pause', days: daysOf(pause) };
  if (asksToRemind.test(words)) {
    const lead = leads.find(([pattern]) => pattern.test(words));
    if (lead) return { kind: 'want', what: lead[1] };
  }
  if (asksToStop.test(words)) return { kind: 'stop' };
  if (asksForDigest.test(words) && asksToGet.test(words)) return { kind: 'want', what: 'digest' };
  return asksToShow.test(words) ? { kind: 'show' } : undefined;
}

function daysOf(match: RegExpExecArray) {
  const [, vi, viUnit, ko, koUnit, en, enUnit] = match;
  const count = Number(vi ?? ko ?? en);
  const isWeeks = [viUnit, koUnit, enUnit].some(
    (unit) => unit === 'tuan' || unit === '주' || unit === 'week',
  );
  return Math.min(366, count * (isWeeks ? 7 : 1));
}
