// npm test: builds (the browser specs use the built apps), runs every spec and closes with one line of counts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, isBuildCurrent } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
if (!isBuildCurrent()) build();
const folder = mkdtempSync(join(tmpdir(), 'callout-jest-'));
const report = join(folder, 'report.json');
const jest = join(root, 'node_modules/jest/bin/jest.js');
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    // Every spec file loads some thousand modules: with more room for young objects a fifth less processor goes into that.
    '--min-semi-space-size=32',
    '--max-semi-space-size=64',
    jest,
    // Small machines have two cores; specs wait for browsers, brokers and timers often enough for three.
    `--maxWorkers=${Math.max(3, availableParallelism() - 1)}`,
    '--json',
    `--outputFile=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: ['inherit', 'ignore', 'inherit'] },
);
let counts = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numFailedTestSuites: 1 };
try {
  counts = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  process.stderr.write('No report: the test runner itself failed.\n');
}
rmSync(folder, { recursive: true, force: true });
// A suite that could not even be loaded has no failed test of its own.
const failed = Math.max(
  counts.numFailedTests,
  counts.numFailedTestSuites > 0 && counts.numFailedTests === 0 ? counts.numFailedTestSuites : 0,
);
process.stdout.write(
  `${counts.numPassedTests} passed, ${failed} failed, ${counts.numPendingTests} skipped\n`,
);
process.exitCode = status === 0 && failed === 0 ? 0 : 1;
