/** Makes replies: of an answer, and of the bot's own sentences. */

import type { Answer } from '../answer/answer.ts';
import type { Block, Button, Language, Reply, Status } from '../nouns.ts';
import { ownWords } from '../own-words.ts';
import { moreLabel } from '../say/answers.ts';
import type { ConversationTools } from './converse.ts';

export function replyOf(answer: Answer, id: string, release: string): Reply {
  const { language, more, suggestions } = answer;
  const opener: Button[] = more.length > 0 ? [{ label: moreLabel[language], action: `more:${id}` }] : [];
  const asks = suggestions.map((label, n): Button => ({ label, action: `ask:${id}:${n}` }));
  return {
    id,
    language,
    status: answer.status,
    blocks: answer.blocks,
    more,
    citations: answer.citations,
    entries: answer.entries,
    suggestions,
    buttons: [...opener, ...asks],
    files: [],
    model: answer.model,
    release,
    private: false,
  };
}

/** A reply in the bot's own words. */
export function spoken(
  status: Status,
  language: Language,
  content: string | Block[],
  { newId, knowledge }: Pick<ConversationTools, 'newId' | 'knowledge'>,
): Reply {
  const blocks: Block[] =
    typeof content === 'string' ? [{ kind: 'paragraph', spans: [{ text: content }] }] : content;
  return ownWords({ id: newId(), language, status, blocks, release: knowledge.release });
}
