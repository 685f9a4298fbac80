/** One line of JSON per event, as the register writes them. Identifiers, codes and counts only: no names, no addresses. */
export interface RequestLine {
  requestId: string;
  /** The template of the route, never the path as sent. */
  route: string;
  status: number;
  milliseconds: number;
  /** Why it was refused, by the register's code. */
  code?: string | undefined;
}

export interface Log {
  answered: (line: RequestLine) => void;
  failed: (requestId: string, route: string, error: unknown) => void;
}

const VERSION = process.env.AWS_LAMBDA_FUNCTION_VERSION;

/** The register's own variable for it: what only informs is left out where nobody collects it. */
const IS_QUIET = ['WARN', 'ERROR'].includes(process.env.POWERTOOLS_LOG_LEVEL ?? 'INFO');

const write = (level: 'INFO' | 'ERROR', message: string, facts: object): void => {
  if (level === 'INFO' && IS_QUIET) return;
  const line = { level, message, service: 'trousseau-portal', version: VERSION, ...facts };
  process.stdout.write(`${JSON.stringify({ timestamp: new Date().toISOString(), ...line })}\n`);
};

const described = (error: unknown): object =>
  error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack, cause: String(error.cause ?? '') }
    : { name: 'not an error' };

export const log: Log = {
  answered: (line) => write('INFO', 'request', line),
  failed: (requestId, route, error) =>
    write('ERROR', 'request failed', { requestId, route, error: described(error) }),
};
