import type { AccessLine, LineFault } from './line.ts';

const ANY = '*';

const periodKey = ({ from, until }: AccessLine): string => `${from ?? ''} ${until ?? ''}`;

/** What a line wants of its places. Lines that overlap contradict each other when their stances differ. */
const stanceOf = (line: AccessLine): string =>
  line.action === 'change' ? `change ${line.place} ${line.right} ${periodKey(line)}` : line.action;

/** The first lines of two different stances. Two are enough to find one that differs from any given line. */
type Firsts = { stance: string; line: AccessLine }[];

const note = (firsts: Map<string, Firsts>, key: string, stance: string, line: AccessLine): void => {
  const known = firsts.get(key) ?? [];
  if (known.length < 2 && known.every((each) => each.stance !== stance)) known.push({ stance, line });
  firsts.set(key, known);
};

/** The keys under which a line is noted, and the keys under which the lines that overlap with it are noted. */
const keysOf = ({ service, place }: AccessLine): { own: string[]; overlapping: string[] } => {
  const name = service ?? 'every';
  const own = [`${name} ${place}`, `${name} ${ANY}`, `${ANY} ${place}`, `${ANY} ${ANY}`];
  const places = place === 'all' ? [ANY] : [place, 'all'];
  const services = service === undefined ? [ANY] : [service, 'every'];
  return { own, overlapping: services.flatMap((each) => places.map((where) => `${each} ${where}`)) };
};

/** Two additions of different rights contradict each other at the same place in the same period. */
const additionKey = (line: AccessLine): string => `${line.service} ${line.place} ${periodKey(line)}`;

/**
 * The lines of one person that want different things of the same service and place, each with a line that it
 * contradicts. None of them is applied: only a person knows which one was meant.
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
