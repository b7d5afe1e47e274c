/** A direct message on the fake Discord: what its embeds show once their Markdown is read. */

import { readMarkdown } from '../../platforms/discord/markdown.ts';
import type { Message } from '../../platforms/discord/messages.ts';
import { person } from '../../platforms/discord/world.ts';
import type { World } from '../world.ts';
import type { Said, Source, Talk } from './talk.ts';

export function discordTalk({ discord, unlogged }: World): Talk {
  const lan = person('Lan');
  const place = discord.world.direct(lan);
  for (const id of [lan.id, place.id]) unlogged.add(id);
  let last: Message | undefined;

  return {
    async say(text) {
      unlogged.add(text);
      const before = discord.in(place).length;
      discord.people.write({ place, content: text, author: lan });
      last = await discord.when('the bot has answered on Discord', () => discord.in(place)[before]);
      const said = seen(last);
      unlogged.add(said.text.slice(0, 60));
      return said;
    },
    async press(label) {
      const button = buttonsOf(last).find((one) => one.label === label);
      if (!last || !button) throw new Error(`there is no button "${label}" on Discord`);
      const pressed = discord.people.press(last, button.custom_id ?? '', { place, by: lan });
      discord.people.overGateway(pressed);
      last = await discord.when('the press is answered', () => !pressed.thinking && pressed.original);
      return seen(last);
    },
  };
}

export function seen(message: Message | undefined): Said {
  const embeds = message?.embeds ?? [];
  const text = [
    message?.content,
    ...embeds.flatMap(({ title, description }) => [title, description]),
  ].flatMap((part) => (part ? [readMarkdown(part).text.trim()] : []));
  const fields = embeds.flatMap(({ fields = [] }) => fields ?? []);
  return {
    text: text.join('\n'),
    sources: fields.flatMap(({ value }) => value.split('\n').map(sourceIn)),
    buttons: buttonsOf(message).map(({ label }) => label ?? ''),
  };
}

function buttonsOf(message: Message | undefined) {
  return message?.components.flatMap(({ components }) => components) ?? [];
}

function sourceIn(line: string): Source {
  const { text, links } = readMarkdown(line);
  return { about: text.trim(), url: links[0]?.url ?? '' };
}
