import type { AccessLine, LineFault } from './line.ts';

const ANY = '*';

const periodKey = ({ from, until }: AccessLine): string => `${from ?? ''} ${until ?? ''}`;

/** What a line wants of its places: lines that overlap contradict each other when they want different things. */
const stanceOf = (line: AccessLine): string =>
  line.action === 'change' ? `change ${line.place} ${line.right} ${periodKey(line)}` : line.action;

/** The first line of each stance, two at the most: that is enough to find one of another stance. */
type Firsts = { stance: string; line: AccessLine }[];

const note = (firsts: Map<string, Firsts>, key: string, stance: string, line: AccessLine): void => {
  const known = firsts.get(key) ?? [];
  if (known.length < 2 && known.every((each) => each.stance !== stance)) known.push({ stance, line });
  firsts.set(key, known);
};

/** Under which keys a line is noted, and where the lines that overlap with it are found. */
const keysOf = ({ service, place }: AccessLine): { own: string[]; overlapping: string[] } => {
  const name = service ?? 'every';
  const own = [`${name} ${place}`, `${name} ${ANY}`, `${ANY} ${place}`, `${ANY} ${ANY}`];
  const places = place === 'all' ? [ANY] : [place, 'all'];
  const services = service === undefined ? [ANY] : [service, 'every'];
  return { own, overlapping: services.flatMap((each) => places.map((where) => `${each} ${where}`)) };
};

/** Where two additions of different rights contradict each other: the very same place and period. */
const additionKey = (line: AccessLine): string => `${line.service} ${line.place} ${periodKey(line)}`;

/**
 * The lines of one person that want different things of the same service and place, by line, each with another one that
 * it contradicts. None of them is applied: which one was meant, only a person knows.
 */
export const findContradictions = (lines: readonly AccessLine[]): Map<number, LineFault> => {
  const firsts = new Map<string, Firsts>();
  const additions = new Map<string, Firsts>();
  for (const line of lines) {
    for (const key of keysOf(line).own) note(firsts, key, stanceOf(line), line);
    if (line.action === 'add') note(additions, additionKey(line), line.right ?? '', line);
  }
  const rivalOf = (line: AccessLine): AccessLine | undefined => {
    const stance = stanceOf(line);
    const found = keysOf(line)
      .overlapping.flatMap((key) => firsts.get(key) ?? [])
      .find((each) => each.stance !== stance);
    if (found !== undefined || line.action !== 'add') return found?.line;
    return additions.get(additionKey(line))?.find((each) => each.stance !== line.right)?.line;
  };
  return new Map(
    lines.flatMap((line): [number, LineFault][] => {
      const rival = rivalOf(line);
      if (rival === undefined) return [];
      return [
        [
          line.line,
          { column: 'action', value: line.action, code: 'contradiction', about: String(rival.line) },
        ],
      ];
    }),
  );
};
