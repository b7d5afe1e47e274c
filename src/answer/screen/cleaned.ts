/** A message without what nobody sees: control, zero-width, bidirectional and tag characters. */

const invisible =
  /\p{Cf}|\u034f|[\u115f\u1160]|[\u17b4\u17b5]|[\u180b-\u180f]|\u3164|\uffa0|[\ufe00-\ufe0f]/gu;
const controls = /[^\P{Cc}\n\t]/gu;
const blanks = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000]/g;
const stackedMarks = /(\p{M}{4})\p{M}+/gu;

/** NFC, well-formed, trimmed; line breaks stay, at most two in a row. */
export function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(invisible, '')
    .replace(controls, ' ')
    .replace(blanks, ' ')
    .replace(stackedMarks, '$1')
    .normalize('NFC')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
