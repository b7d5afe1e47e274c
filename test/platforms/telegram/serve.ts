/** The HTTP side of the fake: takes calls, lets faults strike, and has calls and answers judged by the schema. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Payload, payloadOf } from './body.ts';
import type { Fault, Faults } from './faults.ts';
import { methods, type World } from './methods.ts';
import { Refused } from './refusal.ts';
import type { Schema } from './schema.ts';

export interface Call {
  method: string;
  payload: Payload;
}

export interface ServeOptions {
  token: string;
  world: World;
  faults: Faults;
  schema: Schema;
  calls: Call[];
  violations: string[];
  /** A call was dealt with. */
  dealt: () => void;
}

export function createApi({ token, world, faults, schema, calls, violations, dealt }: ServeOptions): Server {
  async function answer(request: IncomingMessage, response: ServerResponse) {
    const [, given = '', method = ''] = /^\/bot([^/]*)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const payload = await payloadOf(request).catch(() => ({}));
    if (given !== token) return reply(response, new Refused(401, 'Unauthorized').body);
    calls.push({ method, payload });
    violations.push(...schema.call(method, payload));
    const fault = faults.next(method);
    if (fault?.kind === 'slow') await fault.until;
    else if (fault && !('after' in fault && fault.after)) return strike(response, fault);
    const body = await perform(method, payload, response);
    if (fault && fault.kind !== 'slow') strike(response, fault);
    else reply(response, body);
  }

  async function perform(method: string, payload: Payload, response: ServerResponse) {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    try {
      const run = methods[method];
      if (!run) throw new Refused(404, 'Not Found');
      const result = await run(payload, world, gone.signal);
      violations.push(...schema.result(method, JSON.parse(JSON.stringify(result))));
      return { ok: true, result };
    } catch (error) {
      if (error instanceof Refused) return error.body;
      violations.push(`${method}: the fake failed: ${String(error)}`);
      return new Refused(400, 'Bad Request: the fake cannot read this').body;
    }
  }

  return createServer((request, response) => {
    void answer(request, response).finally(dealt);
  });
}

function reply(response: ServerResponse, body: { ok: boolean; error_code?: number }) {
  response
    .writeHead(body.error_code ?? 200, { 'content-type': 'application/json' })
    .end(JSON.stringify(body));
}

function strike(response: ServerResponse, fault: Exclude<Fault, { kind: 'slow' }>) {
  switch (fault.kind) {
    case 'status':
      return response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>nginx</html>');
    case 'cut':
      return response.destroy();
    case 'nonsense':
      return response.writeHead(200, { 'content-type': 'application/json' }).end(fault.body);
    case 'refusal':
      return reply(response, { ok: false, ...fault.refusal });
  }
}
