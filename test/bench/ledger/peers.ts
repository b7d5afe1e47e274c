/** What others reach in the same run: pg-boss, graphile-worker and BullMQ, each with its quickest settings. */

import { Queue, Worker } from 'bullmq';
import { Logger, run, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { PgBoss } from 'pg-boss';

export interface PeerRate {
  name: string;
  perSecond: number;
}

const batch = 100;
const redis = { host: '127.0.0.1', port: 6379 };

export async function pgBoss(url: string, jobs: number): Promise<PeerRate> {
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false });
  boss.on('error', () => {});
  await boss.start();
  await boss.createQueue('deliveries');
  const payloads = Array.from({ length: jobs }, (_, n) => ({ data: { chat: String(n), text: 'Thông báo' } }));
  for (let at = 0; at < jobs; at += 1000) await boss.insert('deliveries', payloads.slice(at, at + 1000));
  await inDatabase(url, 'analyze');
  const rate = await timed('pg-boss, fetch and complete', jobs, async () => {
    for (;;) {
      const found = await boss.fetch('deliveries', { batchSize: batch });
      if (found.length === 0) return;
      await boss.complete(
        'deliveries',
        found.map(({ id }) => id),
      );
    }
  });
  await boss.stop({ graceful: false });
  return rate;
}

export async function graphileWorker(url: string, jobs: number): Promise<PeerRate> {
  await runMigrations({ connectionString: url });
  await inDatabase(
    url,
    `select graphile_worker.add_jobs(array(select json_populate_record(null::graphile_worker.job_spec,
       json_build_object('identifier', 'deliver', 'payload', json_build_object('chat', n::text)))
       from generate_series(1, ${jobs}) n))`,
  );
  await inDatabase(url, 'analyze');
  let done = 0;
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const rate = await timed('graphile-worker, local queue of 100', jobs, async () => {
    const runner = await run({
      connectionString: url,
      concurrency: 10,
      noHandleSignals: true,
      logger: new Logger(() => () => {}),
      preset: { worker: { localQueue: { size: batch }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      taskList: {
        deliver: () => {
          if (++done === jobs) finish();
        },
      },
    });
    await finished;
    await runner.stop();
  });
  return rate;
}

export async function bullMq(jobs: number): Promise<PeerRate> {
  const name = `caudari-bench-${Math.random().toString(36).slice(2)}`;
  const queue = new Queue(name, { connection: redis });
  const payloads = Array.from({ length: jobs }, (_, n) => ({ name: 'deliver', data: { chat: String(n) } }));
  for (let at = 0; at < jobs; at += 1000) await queue.addBulk(payloads.slice(at, at + 1000));
  let done = 0;
  const rate = await timed('BullMQ on Redis, concurrency 100', jobs, async () => {
    const worker = new Worker(name, async () => undefined, { connection: redis, concurrency: batch });
    await new Promise<void>((resolve) => {
      worker.on('completed', () => {
        if (++done === jobs) resolve();
      });
    });
    await worker.close();
  });
  await queue.obliterate({ force: true });
  await queue.close();
  return rate;
}

async function timed(name: string, jobs: number, work: () => Promise<void>): Promise<PeerRate> {
  const start = performance.now();
  await work();
  return { name, perSecond: (jobs * 1000) / (performance.now() - start) };
}

async function inDatabase(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
