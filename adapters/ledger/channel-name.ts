/** A channel's name as it may stand in a row. */

import { z } from 'zod';
import type { ChannelName } from '../../src/nouns.ts';

export const channelName = z.enum([
  'terminal',
  'web',
  'telegram',
  'discord',
] as const satisfies readonly ChannelName[]);
