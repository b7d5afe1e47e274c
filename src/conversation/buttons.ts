/** What a pressed button does: `ask:` a suggestion, `more:`, `open:`, `src:` of an answer, `eg:` an example, `lang:`. */

import type { Reply } from '../nouns.ts';
import { answerGone, examples } from '../say/talk.ts';
import { type CommandTools, setLanguage, sourcesReply } from './commands.ts';
import { isLanguage } from './converse.ts';
import { spoken } from './replies.ts';

/** Either the reply itself, or the question that the button stands for. */
export type Pressed = { reply: Reply } | { question: string };

export async function pressed(action: string, command: CommandTools): Promise<Pressed> {
  const { tools, language } = command;
  const [verb = '', id = '', n = ''] = action.split(':');
  if (verb === 'lang') return { reply: await setLanguage(id, command) };
  const example = verb === 'eg' && isLanguage(id) ? examples[id][Number(n)] : undefined;
  if (example) return { question: example };
  const kept = (await tools.answers.find(id))?.reply;
  if (!kept) return { reply: spoken('smalltalk', language, answerGone[language], tools) };
  switch (verb) {
    case 'ask': {
      const question = kept.suggestions[Number(n)];
      return question ? { question } : { reply: kept };
    }
    case 'more':
      return {
        reply: { ...kept, blocks: [...kept.blocks, ...kept.more], more: [], buttons: withoutMore(kept) },
      };
    case 'src':
      return { reply: sourcesReply(kept, tools) };
    default:
      return { reply: kept };
  }
}

function withoutMore(reply: Reply): Reply['buttons'] {
  return reply.buttons.filter((button) => !button.action.startsWith('more:'));
}
