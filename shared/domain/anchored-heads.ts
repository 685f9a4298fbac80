import * as z from 'zod/mini';
import { type Instant, instantSchema } from './instants.ts';

/** The last event of a chain at the time: how many events it had, and the hash of the last one. */
export const headSchema = z.object({
  /** The organisation, person or jobs whose events they are. Each side of a mandate has its own. */
  owner: z.string(),
  stream: z.string(),
  sequence: z.number(),
  hash: z.string(),
});
export type Head = z.infer<typeof headSchema>;

/** The chains that got events after `from` and up to `until`, with their heads. */
const windowSchema = z.object({ from: z.optional(instantSchema), until: instantSchema });
export type AnchoredWindow = z.infer<typeof windowSchema> & { heads: readonly Head[] };

/** One line of JSON for the window, and one for each head. */
export const writeAnchored = ({ heads, ...window }: AnchoredWindow): string =>
  [window, ...heads].map((line) => `${JSON.stringify(line)}\n`).join('');

/** @throws when the text is not what `writeAnchored` writes */
export const readAnchored = (text: string): AnchoredWindow => {
  const [first = '', ...lines] = text.trimEnd().split('\n');
  const heads = lines.map((line) => headSchema.parse(JSON.parse(line)));
  return { ...windowSchema.parse(JSON.parse(first)), heads };
};

/** Where windows do not follow one another, so that an anchor is missing; undefined when they all do. */
export const firstGap = (windows: readonly Pick<AnchoredWindow, 'from' | 'until'>[]): Instant | undefined =>
  windows.find(({ from }, index) => from !== windows[index - 1]?.until)?.until;
