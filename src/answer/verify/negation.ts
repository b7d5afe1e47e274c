/** What is denied in the sentence is denied in what is cited, and the other way round. */

import type { Language } from '../../nouns.ts';
import type { Claim } from './claim.ts';
import { unitsOf, wordsOf } from './words.ts';

interface Denials {
  /** How many there are. */
  count: number;
  /** What each denies: the units of its word. */
  heads: readonly (readonly string[])[];
}

const negators: Readonly<Record<Language, RegExp>> = {
  en: /(?<![\p{L}])(?:not(?! only| just| least)|no(?!\.| ?\d|t)|never|neither|nor|without|cannot|none|nobody|nothing|unable|[a-z]+n[’']t|lacks?|fail(?:s|ed)? to)(?![\p{L}])/giu,
  vi: /(?<![\p{L}])(?<!hàng |vô )(?:không(?! (?:gian|khí|quân|chỉ|những|ngừng|dây|quá\b|dưới|ít hơn))|chưa(?! từng có)|chẳng|chả|đừng)(?![\p{L}])/giu,
  ko: /(?:지|진|질|지는|지도|지만은)\s?(?:않|못하|못했|못한|못합)|(?<!뿐만? )(?:아니(?!라면)|아닙|아닌)|없(?!이는)|(?<![가-힣])(?:안|못)\s(?=[가-힣])|(?<=[가-힣])(?:서는|선)\s?안\s?(?:됩|된|되)|불가|(?<![가-힣])미(?:정|확인|공개|시행|발효|포함|가입)/g,
};
/** Words that deny without a negator: a sentence that denies may rest on one of them. */
const denying: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:ended|expire\w*|abolish\w*|replac\w*|repeal\w*|ceas\w*|merge\w*|dissol\w*|former\w*|wrong\w*|mistak\w*|false|lack\w*|missing|exclu\w*|except\w*|unknown|prohibit\w*|bann?\w*|forbid\w*|forbidden|refus\w*|disagree\w*|differ\w*|only|closed|stopp?\w*|suspend\w*|voluntar\w*|optional|free of charge|free|unclear|unconfirmed|rather than|instead of|before|yet)\b/i,
  vi: /(?:hết hiệu lực|bãi bỏ|thay thế|thay cho|chấm dứt|giải thể|sáp nhập|sai|nhầm|thiếu|ngoại trừ|trừ|cấm|chỉ|hạn chế|khác nhau|mâu thuẫn|tự nguyện|miễn phí|dừng|ngừng|thay vì|kết thúc|trước đây|bỏ)/i,
  ko: /(?:폐지|종료|대체|통합|해산|만료|틀린|틀렸|잘못|부재|제외|금지|에만|뿐|불일치|다릅|다르|자율|자발|무료|중단|대신|오류|미정|불분명|이전|종전)/,
};

export function checkNegation({ text, units, language, same, all }: Claim): string | undefined {
  const said = denialsOf(text, language);
  if (same.length === 0) return undefined;
  const cited = same.map((one) => denialsOf(one.text, language));
  const deniedThere = new Set(cited.flatMap(({ heads }) => heads.flat()));
  const there = new Set(same.flatMap((one) => [...one.units]));
  if (said.count > 0 && cited.every(({ count }) => count === 0)) {
    const softened = all.some(
      (one) => denying[one.language].test(one.text) || denialsOf(one.text, one.language).count > 0,
    );
    if (!softened || said.heads.some((head) => head.some((unit) => there.has(unit))))
      return 'denies what is cited';
  }
  const denied = said.heads.find(
    (head) =>
      head.length > 0 &&
      head.slice(0, 2).some((unit) => there.has(unit)) &&
      !head.some((unit) => deniedThere.has(unit)),
  );
  if (
    denied &&
    said.count > 0 &&
    cited.some(({ count }) => count > 0) &&
    said.count > Math.max(...cited.map(({ count }) => count))
  )
    return `denies ${denied.join(' ')}`;
  if (said.count > 0 || denying[language].test(text)) return undefined;
  const affirmed = cited.flatMap(({ heads }) => heads).find((head) => affirms(units, head, language));
  return affirmed ? `leaves out that it is denied: ${affirmed.join(' ')}` : undefined;
}

/** Whether the sentence says without a denial what the cited text denies. */
function affirms(units: readonly string[], head: readonly string[], language: Language): boolean {
  const looked = head.slice(0, language === 'en' ? 2 : 2);
  return looked.length > 0 && looked.every((unit) => units.includes(unit));
}

export function denialsOf(text: string, language: Language): Denials {
  const found = [...text.matchAll(negators[language])];
  return { count: found.length, heads: found.map((match) => headOf(text, match, language)) };
}

const helpers = new Set('phải được bị có thể còn nên cần hề'.split(' '));

/** Korean denies the word before, the others the words behind. */
function headOf(text: string, match: RegExpExecArray, language: Language): string[] {
  const end = match.index + match[0].length;
  if (language === 'ko' && !/^(?:안|못)\s$/.test(match[0])) {
    const before = text.slice(0, match.index).trimEnd().split(/\s/).slice(-1).join(' ');
    return unitsOf(wordsOf(before), 'ko');
  }
  const clause = text.slice(end, end + 60).split(/[,;.:()]/)[0] ?? '';
  return unitsOf(wordsOf(clause), language)
    .filter((unit) => !helpers.has(unit))
    .slice(0, 3);
}
