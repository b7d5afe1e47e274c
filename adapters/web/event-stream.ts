/** A response of server-sent events. */

export interface EventStream {
  response: Response;
  send(event: string, data: string): void;
  end(): void;
}

const encoder = new TextEncoder();

export function openEventStream(): EventStream {
  let sink: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      sink = controller;
    },
    cancel() {
      sink = undefined; // The reader left: what is still sent goes nowhere.
    },
  });
  const headers = {
    'Content-Type': 'text/event-stream; charset=UTF-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  };
  return {
    response: new Response(body, { headers }),
    send: (event, data) => sink?.enqueue(encoder.encode(asEvent(event, data))),
    end() {
      sink?.close();
      sink = undefined;
    },
  };
}

function asEvent(event: string, data: string): string {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  return `event: ${event}\n${lines.join('')}\n`;
}
