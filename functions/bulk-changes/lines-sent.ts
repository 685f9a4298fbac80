import type { BodyOf } from '../../shared/http/route.ts';
import type { LinesSent } from '../../shared/use-cases/bulk-changes/commands.ts';
import type { routes } from './contract.ts';

type Body = BodyOf<typeof routes.changeAccess>;

/** The lines of a request, however they were sent. */
export const sentIn = (body: Exclude<Body, { dryRunId: unknown }>): LinesSent => {
  if ('upload' in body) return { source: 'upload', upload: body.upload };
  if ('csv' in body) return { source: 'csv', content: body.csv };
  const lines = body.lines.map((cells, index) => ({ line: index + 1, cells, isRagged: false }));
  return { source: 'lines', content: JSON.stringify(lines) };
};
