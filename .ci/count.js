/** Prints "N passed, N failed" from vitest's report; a failed check, or a file that could not run, counts as one. */

import { readFileSync } from 'node:fs';

const [report = '', checkExit, testExit] = process.argv.slice(2);
const { passed, failed, skipped } = counted(readFileSync(report, 'utf8'));
const broken = failed + (checkExit === '0' ? 0 : 1);
// Errors outside of any test end vitest with an exit code alone.
const all = testExit !== '0' && failed === 0 ? broken + 1 : broken;
console.log(`${passed} passed, ${all} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(all === 0 && passed > 0 ? 0 : 1);

function counted(text) {
  if (text === '') return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(text);
  const unrunnable = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + unrunnable.length,
    skipped: numPendingTests + numTodoTests,
  };
}
