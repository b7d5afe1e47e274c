/** How Vietnamese a text looks: the share of its words with marks that are Vietnamese syllables. */

const onset = 'ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x';
const nucleus =
  'uyê|iêu|yêu|oai|oay|oeo|uôi|uây|ươi|ươu|uya|uyu|iê|yê|ia|ya|ua|ưa|uô|ươ|oa|oă|oe|uâ|uê|uơ|uy|ai|ay|ao|au|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|oo|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y';
const coda = 'ng|nh|ch|c|m|n|p|t';
const syllable = new RegExp(`^(?:${onset})?(?:${nucleus})(?:${coda})?$`);
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const sampleCharacters = 20_000;

/** From 0 to 1, with the number of marked words that it rests on. */
export function vietnameseLikeness(text: string): { share: number; words: number } {
  const words = (
    text.slice(0, sampleCharacters).match(/[^\s\d.,;:!?()[\]{}"'“”‘’/\\<>|*_=+–—-]+/g) ?? []
  ).filter(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
    (word) => /[^\x00-\x7f]/.test(word),
  );
  const good = words.filter(isSyllable).length;
  return { share: words.length === 0 ? 0 : good / words.length, words: words.length };
}

/** A Vietnamese syllable with at most one tone mark. */
function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD');
  const marks = apart.match(tones)?.length ?? 0;
  return marks <= 1 && syllable.test(apart.replace(tones, '').normalize('NFC'));
}
