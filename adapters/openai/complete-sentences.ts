/** Finds the sentences that are complete in an answer of which only the beginning has come. */

import { answerShape, type ModelSentence, withoutThinking } from './draft.ts';

const sentenceShape = answerShape.shape.sentences.element;

/** Every whole sentence object after `"sentences": [`, in order; what does not have the shape ends the list. */
export function completeSentences(beginning: string): ModelSentence[] {
  const text = withoutThinking(beginning);
  const opening = /"sentences"\s*:\s*\[/.exec(text);
  if (!opening) return [];
  const found: ModelSentence[] = [];
  for (const object of objectsFrom(text, opening.index + opening[0].length)) {
    const sentence = sentenceShape.safeParse(parsed(object));
    if (!sentence.success) break;
    found.push(sentence.data);
  }
  return found;
}

/** The balanced `{…}` of an array, outside strings, up to the end of the array or of the text. */
function* objectsFrom(text: string, from: number): Generator<string> {
  let depth = 0;
  let start = from;
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' && depth++ === 0) start = at;
    else if (character === '}' && --depth === 0) yield text.slice(start, at + 1);
    else if (character === ']' && depth === 0) return;
  }
}

function parsed(object: string): unknown {
  try {
    return JSON.parse(object);
  } catch {
    return undefined; // unreadable: the whole answer will be judged when it is there
  }
}
