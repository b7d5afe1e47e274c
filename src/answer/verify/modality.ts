/** May is not must, must is not must not, and what is planned has not been done. */

import type { Language } from '../../nouns.ts';
import type { Claim } from './claim.ts';
import { unitsOf, wordsOf } from './words.ts';

export type Mood = 'must' | 'must-not' | 'may' | 'should' | 'plan' | 'maybe';

const moods: Readonly<Record<Mood, Readonly<Record<Language, RegExp>>>> = {
  must: {
    en: /\b(?:must(?! not)|shall(?! not)|ha(?:s|ve|d) to|required?|requires|obliged?|obliges|mandatory|compulsory|need(?:s|ed)? to|need not be|obligation\w*|responsible|dut(?:y|ies)|only (?:if|when)|binding)\b/i,
    vi: /(?<!không |chưa |có |những |chẳng |gặp )(?:phải(?! (?:là|không|do|đến từ))|bắt buộc|yêu cầu|có trách nhiệm|có nghĩa vụ|cần(?! thơ)|buộc)/i,
    ko: /(?:해야|하여야|되어야|돼야|어야|아야|여야|이어야|의무|필수|요구|반드시|책임|강제|필요)/,
  },
  'must-not': {
    en: /\b(?:must not|mustn[’']t|shall not|may not|cannot|can ?not|prohibit\w*|ban(?:s|ned)?|forbid\w*|forbidden|not allowed|not permitted|never|should not|not be|without)\b/i,
    vi: /(?:không được|nghiêm cấm|cấm|không thể|không cho phép|không nên)/i,
    ko: /(?:서는 안|서는안|금지|할 수 없|못하|수 없|안 됩|안 된|불허|않아야|말아야)/,
  },
  may: {
    en: /\b(?:may(?! (?:\d|20))|can|could|allow\w*|permit\w*|optional\w*|voluntar\w*|entitled|eligible|able to|free to|possib\w+|might|probabl\w+)\b/,
    vi: /(?:có thể|được phép|cho phép|tùy chọn|tự nguyện|có quyền|được quyền|có lẽ|nhiều khả năng)/i,
    ko: /(?:수 있|수있|허용|가능|선택|자율|임의|권리|아마|것으로 보)/,
  },
  should: {
    en: /\b(?:should|recommend\w*|encourag\w*|advis\w*|suggest\w*|propos\w*|urg\w*|call(?:s|ed)? (?:for|on)|ought)\b/i,
    vi: /(?:nên(?! (?:tảng|kinh|văn))|khuyến nghị|khuyến khích|đề xuất|kiến nghị|đề nghị|kêu gọi|cần)/i,
    ko: /(?:권고|권장|제안|건의|촉구|바람직|제언|좋습니다|추천|요청|해야|필요)/,
  },
  plan: {
    en: /\b(?:plan\w*|will|would|aim\w*|target\w*|goal\w*|intend\w*|expect\w*|schedul\w*|set to|due to|to be|propos\w*|should|seek\w*|strives?|hopes?|pledg\w*|commit\w*|agreed to|draft\w*|by 20[2-9]\d|towards?|orientation\w*|vision|forecast\w*|projected|estimat\w*|is to|are to|must|shall|objective\w*|promis\w*)\b/i,
    vi: /(?:dự kiến|sẽ|kế hoạch|mục tiêu|hướng tới|phấn đấu|dự thảo|định hướng|đặt ra|nhằm|cam kết|đề xuất|đến năm|chỉ tiêu|yêu cầu|phải|tầm nhìn|dự báo|ước|sắp)/i,
    ko: /(?:계획|예정|목표|겠|할 것|될 것|것으로|전망|예상|방침|추진|하기로|약속|초안|방향|비전|까지|해야|하도록|위해|추산|지향|하고자)/,
  },
  maybe: {
    en: /\b(?:probably|possibly|perhaps|reportedly|likely|apparently|seem\w*|appear\w*|might|unconfirmed|not confirmed|unclear|alleged\w*|according to|said to|suggest\w*|cites?|reports?|claim\w*|estimated|about|unverified|supposed\w*)\b/i,
    vi: /(?:có thể|có lẽ|nhiều khả năng|dường như|chưa xác nhận|theo|được cho là|ước tính|chưa rõ|khoảng|nghi)/i,
    ko: /(?:아마|것으로 보|가능성|추정|알려|따르면|전해|불분명|보도|확인되지|듯|추산|약 )/,
  },
};

/** What each mood may rest on besides itself. */
const rests: readonly (readonly [Mood, readonly Mood[]])[] = [
  ['must', ['must']],
  ['must-not', ['must-not']],
  ['may', ['may']],
  ['should', ['should', 'plan']],
];

export function checkModality(claim: Claim): string | undefined {
  const said = moodsIn(claim.text, claim.language);
  const cited = new Set(claim.all.flatMap((one) => [...moodsIn(one.text, one.language)]));
  for (const [mood, grounds] of rests) {
    if (said.has(mood) && !grounds.some((ground) => cited.has(ground)))
      return `${mood} is not in what is cited`;
  }
  return doneButPlanned(claim, said);
}

export function moodsIn(text: string, language: Language): Set<Mood> {
  const found = new Set<Mood>();
  for (const mood of names) {
    if (moods[mood][language].test(text)) found.add(mood);
  }
  return found;
}

const names: readonly Mood[] = ['must', 'must-not', 'may', 'should', 'plan', 'maybe'];

const planned: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:plans? to|will|would|aims? to|intends? to|expected to|scheduled to|set to|due to|pledged to|agreed to|is to|are to)\s+(?:be\s+)?/gi,
  vi: /(?:dự kiến(?: sẽ)?|sẽ|đặt mục tiêu|phấn đấu|hướng tới|sắp)\s+/gi,
  ko: /[가-힣]+(?:할|될|을|ㄹ|는|기로)?\s?(?:계획|예정|목표|전망|방침)/g,
};

/** The word that stands under a plan in every cited text stands in the sentence, and no plan does. */
function doneButPlanned({ units, language, same }: Claim, said: ReadonlySet<Mood>): string | undefined {
  if (said.has('plan') || said.has('may') || said.has('should') || same.length !== 1) return undefined;
  const [cited] = same;
  if (!cited) return undefined;
  const heads = [...cited.text.matchAll(planned[language])].flatMap((match) => {
    const text =
      language === 'ko'
        ? match[0].replace(/(?:할|될|을|는|기로)?\s?(?:계획|예정|목표|전망|방침)$/, '')
        : cited.text.slice(match.index + match[0].length, match.index + match[0].length + 30);
    return unitsOf(wordsOf(text), language).slice(0, 1);
  });
  const head = heads.find((unit) => units.includes(unit));
  return head === undefined ? undefined : `${head} was planned only`;
}
