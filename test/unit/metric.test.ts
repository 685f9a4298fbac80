import { afterEach, expect, it, vi } from 'vitest';
import { countDecisions } from '../../functions/decisions/count-decisions.ts';
import { viewDenial } from '../../functions/decisions/decision-view.ts';
import { logger } from '../../shared/observability/logger.ts';
import { metric } from '../../shared/observability/metric.ts';
import { report } from '../../shared/observability/report.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

it('makes a log line a metric that can be read by the first dimension, or by all', () => {
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Trousseau-Dev');
  const line = metric({ name: 'Decisions', by: { outcome: 'deny', reason: 'suspended' }, count: 3 });
  expect(line).toMatchObject({ outcome: 'deny', reason: 'suspended', Decisions: 3 });
  const [directive] = line._aws.CloudWatchMetrics;
  expect(directive).toEqual({
    Namespace: 'Trousseau-Dev',
    Dimensions: [['outcome'], ['outcome', 'reason']],
    Metrics: [{ Name: 'Decisions', Unit: 'Count' }],
  });
  expect(Math.abs(line._aws.Timestamp - Date.now())).toBeLessThan(5_000);
});

const YES = { decision: true, context: { grant: 'g', version: 1, profileStale: false } } as never;

it('counts decisions by outcome and reason', () => {
  const no = viewDenial('suspended');
  expect(countDecisions([YES, no, YES, no, viewDenial('ended')])).toEqual([
    { name: 'Decisions', by: { outcome: 'permit', reason: 'granted' }, count: 2 },
    { name: 'Decisions', by: { outcome: 'deny', reason: 'suspended' }, count: 2 },
    { name: 'Decisions', by: { outcome: 'deny', reason: 'ended' }, count: 1 },
  ]);
  expect(countDecisions([])).toEqual([]);
});

it('is part of the log line of the request, with one more line per further value', () => {
  const info = vi.spyOn(logger, 'info').mockImplementation(() => {});
  report('POST /x', { requestId: 'request-1' }).answered(200, countDecisions([YES, viewDenial('ended')]));
  expect(info.mock.calls).toMatchObject([
    ['request', { requestId: 'request-1', status: 200, outcome: 'permit', Decisions: 1 }],
    ['counted', { requestId: 'request-1', route: 'POST /x', outcome: 'deny', reason: 'ended', Decisions: 1 }],
  ]);
  info.mockClear();
  report('GET /x', { requestId: 'request-2' }).answered(200);
  expect(info.mock.calls).toHaveLength(1);
  expect(info.mock.calls[0]?.[1]).not.toHaveProperty('_aws');
});
