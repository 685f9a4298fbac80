import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  vi.resetModules();
});

describe('a line of the log', () => {
  /** The module is loaded again, as when a Lambda starts. */
  const open = async (level: string) => {
    vi.stubEnv('POWERTOOLS_LOG_LEVEL', level);
    vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'trousseau-decisions');
    vi.stubEnv(
      '_X_AMZN_TRACE_ID',
      'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1',
    );
    vi.resetModules();
    const lines: string[] = [];
    const keep = (line: unknown): boolean => lines.push(String(line)) > 0;
    vi.spyOn(process.stdout, 'write').mockImplementation(keep);
    vi.spyOn(process.stderr, 'write').mockImplementation(keep);
    const { logger } = await import('../../shared/observability/logger.ts');
    return { logger, read: () => lines.map((line) => JSON.parse(line)) };
  };

  it('has its level, its message, its time, its service and its trace, then what it is about', async () => {
    const { logger, read } = await open('INFO');
    logger.info('request', { requestId: 'r', status: 200 });
    expect(read()).toEqual([
      {
        level: 'INFO',
        message: 'request',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        service: 'trousseau-decisions',
        xray_trace_id: '1-5759e988-bd862e3fe1be46a994272793',
        requestId: 'r',
        status: 200,
      },
    ]);
  });

  it('tells of an error why and where, and nothing that an answer of AWS brings with it', async () => {
    const { logger, read } = await open('INFO');
    const cause = Object.assign(new Error('reset'), { code: 'ECONNRESET', $response: { body: 'secret' } });
    logger.error('request failed', { requestId: 'r', error: new Error('no answer', { cause }) });
    const [{ error }] = read();
    expect(error).toEqual({
      name: 'Error',
      location: expect.stringMatching(/logger\.test\.ts:\d+$/),
      message: 'no answer',
      stack: expect.stringContaining('no answer'),
      cause: expect.objectContaining({ message: 'reset', code: 'ECONNRESET' }),
    });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it('is not written below the level that is asked for, nor any once silenced', async () => {
    const { logger, read } = await open('WARN');
    logger.info('request');
    logger.warn('mail refused');
    logger.setLogLevel('SILENT');
    logger.error('request failed');
    expect(read()).toMatchObject([{ level: 'WARN', message: 'mail refused' }]);
  });
});
