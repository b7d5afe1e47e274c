/** What people do: write, edit, reply, call commands, press buttons, use the context menu. */

import { generateKeyPairSync, sign } from 'node:crypto';
import type { Gateway } from './gateway.ts';
import type { Interaction, Interactions } from './interactions.ts';
import { type Message, type Written, withoutPrivilege, written } from './messages.ts';
import { type Place, person, snowflake, type User, type World } from './world.ts';

export interface PeopleOptions {
  world: World;
  gateway: Gateway;
  interactions: Interactions;
  messages: Message[];
}

/** Who does it, and where. */
export interface By {
  place: Place;
  by?: User;
  locale?: string;
}

type Value = string | boolean;

export function createPeople({ world, gateway, interactions, messages }: PeopleOptions) {
  const lan = person('Lan');
  const key = generateKeyPairSync('ed25519');

  /** Somebody writes; `<@bot>` in the words is a mention. */
  function write(about: Omit<Written, 'author'> & { author?: User }): Message {
    const named = about.content.includes(`<@${world.bot.id}>`) ? [world.bot] : [];
    const message = written({ author: lan, ...about, mentions: [...named, ...(about.mentions ?? [])] });
    messages.push(message);
    gateway.dispatch('MESSAGE_CREATE', eventOf(message));
    return message;
  }

  function edit(message: Message, content: string, editedAt = new Date()): void {
    message.content = content;
    message.edited_timestamp = editedAt.toISOString();
    message.mentions = content.includes(`<@${world.bot.id}>`) ? [world.bot] : [];
    gateway.dispatch('MESSAGE_UPDATE', eventOf(message));
  }

  /** A copy: what an event said does not change when the message does. */
  function eventOf(message: Message) {
    const member =
      message.guild_id === undefined
        ? {}
        : { member: { roles: [], joined_at: message.timestamp, deaf: false, mute: false, flags: 0 } };
    return { ...structuredClone(withoutPrivilege(message, world.bot)), ...member };
  }

  const slash = (name: string, options: Record<string, Value>, { place, by = lan, locale = 'en-US' }: By) =>
    interactions.start({ place, by, locale, type: 2, data: commandData(name, options) });

  const typing = (name: string, option: string, value: string, { place, by = lan, locale = 'en-US' }: By) =>
    interactions.start({
      place,
      by,
      locale,
      type: 4,
      data: { ...commandData(name, {}), options: [{ name: option, type: 3, value, focused: true }] },
    });

  const press = (source: Message, customId: string, { place, by = lan, locale = 'en-US' }: By) =>
    interactions.start({
      place,
      by,
      locale,
      type: 3,
      source,
      data: { component_type: 2, custom_id: customId, id: 2 },
    });

  const menu = (target: Message, { place, by = lan, locale = 'en-US' }: By) =>
    interactions.start({
      place,
      by,
      locale,
      type: 2,
      data: {
        id: snowflake(),
        name: 'Ask about this message',
        type: 3,
        target_id: target.id,
        resolved: { messages: { [target.id]: target } },
      },
    });

  return {
    lan,
    write,
    edit,
    slash,
    typing,
    press,
    menu,
    /** A message event as it is, however odd. */
    event: (name: string, data: unknown) => gateway.dispatch(name, data),
    /** Delivers an interaction over the gateway. */
    overGateway(interaction: Interaction): Interaction {
      gateway.dispatch('INTERACTION_CREATE', structuredClone(interaction.payload));
      return interaction;
    },
    publicKey: key.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
    /** The request by which Discord delivers something over HTTP, signed. */
    request(
      payload: unknown,
      { at = new Date(), tamper = false }: { at?: Date; tamper?: boolean } = {},
    ): Request {
      const body = JSON.stringify(payload);
      const timestamp = String(Math.floor(at.getTime() / 1_000));
      const signature = sign(null, Buffer.from(timestamp + body), key.privateKey).toString('hex');
      return new Request('http://caudari.invalid/discord/interactions', {
        method: 'POST',
        headers: { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp },
        body: tamper ? body.replace('{', '{ ') : body,
      });
    },
  };
}

function commandData(name: string, options: Record<string, Value>) {
  return {
    id: snowflake(),
    name,
    type: 1,
    options: Object.entries(options).map(([option, value]) => ({
      name: option,
      type: typeof value === 'boolean' ? 5 : 3,
      value,
    })),
  };
}
