/** A Vietnamese legal document's head and final clauses: loại, tên, số hiệu, ngày ban hành, hiệu lực. */

import type { LawLines, LawPassport } from './passport.ts';
import { dayOf, known, later } from './passport.ts';

const kinds =
  'bộ luật|luật|pháp lệnh|nghị quyết|nghị định|quyết định|thông tư liên tịch|thông tư|chỉ thị|hiến pháp|lệnh';
const number =
  /\b(\d{1,5}\/\d{4}\/(?:QH\d{1,2}|[A-ZĐ]{2,8}(?:-[A-ZĐa-z]{2,10})*\d{0,2})|\d{1,5}\/(?:QĐ|NQ|CT|TB|KH|NĐ|TT)-[A-ZĐa-z]{2,10})(?![\p{L}\d])/u;
const writtenDay = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu;
const shortDay = /ngày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/iu;
const kindLine = new RegExp(`^(${kinds})$`, 'iu');
const titleEnd =
  /^(?:căn cứ|quốc hội ban hành|theo đề nghị|xét|chương|phần|điều|chính phủ ban hành|bộ trưởng|thủ tướng|ủy ban|uỷ ban|chủ tịch|quyết định:|\(|-{3,}|_{3,})/iu;

export function readVietnameseLaw({ head, all, tail }: LawLines): LawPassport {
  const found = head.map((line) => number.exec(line)?.[1]).find(Boolean);
  const published =
    dayIn(head.slice(0, 15).join('\n')) ?? adoptionDay(tail.join('\n')) ?? dayIn(head.join('\n'));
  return known<LawPassport>({
    title: titleOf(head),
    number: found,
    publisher: publisherOf(found),
    published,
    effective_from: effectiveFrom(all, published),
    repeals: repealed(all, found),
  });
}

function dayIn(text: string): string | undefined {
  const [, day, month, year] = writtenDay.exec(text) ?? shortDay.exec(text) ?? [];
  return dayOf(year, month, day);
}

function adoptionDay(text: string): string | undefined {
  return dayIn(/thông qua\s+ngày[^.]{0,60}/iu.exec(text)?.[0].replace(/^thông qua\s+/iu, '') ?? '');
}

/** "LUẬT" with its name on the next lines, or on one line with it. */
function titleOf(head: readonly string[]): string | undefined {
  const at = head.findIndex((line) => kindLine.test(line.trim()));
  if (at >= 0) {
    const name: string[] = [];
    for (const line of head.slice(at + 1, at + 6)) {
      if (titleEnd.test(line) || number.test(line) || (name.length > 0 && line !== line.toUpperCase())) break;
      name.push(line);
    }
    if (name.length > 0) return inSentenceCase([head[at] ?? '', ...name].join(' '));
  }
  const one = head
    .slice(0, 12)
    .find(
      (line) =>
        new RegExp(`^(?:${kinds})\\s+\\p{L}`, 'iu').test(line) &&
        line.length < 250 &&
        !/^[^,]{0,20}\bsố\s*:/iu.test(line) &&
        !/[.;:]$/.test(line),
    );
  return one ? inSentenceCase(one) : undefined;
}

/** Capitals as an official writes them in running text. */
export function inSentenceCase(title: string): string {
  if (title !== title.toUpperCase()) return title;
  const lower = title.toLowerCase();
  const named = names.reduce((text, name) => text.replaceAll(name.toLowerCase(), name), lower);
  return named.replace(
    new RegExp(`^(${kinds})(\\s+)(\\p{L})`, 'u'),
    (_, kind: string, space: string, letter: string) => {
      const upper = /^(?:bộ )?luật$|^pháp lệnh$/.test(kind) ? letter.toUpperCase() : letter;
      return (kind[0] ?? '').toUpperCase() + kind.slice(1) + space + upper;
    },
  );
}

const names = [
  'Việt Nam',
  'Hàn Quốc',
  'Hà Nội',
  'Quốc hội',
  'Chính phủ',
  'Nhà nước',
  'Tòa án nhân dân',
  'Viện kiểm sát nhân dân',
  'Mặt trận Tổ quốc',
];

const publishers: readonly [RegExp, string][] = [
  [/\/UBTVQH\d*$/, 'Ủy ban Thường vụ Quốc hội'],
  [/\/QH\d+$/, 'Quốc hội'],
  [/NĐ-CP$|NQ-CP$/, 'Chính phủ'],
  [/-TTg$/, 'Thủ tướng Chính phủ'],
  [/-BTTTT$/, 'Bộ Thông tin và Truyền thông'],
  [/-BKHCN$/, 'Bộ Khoa học và Công nghệ'],
  [/-BCA$/, 'Bộ Công an'],
  [/-BTC$/, 'Bộ Tài chính'],
  [/-BNV$/, 'Bộ Nội vụ'],
  [/-BTP$/, 'Bộ Tư pháp'],
  [/-BGDĐT$/, 'Bộ Giáo dục và Đào tạo'],
  [/-TANDTC$/, 'Tòa án nhân dân tối cao'],
];

function publisherOf(found: string | undefined): string | undefined {
  return publishers.find(([pattern]) => pattern.test(found ?? ''))?.[1];
}

/** "Luật này có hiệu lực thi hành từ ngày …", "… kể từ ngày ký", "… sau 45 ngày kể từ ngày ký". */
function effectiveFrom(all: readonly string[], published: string | undefined): string | undefined {
  const clause = new RegExp(
    `(?:${kinds}|văn bản)\\s+này\\s+có hiệu lực(?:\\s+thi hành)?\\s*(.{0,160})`,
    'iu',
  );
  for (const line of all) {
    const rest = clause.exec(line)?.[1];
    if (rest === undefined) continue;
    const from = /^(?:kể\s+)?từ\s+/iu.test(rest) ? rest.replace(/^(?:kể\s+)?từ\s+/iu, '') : rest;
    const day = /^ngày\s+\d/iu.test(from) ? dayIn(from.slice(0, 40)) : undefined;
    if (day) return day;
    const days =
      /^sau\s+(\d{1,3})\s*(?:\([^)]*\)\s*)?ngày,?\s+kể từ ngày\s+(?:ký|công bố|ban hành|được thông qua)/iu.exec(
        rest,
      )?.[1];
    if (days && published) return later(published, { days: Number(days) });
    if (/^ngày\s+(?:ký|ban hành)/iu.test(from) && published) return published;
  }
  return undefined;
}

/** "Luật Giao dịch điện tử số 51/2005/QH11 hết hiệu lực kể từ ngày Luật này có hiệu lực". */
function repealed(all: readonly string[], own: string | undefined): string[] | undefined {
  const numbers = all
    .filter(
      (line) =>
        /hết hiệu lực(?:\s+thi hành)?\s+(?:kể\s+)?từ ngày|(?:thay thế|bãi bỏ)\s+(?:toàn bộ\s+)?(?:luật|bộ luật|pháp lệnh|nghị định|quyết định|thông tư)/iu.test(
          line,
        ) && !/một số điều,?\s|khoản \d+ điều|điều \d+ của/iu.test(line.slice(0, 60)),
    )
    .flatMap((line) => wholeLaws(line));
  const others = [...new Set(numbers)].filter((one) => one !== own);
  return others.length > 0 ? others : undefined;
}

/** The laws that a repealing sentence begins with; those that only amended them are named after "sửa đổi". */
function wholeLaws(line: string): string[] {
  const sentence = line.replace(
    /\(?(?:đã\s+)?được\s+sửa đổi.*?(?=\s+hết hiệu lực|,?\s+(?:Luật|Nghị định|Bộ luật)\s|$)/giu,
    '',
  );
  return [...sentence.matchAll(new RegExp(number, 'gu'))].flatMap((found) => found[1] ?? []);
}
