/** A web channel on a free port, with a conversation that does as it is told. */

import { z } from 'zod';
import { openWeb } from '../../../adapters/web/open.ts';
import type { ListeningAddress, WebOptions } from '../../../adapters/web/options.ts';
import type { Incoming, Reply } from '../../../src/nouns.ts';
import type { Converse, KeptAnswer } from '../../../src/ports.ts';
import { reply } from './replies.ts';

export interface WebServer extends AsyncDisposable {
  url: string;
  /** What the conversation was given, in order. */
  heard: Incoming[];
  logged: { fields: object; message: string }[];
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** The answer is found by its permanent link from now on. */
  keep(question: string, kept: Reply): void;
  end(): Promise<void>;
}

export async function startWeb(
  options: Partial<WebOptions> & { says?: (incoming: Incoming) => Reply } = {},
): Promise<WebServer> {
  const { says = () => reply(), ...rest } = options;
  const heard: Incoming[] = [];
  const logged: { fields: object; message: string }[] = [];
  const answers = new Map<string, KeptAnswer>();
  const ending = new AbortController();
  const log = (fields: object, message: string) => void logged.push({ fields, message });
  const converse: Converse = rest.converse ?? (async (incoming) => says(incoming));
  const keep = (question: string, kept: Reply) => void answers.set(kept.id, keptAnswer(question, kept));
  let ended = Promise.resolve();
  const at = await new Promise<ListeningAddress>((resolve, reject) => {
    const channel = openWeb({
      host: '127.0.0.1',
      port: 0,
      answers: { find: async (id) => answers.get(id) },
      log: { info: log, error: log },
      onListening: resolve,
      ...rest,
      converse: (incoming, signal, onText) => {
        heard.push(incoming);
        return converse(incoming, signal, onText);
      },
    });
    ended = channel.run(ending.signal);
    ended.catch(reject);
  });
  const end = () => {
    ending.abort();
    return ended;
  };
  return {
    url: at.url,
    heard,
    logged,
    keep,
    end,
    post: (path, body, headers) =>
      fetch(`${at.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    [Symbol.asyncDispose]: end,
  };
}

function keptAnswer(question: string, kept: Reply): KeptAnswer {
  const { id, status, language } = kept;
  const at = new Date('2026-11-20T18:30:00Z');
  return { id, at, channel: 'web', person: '', question, status, language, reply: kept };
}

/** The fields of a JSON response. */
export async function fieldsOf(response: Response): Promise<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).parse(await response.json());
}
