/** The openai client as this house wants it: no settings from the environment, no logs, no retries of its own. */

import { OpenAI } from 'openai';

export interface ClientSettings {
  /** Many compatible servers want none. */
  apiKey?: string | undefined;
  baseUrl: string;
  timeoutMs: number;
}

/** What is null here would be read from the environment, which `src/settings.ts` alone may do. */
export function openClient({ apiKey, baseUrl, timeoutMs }: ClientSettings): OpenAI {
  return new OpenAI({
    apiKey: apiKey ?? 'none',
    baseURL: baseUrl,
    timeout: timeoutMs,
    maxRetries: 0,
    logLevel: 'off',
    organization: null,
    project: null,
    adminAPIKey: null,
    webhookSecret: null,
  });
}
