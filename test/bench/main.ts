/** `npm run bench [NAME] -- OPTIONS`: runs the benchmark in NAME.ts, or all of them one after another. */

import { readdirSync } from 'node:fs';
import { z } from 'zod';

const here = new URL('.', import.meta.url);
const benches = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -3));
const benchShape = z.object({
  bench: z.function({ input: [z.array(z.string())], output: z.promise(z.boolean()) }),
});

const [first, ...rest] = process.argv.slice(2);
const named = first !== undefined && !first.startsWith('-');
const wanted = named ? [first] : benches;
for (const name of wanted) {
  if (!benches.includes(name)) {
    console.error(`There is no benchmark "${name}"; there are: ${benches.join(', ')}.`);
    process.exit(2);
  }
  const { bench } = benchShape.parse(await import(new URL(`${name}.ts`, here).href));
  const held = await bench(named ? rest : process.argv.slice(2));
  if (!held) process.exitCode = 1;
}
