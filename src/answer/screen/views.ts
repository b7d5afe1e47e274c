/** One message as several views, so that disguises of letters fall away before patterns look. */

import { fold } from '../../text.ts';

export interface View {
  /** Folded words, single spaces, `|` where punctuation or a line break stood. */
  phrases: string;
  /** Folded letters and digits only. */
  letters: string;
}

/** Cyrillic and Greek letters that look Latin, as Unicode's confusables pair them. */
const lookalikes = new Map(
  [...'аaеeоoрpсcхxуyіiјjѕsԁdһhӏlкkтtмmнhвbгrпnαaοoρpνvτtιiκkηnυuεeɡgɑaıiꞌ ӕa'].flatMap((letter, at, all) =>
    at % 2 === 0 ? [[letter, all[at + 1] ?? ''] as const] : [],
  ),
);
const digitLetters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** The message as written, and with letters respelled by digits or set apart put right where that was done. */
export function plainViews(text: string): View[] {
  const base = latin(withoutCitedPhrases(text));
  const views = [viewOf(base)];
  const digits = withoutDigitLetters(base);
  if (digits !== base) views.push(viewOf(digits));
  const joined = withoutGaps(base);
  if (joined !== base) views.push(viewOf(joined));
  return views;
}

function latin(text: string): string {
  const wide = composedJamo(text).normalize('NFKC').toLowerCase();
  if (!/[\u0370-\u04ff\u0500-\u052f\u0131\u0251\u0261]/.test(wide)) return fold(wide);
  return fold([...wide].map((letter) => lookalikes.get(letter) ?? letter).join(''));
}

function viewOf(folded: string): View {
  const phrases = folded
    .replace(/[^\p{L}\p{N}\s]+/gu, ' | ')
    .replace(/\n/g, ' | ')
    .replace(/\s+/g, ' ')
    .trim();
  return { phrases, letters: folded.replace(/[^\p{L}\p{N}]+/gu, '') };
}

/** "1gn0re" → "ignore"; plain numbers stay. */
function withoutDigitLetters(text: string): string {
  return text.replace(/[a-z0-9@$!]{2,40}/g, (token) =>
    /[a-z]/.test(token) && /[0-9@$]|![a-z]/.test(token)
      ? token.replace(/[013457890@$!]/g, (letter) => digitLetters[letter] ?? letter)
      : token,
  );
}

/** "i g n o r e" and "i.g.n.o.r.e" → "ignore": runs of five and more single letters. */
function withoutGaps(text: string): string {
  return text
    .replace(/(?<![a-z])[a-z](?:[ ._*|-]{1,2}[a-z](?![a-z])){4,}/g, joined)
    .replace(/(?<![가-힣])[가-힣](?:[ ._*-][가-힣](?![가-힣])){3,}/g, joined);
}

/** A double space, or the single one between letters set apart by another sign, is a space between words. */
function joined(run: string): string {
  const words = run.split(/[._*|-]/.test(run) ? ' ' : '  ');
  return words.map((word) => word.replace(/[ ._*|-]/g, '')).join(' ');
}

const cited =
  /"[^"\n]{3,200}"|“[^”\n]{3,200}”|‘[^’\n]{3,200}’|(?<![\p{L}\p{N}])'[^'\n]{3,200}'(?![\p{L}])|「[^」\n]{3,200}」|『[^』\n]{3,200}』/gu;
const citing =
  /\b(mean|means|meaning|called|phrase|sentence|attacks?|injection|define|definition|jailbreak|examples?|harmful|dangerous|detect|block|recogni[sz]e)\b|nghia la|co nghia|cum tu|tan cong|vi du|chen lenh|nhan biet|phat hien|the nao la|ngan chan|뜻|의미|문구|문장|공격|인젝션|탐지|차단|예시|예를\s?들|위험/;

/** A phrase in quotation marks is no order where the rest of the message asks about it. */
function withoutCitedPhrases(text: string): string {
  const rest = text.replace(cited, ' | ');
  return rest !== text && citing.test(fold(rest)) ? rest : text;
}

const leads = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const vowels = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const tails = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

/** "ㅁㅜㅅㅣ" → "무시": letters typed apart put together as an input method would; before NFKC, which makes parts of them. */
function composedJamo(text: string): string {
  return text.replace(/[ㄱ-ㅎ]\s?[ㅏ-ㅣ](?:\s?[ㄱ-ㅎ](?!\s?[ㅏ-ㅣ]))?/g, (syllable) => {
    const [lead = '', vowel = '', tail = ' '] = syllable.replace(/\s/g, '');
    const at = [leads.indexOf(lead), vowels.indexOf(vowel), tails.indexOf(tail)];
    if (at.some((index) => index < 0)) return syllable;
    return String.fromCharCode(0xac00 + ((at[0] ?? 0) * 21 + (at[1] ?? 0)) * 28 + (at[2] ?? 0));
  });
}
