/** Plays one behaviour on an open HTTP response, as server-sent events where it answers at all. */

import type { ServerResponse } from 'node:http';
import { apiError, type Behaviour, pieces } from './behaviour.ts';
import type { Shape } from './contract.ts';

type SendJson = (status: number, body: unknown, shape: Shape, headers?: Record<string, string>) => void;
type Check = (shape: Shape, body: unknown) => void;

export function complete(
  response: ServerResponse,
  behaviour: Behaviour,
  { model, json, check }: { model: string; json: SendJson; check: Check },
): void {
  const send = (delta: Record<string, unknown>, finish: string | null = null) => {
    const body = chunk(model, delta, finish);
    check('CreateChatCompletionStreamResponse', body);
    response.write(`data: ${JSON.stringify(body)}\n\n`);
  };
  const begin = () => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    send({ role: 'assistant', content: '' });
  };
  const write = (text: string) => {
    for (const content of pieces(text)) send({ content });
  };
  const finish = (reason: string) => {
    send({}, reason);
    response.end('data: [DONE]\n\n');
  };

  switch (behaviour.kind) {
    case 'writes':
      begin();
      write(behaviour.text);
      finish(behaviour.finish ?? 'stop');
      return;
    case 'refuses':
      begin();
      send({ refusal: behaviour.text });
      finish('stop');
      return;
    case 'reasons':
      begin();
      for (const piece of pieces(behaviour.thought)) send({ reasoning_content: piece });
      write(behaviour.text);
      finish('stop');
      return;
    case 'says nothing':
      begin();
      return;
    case 'stalls after':
      begin();
      write(behaviour.text);
      return;
    case 'cuts after':
      begin();
      write(behaviour.text);
      setImmediate(() => response.destroy());
      return;
    case 'ends early after':
      begin();
      write(behaviour.text);
      response.end();
      return;
    case 'fails midway after':
      begin();
      write(behaviour.text);
      response.end(`data: ${JSON.stringify(apiError({ message: 'out of memory' }))}\n\n`);
      return;
    case 'drops the connection':
      response.destroy();
      return;
    case 'sends bytes':
      response.writeHead(200, { 'content-type': behaviour.type });
      response.end(behaviour.body);
      return;
    case 'status':
      json(behaviour.status, apiError(behaviour), 'ErrorResponse', behaviour.headers);
      return;
  }
}

function chunk(model: string, delta: Record<string, unknown>, finish: string | null) {
  return {
    id: 'chatcmpl-test',
    object: 'chat.completion.chunk',
    created: 1_700_000_000,
    model,
    choices: [{ index: 0, delta, finish_reason: finish }],
  };
}
