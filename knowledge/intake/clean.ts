/** Text as the knowledge keeps it: NFC, no control or invisible characters, single spaces. */

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufffe\uffff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is what this is for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** Rules and dotted lines that stand for nothing to read. */
const rules = /_{4,}|-{5,}|={5,}|\*{5,}|\.{5,}|…{2,}|·{5,}|─{2,}|━{2,}/g;
const spaces = /[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;

/** One line: line breaks become spaces too. */
export function cleanLine(text: string): string {
  return cleanLines(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

/** Lines kept; more than one blank line becomes one. */
export function cleanLines(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(invisible, '')
    .replace(control, '')
    .replace(rules, ' ')
    .replace(spaces, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .normalize('NFC')
    .trim();
}
