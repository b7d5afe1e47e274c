/** Turns a verified draft into blocks with numbered citations, and offers what to ask next. */

import type { Block, Citation, Entry, Language, Span } from '../nouns.ts';
import type { Knowledge } from '../ports.ts';
import { askAbout, askCue, askWho, asOf } from '../say/answers.ts';
import type { Draft, DraftBlock, DraftSentence, Material, MaterialById } from './draft.ts';
import { whenOf } from './retrieve.ts';

export interface Presented {
  blocks: Block[];
  more: Block[];
  citations: Citation[];
}

/** Numbers the citations in reading order, the short answer before what "more" opens. */
export function present(
  draft: Draft,
  material: MaterialById,
  language: Language,
  knowledge: Knowledge,
): Presented {
  const citations: Citation[] = [];
  const cite = (id: string): Span[] => {
    const found = material.get(id);
    if (!found) return [];
    const known = citations.find((citation) => citation.id === id);
    const citation = known ?? citationOf(found, citations.length + 1, language, knowledge);
    if (!known) citations.push(citation);
    return [{ text: ' ' }, { text: `[${citation.n}]`, cite: citation.n }];
  };
  const spans = (sentence: DraftSentence): Span[] => [
    sentence.own ? { text: sentence.text, bold: true } : { text: sentence.text },
    ...sentence.cites.flatMap(cite),
  ];
  const blocks = draft.blocks.map((block) => blockOf(block, spans));
  const age = ageOf(draft, material, language);
  if (age) blocks.push({ kind: 'paragraph', spans: [{ text: age, italic: true }] });
  return { blocks, more: draft.more.map((block) => blockOf(block, spans)), citations };
}

function blockOf(block: DraftBlock, spans: (sentence: DraftSentence) => Span[]): Block {
  switch (block.kind) {
    case 'sentences':
      return {
        kind: 'paragraph',
        spans: block.sentences.flatMap((sentence, n) => [
          ...(n > 0 ? [{ text: ' ' }] : []),
          ...spans(sentence),
        ]),
      };
    case 'list':
      return { kind: 'list', ordered: block.ordered, items: block.items.map(spans) };
    case 'table':
      return {
        kind: 'table',
        head: block.head,
        rows: block.rows.map((row) => [[{ text: row.label, bold: true }], ...row.cells.map(spans)]),
      };
  }
}

function citationOf(found: Material, n: number, language: Language, knowledge: Knowledge): Citation {
  if (found.kind === 'passage') {
    const { passage } = found;
    return {
      n,
      id: passage.id,
      entry: passage.document,
      title: passage.place ? `${passage.title}, ${passage.place}` : passage.title,
      publisher: passage.publisher,
      url: passage.url,
      published: passage.published,
      as_of: passage.effective_from ?? passage.published,
      quote: passage.text,
      quoted: 'verbatim',
    };
  }
  const { statement } = found;
  const source = statement.sources.flatMap((id) => knowledge.sources.get(id) ?? [])[0];
  return {
    n,
    id: statement.id,
    entry: statement.entry,
    title: source?.title ?? '',
    publisher: source?.publisher ?? '',
    url: source?.url ?? '',
    published: source?.published ?? '',
    as_of: whenOf(statement),
    quote: statement.text[language],
    quoted: 'record',
  };
}

/** "As of …", where the first statement does not itself say when it was so. */
function ageOf(draft: Draft, material: MaterialById, language: Language): string | undefined {
  const first = draft.blocks
    .flatMap((block) => (block.kind === 'sentences' ? block.sentences : []))
    .find((s) => s.cites.length > 0);
  const found = first?.cites[0] === undefined ? undefined : material.get(first.cites[0]);
  if (!first || found?.kind !== 'statement') return undefined;
  const when = found.statement.as_of;
  return first.text.includes(when.slice(0, 4)) ? undefined : asOf(when)[language];
}

/** Up to three questions worth asking next about the same entry, then about related ones. */
export function suggest(
  entries: readonly string[],
  said: ReadonlySet<string>,
  language: Language,
  knowledge: Knowledge,
): string[] {
  const entry = entries.flatMap((id) => knowledge.entries.get(id) ?? [])[0];
  if (!entry) return [];
  const unsaid = entry.statements
    .filter((statement) => !said.has(statement.id))
    .flatMap(
      (statement) => statement.cues[language].find((cue) => cue.length >= cueLengthMin[language]) ?? [],
    )
    .slice(0, 2)
    .map((cue) => askCue(entry.short[language], cue)[language]);
  const related = entry.related
    .flatMap((id) => knowledge.entries.get(id) ?? [])
    .filter((other) => !entries.includes(other.id))
    .map((other) => question(other, language));
  return [...unsaid, ...related].slice(0, 3);
}

/** Shorter cues say too little to be a question of their own. */
const cueLengthMin: Readonly<Record<Language, number>> = { vi: 10, ko: 4, en: 10 };

/** The plainest question about an entry. */
export function question(entry: Entry, language: Language): string {
  return (entry.kind === 'person' ? askWho : askAbout)(entry.short[language])[language];
}
