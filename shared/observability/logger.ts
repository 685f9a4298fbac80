const LEVELS = ['DEBUG', 'INFO', 'WARN', 'ERROR', 'SILENT'] as const;
type Level = (typeof LEVELS)[number];

/** Identifiers, codes and counts. No names, addresses, bodies or tokens. */
interface Fields {
  [name: string]: unknown;
  /** What failed. Its messages are ours, or of AWS. */
  error?: Error;
  /** A line's own keys are what alarms and dashboards find it by: no field takes their place. */
  level?: never;
  message?: never;
  timestamp?: never;
  service?: never;
  xray_trace_id?: never;
}

const isLevel = (text: string): text is Level => LEVELS.some((level) => level === text);

/** The level that the environment asks for. */
const levelAsked = (): Level => {
  const asked = process.env.POWERTOOLS_LOG_LEVEL ?? 'INFO';
  return isLevel(asked) ? asked : 'INFO';
};

/** Where in the code: `file:line` of the first frame that tells it. */
const locationOf = (stack = ''): string => /^ +at (?:.*\()?(.*:\d+):\d+\)?$/m.exec(stack)?.[1] ?? '';

/** An error by what says why, and nothing else of what it carries: an answer of AWS may hold anything. */
const viewError = ({ name, message, stack, cause, ...rest }: Error & { code?: unknown }): object => ({
  name,
  location: locationOf(stack),
  message,
  stack,
  ...(typeof rest.code === 'string' && { code: rest.code }),
  ...(cause instanceof Error && { cause: viewError(cause) }),
});

/** The trace that X-Ray has of this invocation: `Root=1-…;Parent=…`. */
const traceId = (): string | undefined => /Root=([^;]+)/.exec(process.env._X_AMZN_TRACE_ID ?? '')?.[1];

/**
 * One line of JSON per event, in the form of Powertools for AWS Lambda, whose own logger would be a tenth of what the decisions
 * Lambda reads when it starts. It holds only identifiers, codes and counts: no names, addresses, bodies or tokens.
 */
const createLogger = () => {
  let least = LEVELS.indexOf(levelAsked());
  const write =
    (level: Exclude<Level, 'SILENT'>) =>
    (message: string, { error, ...fields }: Fields = {}): void => {
      if (LEVELS.indexOf(level) < least) return;
      const line = {
        level,
        message,
        timestamp: new Date().toISOString(),
        service: process.env.POWERTOOLS_SERVICE_NAME ?? 'trousseau',
        xray_trace_id: traceId(),
        ...fields,
        ...(error !== undefined && { error: viewError(error) }),
      };
      const to = level === 'WARN' || level === 'ERROR' ? process.stderr : process.stdout;
      to.write(`${JSON.stringify(line)}\n`);
    };
  return {
    info: write('INFO'),
    warn: write('WARN'),
    error: write('ERROR'),
    /** For whoever runs many Lambdas in one process, and wants to hear less of them. */
    setLogLevel: (level: Level): void => {
      least = LEVELS.indexOf(level);
    },
  };
};

export const logger = createLogger();
