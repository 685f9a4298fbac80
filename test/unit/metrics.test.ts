import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Trousseau-Dev-Jobs');
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'trousseau-jobs');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  // Powertools then writes to the console that a test can look at.
  vi.stubEnv('POWERTOOLS_DEV', 'true');
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('the counts of a job go out as metrics with two dimensions, and nothing is left for the next one', async () => {
  const lines: Record<string, unknown>[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(JSON.parse(line)));
  const { publishCounts } = await import('../../shared/observability/metrics.ts');
  publishCounts({ job: 'flag-stale-profiles' }, { stale: 3, reminded: 2, unfinished: 0 });
  publishCounts({ job: 'expire-access' }, { unfinished: 1 });
  expect(lines).toEqual([
    expect.objectContaining({
      service: 'trousseau-jobs',
      job: 'flag-stale-profiles',
      stale: 3,
      reminded: 2,
      unfinished: 0,
    }),
    expect.objectContaining({ service: 'trousseau-jobs', job: 'expire-access', unfinished: 1 }),
  ]);
  expect(lines.map(({ _aws }) => Object(_aws).CloudWatchMetrics)).toEqual([
    [
      {
        Namespace: 'Trousseau-Dev-Jobs',
        Dimensions: [['service', 'job']],
        Metrics: ['stale', 'reminded', 'unfinished'].map((Name) => ({ Name, Unit: 'Count' })),
      },
    ],
    [
      {
        Namespace: 'Trousseau-Dev-Jobs',
        Dimensions: [['service', 'job']],
        Metrics: [{ Name: 'unfinished', Unit: 'Count' }],
      },
    ],
  ]);
});
