/** Interactions that people start, and the rules for responding to them: three seconds, once, then by their token. */

import { type MessageBody, messageBody, type Refusal, refusalOf } from './limits.ts';
import { apply, type File, type Message, posted } from './messages.ts';
import { channelPayload, memberPayload, type Place, snowflake, type User, type World } from './world.ts';

export interface Interaction {
  id: string;
  token: string;
  payload: Record<string, unknown>;
  startedAtMs: number;
  place: Place;
  /** The first responses, as they came. */
  responses: { type: number; data?: unknown; afterMs: number }[];
  /** What the person sees as the answer; after "update" it is the message whose button was pressed. */
  original?: Message;
  /** Shows "thinking…". */
  thinking: boolean;
  /** Removed by the bot. */
  removed: boolean;
  followUps: Message[];
  source?: Message;
}

export interface Started {
  place: Place;
  by: User;
  locale?: string;
  type: number;
  data: Record<string, unknown>;
  source?: Message;
}

const deadlineMs = 3_000;

export type Outcome = { status: number; body?: unknown } | Refusal;

export function createInteractions(world: World, add: (message: Message) => void) {
  const started: Interaction[] = [];

  function start({ place, by, locale = 'en-US', type, data, source }: Started): Interaction {
    const id = snowflake();
    const inGuild = place.guild_id !== undefined;
    const token = `itoken-${Buffer.from(id).toString('base64url')}`;
    const payload = {
      id,
      application_id: world.applicationId,
      type,
      data,
      token,
      version: 1,
      channel_id: place.id,
      channel: channelPayload(place, world.bot),
      locale,
      app_permissions: '2147483647',
      entitlements: [],
      authorizing_integration_owners: {},
      context: inGuild ? 0 : 1,
      attachment_size_limit: 10_485_760,
      ...(inGuild
        ? {
            guild_id: world.guildId,
            guild_locale: 'vi',
            guild: { id: world.guildId, locale: 'vi', features: [] },
          }
        : {}),
      ...(inGuild ? { member: memberPayload(by) } : { user: by }),
      ...(source && { message: source }),
    };
    const interaction: Interaction = {
      id,
      token,
      payload,
      startedAtMs: Date.now(),
      place,
      responses: [],
      thinking: false,
      removed: false,
      followUps: [],
      ...(source && { source }),
    };
    started.push(interaction);
    return interaction;
  }

  /** The first response, over REST or as the answer to the HTTP request. */
  function respond(interaction: Interaction, raw: { type: number; data?: unknown }, files: File[]): Outcome {
    const afterMs = Date.now() - interaction.startedAtMs;
    if (afterMs > deadlineMs) return { status: 404, code: 10_062, message: 'Unknown interaction' };
    if (interaction.responses.length > 0) {
      return { status: 400, code: 40_060, message: 'Interaction has already been acknowledged.' };
    }
    const body = raw.type === 4 || raw.type === 7 ? messageBody.parse(raw.data) : undefined;
    const refusal = body && refusalOf(body, files.length);
    if (refusal) return refusal;
    interaction.responses.push({ ...raw, afterMs });
    if (raw.type === 4 && body) show(interaction, body, files);
    if (raw.type === 5) {
      interaction.thinking = true;
      interaction.original = posted(interaction.place, world.bot, messageBody.parse(raw.data ?? {}), []);
    }
    if (raw.type === 6 || raw.type === 7) {
      if (interaction.source) interaction.original = interaction.source;
      if (body && interaction.source) apply(interaction.source, body, files);
    }
    return { status: 204 };
  }

  function show(interaction: Interaction, body: MessageBody, files: File[]): Message {
    const message = posted(interaction.place, world.bot, body, files);
    interaction.original = message;
    add(message);
    return message;
  }

  /** PATCH, POST and DELETE with the interaction's token. */
  function later(token: string, method: string, raw: unknown, files: File[]): Outcome {
    const interaction = started.find((one) => one.token === token);
    if (!interaction || interaction.responses.length === 0) {
      return { status: 404, code: 10_015, message: 'Unknown Webhook' };
    }
    if (method === 'DELETE') {
      interaction.removed = true;
      interaction.thinking = false;
      return { status: 204 };
    }
    const body = messageBody.parse(raw);
    const refusal = refusalOf(body, files.length);
    if (refusal) return refusal;
    if (method === 'POST') {
      const message = posted(interaction.place, world.bot, body, files);
      interaction.followUps.push(message);
      add(message);
      return { status: 200, body: message };
    }
    const { original } = interaction;
    if (!original || interaction.removed) return { status: 404, code: 10_008, message: 'Unknown Message' };
    const flags = original.flags;
    apply(original, body, files);
    original.flags = flags;
    if (interaction.thinking) add(original);
    interaction.thinking = false;
    return { status: 200, body: original };
  }

  return { started, start, respond, later, find: (id: string) => started.find((one) => one.id === id) };
}

export type Interactions = ReturnType<typeof createInteractions>;
