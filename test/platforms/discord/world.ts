/** Who and what there is: people, a server with its channels and threads, direct messages. */

export interface User {
  id: string;
  username: string;
  global_name: string | null;
  discriminator: string;
  avatar: string | null;
  bot: boolean;
  public_flags: number;
  flags: number;
  primary_guild: null;
}

export interface Place {
  id: string;
  /** 0 text, 1 direct, 11 public thread. */
  type: 0 | 1 | 11;
  name: string;
  guild_id?: string;
  parent_id?: string;
  recipient?: User;
  /** The bot may write here, but not embed. */
  embedsBarred?: boolean;
  /** What every message to it is answered with. */
  closed?: { status: number; code: number; message: string };
}

let last = 0n;

/** Ids as Discord makes them: 64 bits with the time in front, never twice the same. */
export function snowflake(atMs = Date.now()): string {
  const id = BigInt(atMs - 1_420_070_400_000) << 22n;
  last = id > last ? id : last + 1n;
  return String(last);
}

export function person(username: string, about: Partial<User> = {}): User {
  return {
    id: snowflake(),
    username,
    global_name: username,
    discriminator: '0',
    avatar: null,
    bot: false,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
    ...about,
  };
}

export function createWorld() {
  const bot = person('Caudari', { bot: true });
  const applicationId = bot.id;
  const guildId = snowflake();
  const places = new Map<string, Place>();

  function add(place: Omit<Place, 'id'>): Place {
    const whole = { id: snowflake(), ...place };
    places.set(whole.id, whole);
    return whole;
  }

  return {
    bot,
    applicationId,
    guildId,
    places,
    channel: (name: string, about: Partial<Place> = {}) =>
      add({ type: 0, name, guild_id: guildId, ...about }),
    thread: (parent: Place, name: string) => add({ type: 11, name, guild_id: guildId, parent_id: parent.id }),
    direct: (recipient: User, about: Partial<Place> = {}) => add({ type: 1, name: '', recipient, ...about }),
    directWith: (userId: string) => [...places.values()].find(({ recipient }) => recipient?.id === userId),
  };
}

export type World = ReturnType<typeof createWorld>;

/** As the REST API and the gateway describe a channel. */
export function channelPayload(place: Place, bot: User) {
  const { id, type, name, guild_id, parent_id, recipient } = place;
  if (type === 1)
    return { id, type, flags: 0, last_message_id: null, recipients: recipient ? [recipient] : [] };
  const base = { id, type, flags: 0, guild_id, name, parent_id: parent_id ?? null, last_message_id: null };
  if (type === 0) return { ...base, position: 0, permission_overwrites: [], nsfw: false, topic: null };
  return {
    ...base,
    owner_id: bot.id,
    message_count: 1,
    member_count: 1,
    total_message_sent: 1,
    rate_limit_per_user: 0,
    thread_metadata: {
      archived: false,
      archive_timestamp: new Date().toISOString(),
      auto_archive_duration: 1440,
      locked: false,
    },
  };
}

export function guildPayload({ guildId, places, bot }: World) {
  const channels = [...places.values()].filter(({ guild_id }) => guild_id === guildId);
  return {
    id: guildId,
    name: 'Digital cooperation',
    owner_id: bot.id,
    unavailable: false,
    large: false,
    member_count: 3,
    joined_at: new Date().toISOString(),
    roles: [
      {
        id: guildId,
        name: '@everyone',
        permissions: '0',
        position: 0,
        color: 0,
        hoist: false,
        managed: false,
        mentionable: false,
        flags: 0,
      },
    ],
    emojis: [],
    features: [],
    members: [memberPayload(bot)],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    stickers: [],
    channels: channels.filter(({ type }) => type === 0).map((one) => channelPayload(one, bot)),
    threads: channels.filter(({ type }) => type === 11).map((one) => channelPayload(one, bot)),
    preferred_locale: 'vi',
    system_channel_id: null,
    afk_timeout: 300,
    premium_tier: 0,
    nsfw_level: 0,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    system_channel_flags: 0,
    premium_progress_bar_enabled: false,
  };
}

export function memberPayload(user: User) {
  return {
    user,
    roles: [],
    joined_at: new Date().toISOString(),
    deaf: false,
    mute: false,
    flags: 0,
    permissions: '2147483647',
  };
}
