interface Test {
  path: string;
  context: { config: { rootDir: string }; hasteFS: { getSize(path: string): number | null } };
}

export const longest: readonly string[];

export default class LongestFirst {
  sort(tests: readonly Test[]): Test[];
  shard(tests: readonly Test[], of: { shardIndex: number; shardCount: number }): Test[];
  allFailedTests(): Test[];
  cacheResults(): void;
}
