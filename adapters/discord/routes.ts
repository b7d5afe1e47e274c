/** The paths of Discord's REST API that are used, as discord.js's own `Routes` spells them. */

import type { RouteLike } from 'discord.js';

type Route = (...ids: string[]) => RouteLike;

/** Written here so that finding a path does not load discord.js. */
export const Routes = {
  channel: (channel) => `/channels/${channel}`,
  messages: (channel) => `/channels/${channel}/messages`,
  typing: (channel) => `/channels/${channel}/typing`,
  directChannels: () => '/users/@me/channels',
  application: () => '/applications/@me',
  commands: (application) => `/applications/${application}/commands`,
  callback: (interaction, token) => `/interactions/${interaction}/${token}/callback`,
  original: (application, token) => `/webhooks/${application}/${token}/messages/@original`,
  followUp: (application, token) => `/webhooks/${application}/${token}`,
} satisfies Record<string, Route>;
