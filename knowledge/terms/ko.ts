/** Korean text to search terms: eojeol without particles and endings, and pairs of neighbouring syllables. */

const scriptRun = /[가-힣]+|[\p{Script=Latin}\p{M}]+|\d+(?:[.,]\d+)*|[\p{L}]+/gu;
const hangul = /^[가-힣]/;

/** Particles and endings that follow a final consonant, a vowel, or anything. */
const afterConsonant =
  '은 는 이 을 과 으로 이나 이란 이라 이라는 이라고 으로서 으로써 으로의 과의 이며 이고 이자 이었다 이었던 이든 으로는 으로도 ' +
  '이라도 이었으며 이었고 이었는데 은가 은지 은데 을까 이랑 이야 이여 음 습니다 었다 았다 었던 았던 었고 았고 었으며 았으며 ' +
  '었는데 았는데 었을 았을 어서 아서 었나 았나 었는가 았는가 었는지 았는지 으며 으면 이나마';
const afterVowel =
  '는 가 를 와 로 나 란 라 라는 라고 로서 로써 로의 와의 며 고 였다 였던 든 로는 로도 라도 였으며 였고 였는데 랑 야 여 ' +
  '였나 였는가 였는지 였을';
const afterAnything =
  '의 에 에서 에게 에게서 께 께서 도 만 까지 부터 보다 처럼 같이 마다 조차 마저 에는 에도 에서는 에서의 에서도 에의 에게는 까지의 ' +
  '까지는 부터는 부터의 만의 만을 만이 만은 하고 한테 대로 만큼 뿐 밖에 요 들 들의 들이 들은 들을 들에 들과 들에게 들도 적인 적으로 ' +
  '인 인가 인가요 인지 이다 입니다 입니까 일까 일까요 이죠 인데 였습니다 이었습니다 이었나 이었는가 이었을까 ' +
  '하다 하는 한 할 하고 하며 하면 하여 하여서 해 해서 했다 했던 했고 했으며 했는데 하였다 하였던 하였고 하였으며 하였는데 ' +
  '하기 하기도 하기로 함 하지 하지만 한다 한다고 한다는 하던 했을 했나 했는가 했는지 했나요 했을까 하였는가 하려고 하려는 하자 하도록 ' +
  '합니다 했습니다 하였습니다 합니까 하나요 하는가 하는지 해야 해요 했어 하게 한가 한지 할까 하는데 한데 ' +
  '되다 되는 된 될 되고 되며 되면 되어 되어서 돼 돼서 됐다 됐던 됐고 됐으며 되었다 되었던 되었고 되었으며 되었는데 되기 됨 되지 ' +
  '된다 된다고 된다는 되던 되었을 되었나 되었는가 되었는지 됐나 됐는가 됐는지 됩니다 됐습니다 되었습니다 되나요 되는가 되는지 되었나요 되었을까 ' +
  '시키다 시키는 시킨 시킬 시키고 시키며 시켜 시켰다 시켰던 시켰으며 시키기 시킨다 ' +
  '는가 는지 는데 던가 던 지만 도록 려고 면서 지는 기도 기로 기에 기를 기가 나요 는다 다는 다고 다면 다며';

/** Endings that may leave a single syllable: "점인가", "명입니다". */
const copula = /^(?:인가|인지|입니|이다|일까|이죠|인데|이었|이며|이고|였)/;

interface Suffix {
  text: string;
  after: 'consonant' | 'vowel' | 'anything';
}

const suffixes: readonly Suffix[] = (
  [
    [afterConsonant, 'consonant'],
    [afterVowel, 'vowel'],
    [afterAnything, 'anything'],
  ] as const
)
  .flatMap(([list, after]) => [...new Set(list.split(' '))].map((text) => ({ text, after })))
  .sort((a, b) => b.text.length - a.text.length);
const particles = new Set(suffixes.map(({ text }) => text));
const suffixesByLast = Map.groupBy(suffixes, (suffix) => suffix.text.at(-1) ?? '');

const questionWords = new Set(
  (
    '무엇 무엇인가 무엇인가요 무엇이 무엇을 무엇일까 무엇이라 무엇인지 무슨 뭐 뭔가 뭘 누구 누가 누구인가 누구인가요 언제 언제인가 언제인가요 ' +
    '어디 어디인가 어디인가요 어디에 어디서 어느 어떤 어떻게 왜 몇 얼마 얼마나 얼마인가 무엇인 어떠한 어때 ' +
    '있는 있다 있는가 있나 있나요 있었다 있던 있습니까 있습니다 없는 하는 했던 한 것 것은 것이 것을 것인가 곳 곳은 수 때 및 등 ' +
    '이 그 저 이것 그것 대한 대해 대하여 위한 위해 따른 의한 인한 통해 알려줘 알려주세요 궁금해요 가르쳐줘 말해줘 설명해줘 적으시오 쓰시오 고르시오 말하시오 구하시오'
  ).split(' '),
);
const questionTail =
  /(?:은|는|이|가|을|를)?(?:무엇|누구|언제|어디|얼마|몇(?:년도?|명|개|위|번째?|월|일|회)|왜|어떤것|어느것)(?:이라고?|이며|인|일|이|이었|였)?(?:하는가|했는가|하였는가|불리는가|불렀는가|부르는가|가요|인가요|인가|가|까요|까|나요|나|ㄴ가|지|입니까|니까|죠|는가)?$/;

/** From this many syllables on, a run of a question may be several words. */
export const unspacedMin = 7;
const askingInside = /무엇|누구|언제|어디|얼마|몇(?:년|명|개|번째?|월|일|회)?|어느|어떤/g;

/** The eojeol, Latin words and numbers of a text, in order; without a particle that follows a Latin word. */
export function eojeol(text: string): string[] {
  const written = text.normalize('NFC').toLowerCase();
  const runs: string[] = [];
  let end = -1;
  for (const match of written.matchAll(scriptRun)) {
    const [run] = match;
    if (match.index !== end || !particles.has(run)) runs.push(run);
    end = match.index + run.length;
  }
  return runs;
}

export function isHangul(run: string): boolean {
  return hangul.test(run);
}

/** An eojeol without its particles and endings, at most three layers deep; at least one syllable stays. */
export function stem(run: string): string {
  let left = run;
  for (let layer = 0; layer < 3; layer++) {
    const suffix = (suffixesByLast.get(left.at(-1) ?? '') ?? []).find((one) => fits(left, one));
    if (suffix === undefined) return left;
    left = left.slice(0, -suffix.text.length);
  }
  return left;
}

function fits(run: string, suffix: Suffix): boolean {
  const rest = run.length - suffix.text.length;
  if (!run.endsWith(suffix.text)) return false;
  if (rest < 2 && !(rest === 1 && mayLeaveOne(suffix))) return false;
  if (suffix.after === 'anything') return true;
  const final = (run.charCodeAt(rest - 1) - 0xac00) % 28;
  if (suffix.after === 'consonant') return final !== 0;
  return final === 0 || (final === 8 && suffix.text.startsWith('로'));
}

function mayLeaveOne({ text, after }: Suffix): boolean {
  return (after !== 'anything' && text.length === 1) || copula.test(text);
}

/** Neighbouring syllables, two by two; a single syllable stands for itself. */
export function syllablePairs(run: string): string[] {
  if (run.length < 2) return [run];
  const pairs: string[] = [];
  for (let i = 0; i + 1 < run.length; i++) pairs.push(run.slice(i, i + 2));
  return pairs;
}

/** Whether an eojeol belongs to the question's form. */
export function isQuestionWord(run: string): boolean {
  return questionWords.has(run) || questionWords.has(stem(run));
}

/** A question typed without spaces, without the words that ask ("…은무엇인가", "…에서몇명이…"). */
export function withoutQuestionTail(run: string): string {
  const cut = run.replace(questionTail, '');
  const kept = cut.length >= 2 ? cut : run;
  return kept.length >= unspacedMin ? kept.replace(askingInside, ' ') : kept;
}

/** Whether a run ends in something that holds words together and is none itself. */
export function isEnding(text: string): boolean {
  return particles.has(text);
}
