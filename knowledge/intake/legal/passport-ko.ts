/** A Korean law's head and addenda: 법령명, [시행 …] [법률 제…호, …], 부칙의 시행일. */

import type { LawLines, LawPassport } from './passport.ts';
import { dayOf, known, later } from './passport.ts';

const day = /(\d{4})\s*[.년]\s*(\d{1,2})\s*[.월]\s*(\d{1,2})\s*[.일]?/;
const promulgated = new RegExp(
  `((?:법률|대통령령|총리령|[가-힣]{2,12}부령|[가-힣]{2,12}고시|[가-힣]{2,12}훈령|[가-힣]{2,12}예규)\\s*제\\s*\\d+(?:-\\d+)?\\s*호)\\s*,?\\s*(?:${day.source})?`,
);
const named = /(?:법|법률|령|규칙|규정|조례|고시|훈령|지침)(?:\s*\([^)]*\))?$/;

export function readKoreanLaw({ head, all }: LawLines): LawPassport {
  const text = head.join('\n');
  const [, number, year, month, date] = promulgated.exec(text) ?? [];
  const published = dayOf(year, month, date);
  const effective = new RegExp(`\\[?\\s*시행\\s*(?:일)?\\s*:?\\s*${day.source}`).exec(text);
  return known<LawPassport>({
    title: head
      .slice(0, 12)
      .map((line) => line.trim())
      .find((line) => named.test(line) && line.length >= 3 && line.length < 80),
    number: number?.replace(/\s+/g, ' ').replace(/제 /, '제').replace(/ 호/, '호'),
    publisher: number?.startsWith('법률')
      ? '대한민국 국회'
      : number?.startsWith('대통령령')
        ? '대한민국 정부'
        : undefined,
    published,
    effective_from: dayOf(effective?.[1], effective?.[2], effective?.[3]) ?? fromAddenda(all, published),
  });
}

/** "이 법은 2026년 1월 22일부터 시행한다", "이 법은 공포 후 1년이 경과한 날부터 시행한다", "공포한 날부터 시행한다". */
function fromAddenda(all: readonly string[], published: string | undefined): string | undefined {
  for (const line of all) {
    const rest = /이\s*(?:법|영|규칙|규정|고시|훈령)(?:은|는)\s*(.{0,80}?)부터\s*시행/.exec(line)?.[1];
    if (rest === undefined) continue;
    const [, year, month, date] = day.exec(rest) ?? [];
    const written = dayOf(year, month, date);
    if (written) return written;
    if (!published) return undefined;
    const [, count, unit] = /공포\s*후\s*(\d+)\s*(년|개월|일)/.exec(rest) ?? [];
    if (count)
      return later(published, {
        [unit === '년' ? 'years' : unit === '개월' ? 'months' : 'days']: Number(count),
      });
    if (/공포한\s*날/.test(rest)) return published;
  }
  return undefined;
}
