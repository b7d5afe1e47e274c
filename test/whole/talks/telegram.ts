/** A private chat on the fake Telegram: what its messages show once their HTML is read. */

import { randomInt } from 'node:crypto';
import type { Message } from '../../platforms/telegram/chats.ts';
import type { World } from '../world.ts';
import type { Said, Source, Talk } from './talk.ts';

export function telegramTalk({ telegram, unlogged }: World, language = 'en'): Talk {
  const id = 8_000_000_000 + randomInt(1_000_000_000);
  const { user, room } = telegram.person({ id, language_code: language });
  unlogged.add(String(id));

  async function answerTo(doing: () => unknown): Promise<Said> {
    const before = room.fromBot().length;
    doing();
    await telegram.until(() => room.fromBot().length > before, 'the bot has answered on Telegram');
    const said = seen(room.fromBot().at(-1));
    unlogged.add(said.text.slice(0, 60));
    return said;
  }

  return {
    say(text) {
      unlogged.add(text);
      return answerTo(() => room.says(user, text));
    },
    press(label) {
      const message = room.fromBot().findLast((one) => seen(one).buttons.includes(label));
      if (!message) throw new Error(`there is no button "${label}" on Telegram`);
      return answerTo(() => room.presses(user, message, label));
    },
  };
}

function seen(message: Message | undefined): Said {
  if (message?.text === undefined) throw new Error('the bot sent no text');
  const { text, entities = [], reply_markup } = message;
  const fold = entities.find(({ type }) => type === 'expandable_blockquote');
  const from = fold?.offset ?? text.length;
  const links = entities.filter(({ type, offset }) => type === 'text_link' && offset >= from);
  return {
    text: text.slice(0, from).trim(),
    sources: fold
      ? sourcesIn(
          text.slice(from, from + fold.length),
          links.map(({ url = '' }) => url),
        )
      : [],
    buttons: reply_markup?.inline_keyboard.flat().map((key) => key.text) ?? [],
  };
}

/** The first line is the heading; each other one has one link. */
function sourcesIn(fold: string, urls: readonly string[]): Source[] {
  const [, ...lines] = fold.split('\n');
  return lines.map((about, n) => ({ about, url: urls[n] ?? '' }));
}
