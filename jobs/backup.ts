/** `caudari backup` and `caudari restore`: the whole durable state in one compressed file. */

import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

export interface StateLines {
  lines(): AsyncIterable<string>;
  restore(lines: AsyncIterable<string>): Promise<number>;
}

/** The file appears when it is whole, or not at all. */
export async function backupTo(state: Pick<StateLines, 'lines'>, file: string): Promise<void> {
  const half = `${file}.part`;
  try {
    await pipeline(
      Readable.from(withBreaks(state.lines())),
      createGzip(),
      createWriteStream(half, { mode: 0o600 }),
    );
    await rename(half, file);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

/** Gives the number of rows; rejects, with nothing changed, when the file is no whole backup. */
export async function restoreFrom(state: Pick<StateLines, 'restore'>, file: string): Promise<number> {
  return pipeline(createReadStream(file), createGunzip(), (chunks) => state.restore(linesIn(chunks)));
}

/** Not node:readline: it loses what it reads before somebody listens, and every error of the stream. */
async function* linesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function* withBreaks(lines: AsyncIterable<string>) {
  for await (const line of lines) yield `${line}\n`;
}
