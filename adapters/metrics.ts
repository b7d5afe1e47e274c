/** What the bot tells about itself in numbers: answers by channel, language and status, and their time. */

import { Counter, Histogram, Registry } from 'prom-client';
import type { Converse } from '../src/ports.ts';

export interface Metrics {
  answered(labels: { channel: string; language: string; status: string }, seconds: number): void;
  /** Prometheus text. */
  text(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const answers = new Counter({
    name: 'caudari_answers_total',
    help: 'Answers by channel, language and status.',
    labelNames: ['channel', 'language', 'status'] as const,
    registers: [registry],
  });
  const times = new Histogram({
    name: 'caudari_answer_seconds',
    help: 'Time from a message to its reply, by channel.',
    labelNames: ['channel'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 20],
    registers: [registry],
  });
  return {
    answered(labels, seconds) {
      answers.inc(labels);
      times.observe({ channel: labels.channel }, seconds);
    },
    text: () => registry.metrics(),
  };
}

/** The same conversation, counted. */
export function measured(converse: Converse, metrics: Metrics): Converse {
  return async (incoming, signal, onText) => {
    const begun = performance.now();
    const reply = await converse(incoming, signal, onText);
    if (reply) {
      const { language, status } = reply;
      metrics.answered(
        { channel: incoming.address.channel, language, status },
        (performance.now() - begun) / 1000,
      );
    }
    return reply;
  };
}
