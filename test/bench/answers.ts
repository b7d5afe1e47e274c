/** `npm run bench answers`: how many questions a second the whole program answers over HTTP, and how fast at half that. */

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readGold } from '../../src/eval.ts';

/** Six million questions, what the Supreme People's Court's assistant served in its first years, in one hour. */
const ratePerSecond = 6_000_000 / 3_600;
const fullSeconds = 20;
const halfSeconds = 20;
const connections = 32;
const root = join(import.meta.dirname, '../..');

/** True when the rate and the half-rate p99 (25 ms) hold. */
export async function bench(): Promise<boolean> {
  const questions = goldQuestions();
  const folder = mkdtempSync(join(tmpdir(), 'caudari-bench-'));
  const server = await startServer(folder);
  try {
    await flood(server.url, questions, 3); // warms up: the first answers compile code
    const before = residentMb(server.pid);
    const full = await flood(server.url, questions, fullSeconds);
    const after = residentMb(server.pid);
    const half = await steady(server.url, questions, ratePerSecond / 2, halfSeconds);
    const rows = [
      ['questions (gold, mixed, three languages)', String(questions.length)],
      ['answers a second, 32 connections', full.rate.toFixed(0)],
      ['  needed for six million in an hour', ratePerSecond.toFixed(0)],
      ['  median, p99 there', `${full.median.toFixed(1)} ms, ${full.p99.toFixed(1)} ms`],
      [
        `at ${(ratePerSecond / 2).toFixed(0)} a second: median, p99`,
        `${half.median.toFixed(1)} ms, ${half.p99.toFixed(1)} ms`,
      ],
      ['  asked for, answered a second', `${(ratePerSecond / 2).toFixed(0)}, ${half.rate.toFixed(0)}`],
      ['resident memory before, after', `${before.toFixed(0)} MB, ${after.toFixed(0)} MB`],
      ['answers that were not 200', String(full.failed + half.failed)],
    ];
    for (const [name = '', value = ''] of rows) console.log(`${name.padEnd(46)} ${value}`);
    return full.rate >= ratePerSecond && half.p99 <= 25 && full.failed + half.failed === 0;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function goldQuestions(): string[] {
  const folder = join(root, 'test/gold');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readGold(readFileSync(join(folder, name), 'utf8')))
    .filter((gold) => gold.context === undefined)
    .map((gold) => JSON.stringify({ question: gold.q }));
}

async function startServer(dataDir: string) {
  const child = spawn(join(root, 'node_modules/.bin/node'), [join(root, 'src/caudari.js'), 'serve'], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let told = '';
    child.stdout.on('data', (piece: Buffer) => {
      told += piece.toString();
      const found = /http:\/\/[\d.]+:\d+/.exec(told)?.[0];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${told}`)));
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return { url, pid: child.pid ?? 0, stop };
}

interface Measured {
  rate: number;
  median: number;
  p99: number;
  failed: number;
}

/** As many as it can take, each connection asking again as soon as it has its answer. */
async function flood(url: string, bodies: readonly string[], seconds: number): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const state = { next: 0, failed: 0 };
  const begun = performance.now();
  const ask = async () => {
    while (performance.now() - begun < seconds * 1000) {
      const asked = performance.now();
      if (!(await post(url, bodies[state.next++ % bodies.length] ?? '', agent))) state.failed++;
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  agent.destroy();
  return measured(times, performance.now() - begun, state.failed);
}

/** One every 1/rate seconds, whatever the answers do: waiting in line counts. */
async function steady(
  url: string,
  bodies: readonly string[],
  rate: number,
  seconds: number,
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const times: number[] = [];
  const waiting: Promise<void>[] = [];
  let failed = 0;
  const begun = performance.now();
  const total = Math.floor(rate * seconds);
  for (let n = 0; n < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - begun) / 1000) * rate) + 1);
    for (; n < due; n++) {
      const asked = begun + (n / rate) * 1000;
      waiting.push(
        post(url, bodies[n % bodies.length] ?? '', agent).then((ok) => {
          if (!ok) failed++;
          times.push(performance.now() - asked);
        }),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(waiting);
  agent.destroy();
  return measured(times, performance.now() - begun, failed);
}

function measured(times: number[], elapsedMs: number, failed: number): Measured {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { rate: sorted.length / (elapsedMs / 1000), median: at(0.5), p99: at(0.99), failed };
}

function post(url: string, body: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    const sent = request(`${url}/api/ask`, {
      agent,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    sent.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode === 200));
    });
    sent.on('error', () => resolve(false));
    sent.end(body);
  });
}

function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
