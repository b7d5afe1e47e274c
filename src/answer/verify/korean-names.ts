/** Korean has no capitals: names are known by their titles, their endings, and because no other text has them. */

import type { Claim } from './claim.ts';
import { syllablePairsOf } from './ground.ts';
import type { Known } from './sentence.ts';

const title =
  /^(?:제?\d?차관보|부총리|총리|장관|차관|대통령|국가주석|주석|서기장|당서기장|위원장|부위원장|원장|국장|부국장|대사|교수|대표|의장|시장|사장|부사장|회장|부회장|실장|과장|처장|청장|소장|센터장|단장|본부장|팀장|이사장|대법원장|박사|변호사|장군|총장|관장|특사|대변인|씨)(?:은|는|이|가|을|를|의|에게|와|과|도|으로|로|께서|이며|이자|인|이|에|였|입|께)?/;
const titleInside =
  /^([가-힣]{2,4}?)(?:부총리|총리|장관|차관|대통령|주석|서기장|위원장|원장|대사|교수|대표|의장|시장|회장|처장|청장|총장|씨)(?:은|는|이|가|을|를|의|에게|와|과|도|께서)?$/;
const organisationName =
  /^([가-힣]{2,}(?:위원회|진흥원|연구원|대학교|아카데미|협회|재단|공사|은행|신문사|법원|검찰청|정보원|교육원|개발원|평가원|진흥공단|공단|기구|연합회|사무국|과학원|개발청|진흥회|조달청|통신부|기술부|안전부|외교부|교육부|국방부|재무부|내무부|공안부|법무부|산업부|환경부|복지부|노동부|농업부|보건부|건설부|국토부|기획부|재정부|투자부|문화부|체육부|중기부|과기부|정통부|행안부|행정부|기본법|보호법|산업법|거래법|전환법|안보법|보안법|통신법|데이터법|신원확인법|시행령|그룹|전자|텔레콤|시티|대학|학회|센터|포럼|협정|선언|헌장|클라우드|테크|소프트|솔루션|네트웍스|시스템즈|랩스))/;
const plain =
  /^(?:중앙|지방|해당|관련|양국|각|동|이|그|본|전국|국가|공공|민간|국제|정부|주요|상임|집행|운영|자문|소|실무|합동|공동|대|정책|법률|하위|시행|당시|현|전|신임|초대|제|한국|베트남|기술|협력|연례|특별|교육|훈련|데이터|디지털|위|행정|업무|통합|전용)+(?:위원회|센터|포럼|협정|선언|그룹|기구|대학|대학교|공사|협회|재단|연구원|은행|법원|시행령|사무국|전자|클라우드)$/;
const generic =
  /^(?:신임|당시|현재|현직|전직|초대|국무|외교|행정|공동|수석|부|전|현|제\d+대|대한|또한|그리고|당|국가|정부|부처|중앙|지방|상임|해당|담당|주재|양국|각국|각|양|관계|기관|지도|위원회|베트남|한국|일본|영국|미국|겸|등|및|전임|후임|이후|이전|한|두|신|같은|그|이|공산당|명예|정책|책임|해외|특별|모두|함께|그의|당일|이날|현지|\d.*)$/;

/** The first Korean name that the cited texts do not have; undefined when all are there. */
export function koreanName(claim: Claim, known: Known | undefined): string | undefined {
  return titled(claim) ?? organisation(claim) ?? (known && stranger(claim, syllablePairsOf(known.entries)));
}

function stands(letters: string, { cited, about }: Claim): boolean {
  return (
    cited.some((ground) => ground.letters.includes(letters)) ||
    about.some((names) => names.letters.includes(letters))
  );
}

/** Up to three words before a title are a name or an office; the one after it may be a name as well. */
function titled(claim: Claim): string | undefined {
  const words = claim.words;
  for (const [at, { lower }] of words.entries()) {
    const inside = titleInside.exec(lower)?.[1];
    if (
      inside !== undefined &&
      !generic.test(inside) &&
      !stands(inside, claim) &&
      !stands(lower.slice(0, inside.length + 2), claim)
    )
      return lower;
    if (!title.test(lower)) continue;
    for (let back = 1; back <= 3; back++) {
      const before = words[at - back]?.lower;
      if (before === '당') continue;
      if (before === undefined || !/^[가-힣]{2,}$/.test(before) || hasParticle(before)) break;
      if (!generic.test(before) && !stands(before, claim)) return before;
    }
    const after = words[at + 1]?.lower;
    if (
      after !== undefined &&
      /(?:장관|차관|총리|위원장|원장|대통령|주석|서기장|대사)$/.test(lower) &&
      looksPersonal(after) &&
      !stands(after.slice(0, 3), claim)
    )
      return after;
  }
  return undefined;
}

/** A particle ends what belongs to the title: "정부는 장관이" names no minister. */
function hasParticle(word: string): boolean {
  return (
    word.length >= 3 &&
    /(?:에서|에게|까지|부터|으로|은|는|을|를|에|와|과|의|면|며|지만|던|하고|되고|이고|따라)$/.test(word)
  );
}

const surname =
  /^[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진나지엄채원천방공현함변염추도소석선설마길연위표명기반왕금옥][가-힣]{2}(?:은|는|이|가|을|를|의|에게|와|과|도|으로|로)?$/;

function looksPersonal(word: string): boolean {
  return (
    surname.test(word) && !/(?:하는|되는|있는|회의|정부|부처|국가|한국|기관|이번|이후|이전|지난)/.test(word)
  );
}

function organisation(claim: Claim): string | undefined {
  for (const { lower } of claim.words) {
    const name = organisationName.exec(lower)?.[1];
    if (name !== undefined && !plain.test(name) && !stands(name, claim)) return name;
  }
  return undefined;
}

const noun = /^([가-힣]{3,6}?)(?:은|는|이|가|을|를|의|에게|와|과|도|이며|으로|로|께서)$/;

/** A word of three syllables and more whose pairs of syllables occur nowhere in the knowledge, before a particle. */
function stranger(claim: Claim, pairs: ReadonlySet<string>): string | undefined {
  for (const { lower, start } of claim.words) {
    const word = noun.exec(lower)?.[1];
    if (word === undefined || stands(word, claim) || /\d/.test(claim.text[start - 1] ?? '')) continue;
    const inner = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
    const unheard = inner.filter((pair) => !pairs.has(pair)).length;
    if (unheard >= 2 || unheard === inner.length || (surname.test(lower) && unheard > 0)) return word;
  }
  return undefined;
}
