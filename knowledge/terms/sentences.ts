/** A text cut into its sentences, clauses of a law and lines of a list. */

const ends = /(?<=[.!?。]["'”’)\]]*)\s+(?=["'“‘([]?[\p{Lu}\p{Lo}\d])|\n+|(?<=;)\s+(?=[a-zđ]\)|\d+\.)/u;
const afterAbbreviation = /(?:^|\s)(?:\p{Lu}|tp|dr|mr|mrs|ms|st|no|vs|gs|ts|pgs|ths|jr|co|inc|\d{1,2})\.$/iu;

/** The sentences of a text in order; a text without a sentence end is one sentence. */
export function sentences(text: string): string[] {
  const kept: string[] = [];
  let open = '';
  for (const piece of oneSpaceEach(text).split(ends)) {
    open = open === '' ? piece : `${open} ${piece}`;
    if (afterAbbreviation.test(open)) continue;
    if (open.trim() !== '') kept.push(open.trim());
    open = '';
  }
  if (open.trim() !== '') kept.push(open.trim());
  return kept;
}

/** Long runs of blanks made short: the pattern above would take its time over them. */
function oneSpaceEach(text: string): string {
  return text.replace(/[^\S\n]+/g, ' ').replace(/ ?\n[ \n]*/g, '\n');
}
