/** Prints what escapes and what is dropped wrongly: `npx node test/answer/faults/report.ts [--show]`. */

import { languages } from '../../../src/nouns.ts';
import { realContent } from './content.ts';
import { type Alarms, measureAlarms, measureFaults, type Tally } from './measure.ts';

const content = realContent();
const faults = measureFaults(content, Number(process.env['SEED'] ?? 1));
const alarms = measureAlarms(content);
const show = process.argv.includes('--show');

console.log(
  `${'planted error'.padEnd(24)}${languages.map((l) => `${l}: planted escaped`.padStart(22)).join('')}`,
);
for (const kind of new Set(faults.map((one) => one.kind))) {
  console.log(
    kind.padEnd(24) +
      languages.map((l) => cell(faults.find((one) => one.kind === kind && one.language === l))).join(''),
  );
}
console.log(
  `\n${'true sentences'.padEnd(24)}${languages.map((l) => `${l}: honest dropped`.padStart(22)).join('')}`,
);
for (const made of new Set(alarms.map((one) => one.made))) {
  console.log(
    made.padEnd(24) +
      languages.map((l) => alarmCell(alarms.find((one) => one.made === made && one.language === l))).join(''),
  );
}
const planted = faults.reduce((sum, one) => sum + one.planted, 0);
const escaped = faults.reduce((sum, one) => sum + one.escaped.length, 0);
const honest = alarms.reduce((sum, one) => sum + one.honest, 0);
const dropped = alarms.reduce((sum, one) => sum + one.dropped.length, 0);
console.log(
  `\n${escaped} of ${planted} planted errors escaped; ${dropped} of ${honest} true sentences were dropped`,
);
if (show) {
  for (const { kind, language, escaped: texts } of faults)
    for (const text of texts) console.log(`ESCAPED ${kind} ${language}: ${text}`);
  for (const { made, language, dropped: texts } of alarms)
    for (const text of texts) console.log(`DROPPED ${made} ${language}: ${text}`);
}

function cell(one: Tally | undefined): string {
  return `${one?.planted ?? 0} ${String(one?.escaped.length ?? 0).padStart(8)}`.padStart(22);
}

function alarmCell(one: Alarms | undefined): string {
  return `${one?.honest ?? 0} ${String(one?.dropped.length ?? 0).padStart(8)}`.padStart(22);
}
