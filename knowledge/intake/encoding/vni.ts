/** VNI (the "VNI-Times" fonts): a letter and a sign for its marks behind it, seen here as Latin-1 letters. */

const tones = { ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323' };
/** Signs that carry a circumflex, and with it a tone. */
const circumflex = { â: '', á: '\u0301', à: '\u0300', å: '\u0309', ã: '\u0303', ä: '\u0323' };
const breve = { ê: '', é: '\u0301', è: '\u0300', ú: '\u0309', ü: '\u0303', ë: '\u0323' };
const alone = { ô: 'ơ', ö: 'ư', ñ: 'đ', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' };

const table = new Map<string, string>();
for (const [sign, letter] of Object.entries(alone)) put(sign, letter);
for (const [sign, tone] of Object.entries(tones)) {
  for (const vowel of 'aeouy') put(vowel + sign, vowel + tone);
  put(`ô${sign}`, `ơ${tone}`);
  put(`ö${sign}`, `ư${tone}`);
}
for (const [sign, tone] of Object.entries(circumflex)) {
  for (const vowel of 'aeo') put(vowel + sign, `${vowel}\u0302${tone}`);
}
for (const [sign, tone] of Object.entries(breve)) put(`a${sign}`, `a\u0306${tone}`);

/** The text in Unicode; what is no VNI sign stays. */
export function fromVni(text: string): string {
  return text.replace(
    /[aeouyôö][ùøûõïâáàåãäêéèúüë]|[ôöñíìæóòî]/gi,
    (written) => table.get(written) ?? written,
  );
}

/** Also in capitals, and with the sign in either case: capitals are often typed with a small sign. */
function put(written: string, letter: string): void {
  const composed = letter.normalize('NFC');
  table.set(written, composed);
  table.set(written.toUpperCase(), composed.toUpperCase());
  const [first = '', sign = ''] = written;
  if (sign === '') return;
  table.set(first.toUpperCase() + sign, composed.toUpperCase());
  table.set(first + sign.toUpperCase(), composed);
}
