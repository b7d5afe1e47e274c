/** The answer model through the openai package: OpenAI itself or any server that speaks chat completions. */

import type { Logger } from 'pino';
import type { AnswerModel, Clock, ModelDraft, ModelRequest, ModelSentence } from '../../src/ports.ts';
import { ask, type FormatKnown } from './attempts.ts';
import { openClient } from './client.ts';
import { completeSentences } from './complete-sentences.ts';
import type { Completed } from './completion.ts';
import { readDraft, readSentence } from './draft.ts';
import { type Embed, embedWith } from './embeddings.ts';
import { endOf, failureOf, reasonFor } from './failure.ts';
import { type Limits, usualLimits } from './limits.ts';
import { modelName, openaiUrl } from './model-name.ts';
import { promptFor } from './prompt.ts';
import { restAfterFailures } from './rest.ts';

export interface ModelSettings {
  apiKey?: string | undefined;
  baseUrl?: string | undefined;
  model?: string | undefined;
  embeddingModel?: string | undefined;
  log: Pick<Logger, 'info' | 'warn'>;
  clock?: Clock;
  limits?: Partial<Limits>;
}

export interface OpenModel extends AnswerModel {
  /** Present when an embedding model is configured. */
  embed?: Embed;
}

type OnSentence = (sentence: ModelSentence) => void;

/** Opens no connection. `compose` never throws: what goes wrong is a draft of kind `failed`. */
export function openModel({
  apiKey,
  baseUrl = openaiUrl,
  model,
  embeddingModel,
  log,
  ...rest
}: ModelSettings): OpenModel {
  const clock = rest.clock ?? (() => new Date());
  const limits = { ...usualLimits, ...rest.limits };
  const client = openClient({ apiKey, baseUrl, timeoutMs: limits.totalMs });
  const name = modelName(client, baseUrl, model);
  const pause = restAfterFailures(clock);
  const format: FormatKnown = { step: 0 };

  async function completed(request: ModelRequest, caller: AbortSignal, onText: (soFar: string) => void) {
    const endsAtMs = performance.now() + limits.totalMs;
    const signal = AbortSignal.any([caller, AbortSignal.timeout(limits.totalMs)]);
    const chosen = await name
      .find(signal)
      .catch((error: unknown) => ({ failure: endOf(signal) ?? failureOf(error, clock()) }));
    if (chosen === undefined) return { failure: { why: 'no-model' } } satisfies Completed;
    if (typeof chosen !== 'string') return chosen;
    const body = { model: chosen, messages: promptFor(request) };
    return ask({ client, body, limits, signal, now: clock, onText, format, endsAtMs });
  }

  async function compose(
    request: ModelRequest,
    signal: AbortSignal,
    onSentence?: OnSentence,
  ): Promise<ModelDraft> {
    const leftMs = pause.leftMs();
    if (leftMs > 0) return { kind: 'failed', reason: reasonFor({ why: 'resting', forMs: leftMs }) };
    const known = new Set(request.material.map(({ token }) => token));
    const beganMs = performance.now();
    const answer = await completed(request, signal, onSentence ? teller(known, onSentence) : () => undefined);
    pause.settled('failure' in answer ? answer.failure : undefined);
    const draft = draftOf(answer, known);
    const took = { model: name.known(), tookMs: Math.round(performance.now() - beganMs) };
    if (draft.kind === 'failed')
      log.warn({ ...took, reason: draft.reason }, 'the answer model gave no draft');
    else log.info({ ...took, draft: draft.kind }, 'the answer model answered');
    return draft;
  }

  return {
    get name() {
      return name.known();
    },
    compose,
    ...(embeddingModel ? { embed: embedWith({ client, model: embeddingModel, log, clock }) } : {}),
  };
}

function draftOf(answer: Completed, known: ReadonlySet<string>): ModelDraft {
  if ('failure' in answer) return { kind: 'failed', reason: reasonFor(answer.failure) };
  return readDraft(answer.text, known);
}

/** Tells each sentence once, as soon as it is whole. */
function teller(known: ReadonlySet<string>, onSentence: OnSentence) {
  let told = 0;
  let seen = 0;
  return (soFar: string) => {
    const mayEndOne = soFar.includes('}', seen);
    seen = soFar.length;
    if (!mayEndOne) return;
    const sentences = completeSentences(soFar);
    for (const sentence of sentences.slice(told)) {
      const sound = readSentence(sentence, known);
      if (sound) onSentence(sound);
    }
    told = Math.max(told, sentences.length);
  };
}
