/** The REST API: what each call does, what it refuses, and who may call it. */

import { z } from 'zod';
import type { ReadBody } from './body.ts';
import type { Interactions, Outcome } from './interactions.ts';
import { messageBody, refusalOf } from './limits.ts';
import { type Message, posted } from './messages.ts';
import { channelPayload, type Place, person, snowflake, type World } from './world.ts';

export interface RestOptions {
  world: World;
  interactions: Interactions;
  messages: Message[];
  gatewayUrl: () => string;
}

interface Route {
  method: string;
  path: RegExp;
  /** Without the bot's token: the token in the path says who it is. */
  open?: boolean;
  run(ids: string[], body: ReadBody): Outcome;
}

interface State {
  commands: Record<string, unknown>[];
  commandWrites: number;
  /** Channels in which it showed that it types, each time. */
  typings: string[];
}

const commandList = z.array(z.record(z.string(), z.unknown()));
const callback = z.looseObject({ type: z.int(), data: z.unknown().optional() });
const recipient = z.looseObject({ recipient_id: z.string() });

const unknownChannel = { status: 404, code: 10_003, message: 'Unknown Channel' };

export function createRest({ world, interactions, messages, gatewayUrl }: RestOptions) {
  const nonces = new Map<string, Message>();
  const state: State = { commands: [], commandWrites: 0, typings: [] };

  /** Nothing for what was sent with this nonce before; otherwise the first message. */
  function doubled(place: Place, { nonce, enforce_nonce }: z.infer<typeof messageBody>) {
    return enforce_nonce ? nonces.get(`${place.id}/${nonce}`) : undefined;
  }

  function create(place: Place, { json, files }: ReadBody): Outcome {
    const body = messageBody.parse(json);
    if (place.closed) return place.closed;
    const refusal = refusalOf(body, files.length);
    if (refusal) return refusal;
    if (place.embedsBarred && (body.embeds ?? []).length > 0) {
      return { status: 403, code: 50_013, message: 'Missing Permissions' };
    }
    const before = doubled(place, body);
    if (before) return { status: 200, body: before };
    const message = posted(place, world.bot, body, files);
    if (body.enforce_nonce) nonces.set(`${place.id}/${body.nonce}`, message);
    messages.push(message);
    return { status: 200, body: message };
  }

  function inPlace(id: string | undefined, run: (place: Place) => Outcome): Outcome {
    const place = world.places.get(id ?? '');
    return place ? run(place) : unknownChannel;
  }

  function writeCommands(json: unknown): Outcome {
    state.commandWrites++;
    state.commands = commandList.parse(json).map((one) => ({
      ...one,
      id: snowflake(),
      application_id: world.applicationId,
      version: snowflake(),
      default_member_permissions: null,
      description: one['description'] ?? '',
      nsfw: false,
    }));
    return { status: 200, body: state.commands };
  }

  function openDirect(json: unknown): Outcome {
    const { recipient_id } = recipient.parse(json);
    const place = world.directWith(recipient_id) ?? world.direct(person('somebody', { id: recipient_id }));
    return { status: 200, body: channelPayload(place, world.bot) };
  }

  const routes: Route[] = [
    {
      method: 'GET',
      path: /^\/gateway\/bot$/,
      run: () => ({
        status: 200,
        body: {
          url: gatewayUrl(),
          shards: 1,
          session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
        },
      }),
    },
    {
      method: 'GET',
      path: /^\/applications\/@me$/,
      run: () => ({ status: 200, body: applicationPayload(world) }),
    },
    {
      method: 'GET',
      path: /^\/applications\/\d+\/commands$/,
      run: () => ({ status: 200, body: state.commands }),
    },
    { method: 'PUT', path: /^\/applications\/\d+\/commands$/, run: (_, { json }) => writeCommands(json) },
    {
      method: 'GET',
      path: /^\/channels\/(\d+)$/,
      run: ([id]) => inPlace(id, (place) => ({ status: 200, body: channelPayload(place, world.bot) })),
    },
    {
      method: 'POST',
      path: /^\/channels\/(\d+)\/messages$/,
      run: ([id], body) => inPlace(id, (place) => create(place, body)),
    },
    {
      method: 'POST',
      path: /^\/channels\/(\d+)\/typing$/,
      run: ([id]) =>
        inPlace(id, (place) => {
          state.typings.push(place.id);
          return { status: 204 };
        }),
    },
    { method: 'POST', path: /^\/users\/@me\/channels$/, run: (_, { json }) => openDirect(json) },
    {
      method: 'POST',
      path: /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
      open: true,
      run([id, token], { json, files }) {
        const found = interactions.find(id ?? '');
        if (!found || found.token !== token)
          return { status: 404, code: 10_062, message: 'Unknown interaction' };
        return interactions.respond(found, callback.parse(json), files);
      },
    },
    ...['PATCH', 'DELETE'].map((method) => ({
      method,
      path: /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
      open: true,
      run: ([token]: string[], { json, files }: ReadBody) =>
        interactions.later(token ?? '', method, json, files),
    })),
    {
      method: 'POST',
      path: /^\/webhooks\/\d+\/([^/]+)$/,
      open: true,
      run: ([token], { json, files }) => interactions.later(token ?? '', 'POST', json, files),
    },
  ];

  return {
    state,
    find(method: string, path: string) {
      const route = routes.find((one) => one.method === method && one.path.test(path));
      if (!route) return undefined;
      const ids = route.path.exec(path)?.slice(1) ?? [];
      return { open: route.open === true, run: (body: ReadBody) => route.run(ids, body) };
    },
  };
}

function applicationPayload({ applicationId, bot }: World) {
  return {
    id: applicationId,
    name: 'Caudari',
    icon: null,
    description: '',
    type: null,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: bot,
    approximate_guild_count: 1,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  };
}
