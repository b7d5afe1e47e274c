#!/usr/bin/env node
// The program's entry: sees that Node 24 runs it, also where an older Node is the machine's own.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const oldestNode = 24;
const own = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= oldestNode) {
  module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/caudari/code', import.meta.url)));
  await import('./main.ts');
} else if (existsSync(own)) {
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
} else {
  console.error(
    `Caudari needs Node ${oldestNode}; this is ${process.version}. Run "npm ci" first: it brings Node ${oldestNode} along.`,
  );
  process.exit(2);
}
