/** A reply as scripts and outside callers get it: the answer object of the contract. */

import type { Block, Citation, Language, Reply, Span, Status } from './nouns.ts';

export interface AnswerObject {
  question: string;
  language: Language;
  status: Status;
  text: string;
  citations: Citation[];
  entries: string[];
  suggestions: string[];
  model: string;
  /** Milliseconds from question to answer. */
  ms: number;
  /** Names the answer in its permanent link `/a/ID`. */
  id: string;
  /** The corpus release that it was answered from. */
  release: string;
}

/** The short answer with what it cites; what "more" opens stays with the reply. */
export function answerObject(reply: Reply, of: { question: string; ms: number }): AnswerObject {
  const text = plainText(reply.blocks);
  return {
    question: of.question,
    language: reply.language,
    status: reply.status,
    text,
    citations: reply.citations.filter(({ n }) => text.includes(`[${n}]`)),
    entries: reply.entries,
    suggestions: reply.suggestions,
    model: reply.model,
    ms: Math.round(of.ms * 10) / 10,
    id: reply.id,
    release: reply.release,
  };
}

/** Blocks as plain text, citation marks as [1], lists and tables line by line. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return spansText(block.spans);
    case 'list':
      return block.items
        .map((item, n) => `${block.ordered ? `${n + 1}.` : '-'} ${spansText(item)}`)
        .join('\n');
    case 'table':
      return [block.head.join(' | '), ...block.rows.map((row) => row.map(spansText).join(' | '))].join('\n');
  }
}

export function spansText(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join('');
}
