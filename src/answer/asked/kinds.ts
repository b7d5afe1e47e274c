/** Recognises lists of things of one kind: "which scholarships", "những luật nào", "어떤 교육과정". */

import type { EntryKind, Language } from '../../nouns.ts';
import { compact, hangul, plain } from '../../text.ts';

export interface ListedKind {
  kinds: readonly EntryKind[];
  topics: readonly string[];
}

const kinds: readonly (readonly [ListedKind, RegExp, RegExp])[] = [
  [{ kinds: [], topics: ['scholarship'] }, /\b(hoc bong|scholarships?)\b/, /장학/],
  [
    { kinds: ['training'], topics: ['training'] },
    /\b(khoa (hoc|dao tao|boi duong)|dao tao|tap huan|boi duong|courses?|trainings?|training programmes?)\b/,
    /(교육과정|연수|교육프로그램|훈련)/,
  ],
  [
    { kinds: ['law'], topics: [] },
    /\b(luat|nghi dinh|van ban|laws?|decrees?|legislation)\b/,
    /(법률|법령|법이|법들|시행령)/,
  ],
  [{ kinds: ['strategy', 'program'], topics: [] }, /\b(chien luoc|strateg(y|ies))\b/, /전략/],
  [
    { kinds: ['agreement'], topics: [] },
    /\b(ban ghi nho|thoa thuan|hiep dinh|bien ban|agreements?|memorandums?|memoranda|mous?)\b/,
    /(협약|협정|양해각서|mou|업무협약|합의)/,
  ],
  [
    { kinds: ['event'], topics: [] },
    /\b(dien dan|su kien|hoi nghi|forums?|events?|conferences?)\b/,
    /(포럼|행사|회의)/,
  ],
  [
    { kinds: ['system'], topics: ['virtual-assistants'] },
    /\b(tro ly ao|chatbot|tro ly so|virtual assistants?|assistants?|chatbots)\b/,
    /(가상비서|챗봇|비서서비스|ai비서|도우미)/,
  ],
  [{ kinds: ['index'], topics: [] }, /\b(chi so|xep hang|indexes|indices|rankings?)\b/, /(지수|순위)/],
  [
    { kinds: ['person'], topics: [] },
    /\b(nhung ai|nguoi nao|nhung nguoi|speakers?|people|who are)\b/,
    /(누구누구|인물|연사)/,
  ],
  [
    { kinds: ['organization'], topics: [] },
    /\b(co quan|to chuc|don vi|agenc(y|ies)|organi[sz]ations?|bodies|institutions?)\b/,
    /(기관|단체|조직|부처)/,
  ],
  [
    { kinds: ['program', 'training', 'strategy'], topics: [] },
    /\b(chuong trinh|du an|de an|programmes?|programs?|projects?|schemes?)\b/,
    /(프로그램|사업|프로젝트|계획)/,
  ],
];

export function listedKind(text: string, language: Language): ListedKind | undefined {
  const korean = hangul.test(text) || language === 'ko';
  const seen = korean ? compact(text) : plain(text);
  const places = kinds.map(([kind, latin, hangulPattern]) => ({
    kind,
    at: seen.search(korean ? hangulPattern : latin),
  }));
  return places.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)[0]?.kind;
}
