import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  vi.resetModules();
});

describe('the line of a request', () => {
  /** The module is loaded again, as when a Lambda of that version starts. */
  const lineOf = async (version: string | undefined) => {
    vi.stubEnv('AWS_LAMBDA_FUNCTION_VERSION', version);
    vi.resetModules();
    const { logger } = await import('../../shared/observability/logger.ts');
    const { report } = await import('../../shared/observability/report.ts');
    const info = vi.spyOn(logger, 'info').mockImplementation(() => {});
    report('GET /health', { requestId: 'request' }).answered(503);
    return info.mock.calls[0]?.[1];
  };

  it('names the version of the Lambda that answered, so that a release can be judged by it', async () => {
    expect(await lineOf('7')).toMatchObject({ status: 503, version: '7' });
  });

  it('names none when there is none', async () => {
    expect(await lineOf(undefined)).not.toHaveProperty('version');
  });
});
