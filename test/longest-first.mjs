/**
 * The spec files that take longest, those that wait beside those that count: with one of them at the end the other
 * workers would have nothing to do. The rest follows by the size of the file, which is what jest goes by in a fresh clone.
 */
export const longest = [
  'test/e2e/a11y.e2e.spec.ts',
  'test/rules/permissions.spec.ts',
  'test/e2e/finding.e2e.spec.ts',
  'test/proof/hostile.spec.ts',
  'test/e2e/machine-path.e2e.spec.ts',
  'test/proof/idempotency.spec.ts',
  'test/e2e/customer-path.e2e.spec.ts',
  'apps/api/src/requests/conversation/conversation.spec.ts',
  'test/e2e/dispatch.e2e.spec.ts',
  'apps/api/src/platform/database/embedded-postgres.spec.ts',
  'test/e2e/remote-command.e2e.spec.ts',
  'libs/triage/eval/figures.spec.ts',
  'test/e2e/conversation.e2e.spec.ts',
  'apps/api/src/platform/jobs/jobs.spec.ts',
  'test/e2e/assistant-desk.e2e.spec.ts',
  'test/proof/row-security.spec.ts',
  'test/e2e/repair.e2e.spec.ts',
  'apps/api/src/requests/offers/offers.spec.ts',
  'test/e2e/rights.e2e.spec.ts',
  'apps/api/src/commands/commands.spec.ts',
  'test/proof/tenants.spec.ts',
  'test/rules/served.spec.ts',
  'apps/api/src/findings/findings.spec.ts',
  'apps/api/src/alerts/backtest-held.spec.ts',
  'apps/api/src/alerts/alert-from-finding.spec.ts',
  'apps/api/src/requests/drafts/drafts.spec.ts',
  'apps/api/src/planning/vroom.spec.ts',
  'libs/dispatch/planner/plan.spec.ts',
];

/** Jest's order of spec files: the same in every run, whatever an earlier one left in a cache. */
export default class LongestFirst {
  sort(tests) {
    const at = new Map(longest.map((path, index) => [path, index]));
    const ranked = tests.map(test => ({
      test,
      rank: at.get(test.path.slice(test.context.config.rootDir.length + 1)) ?? longest.length,
      size: test.context.hasteFS.getSize(test.path) ?? 0,
    }));
    return ranked.toSorted((a, b) => a.rank - b.rank || b.size - a.size).map(({ test }) => test);
  }

  shard(tests, { shardIndex, shardCount }) {
    return this.sort(tests).filter((_, index) => index % shardCount === shardIndex - 1);
  }

  /** Nothing is remembered of an earlier run. */
  allFailedTests() {
    return [];
  }

  cacheResults() {}
}
