import { parseAccessLine } from '../../bulk-changes/lines/parse-line.ts';
import type { RawLine } from '../../bulk-changes/lines/raw-line.ts';
import { checkLine } from '../../domain/bulk-changes/check-line.ts';
import { findContradictions } from '../../domain/bulk-changes/contradictions.ts';
import type { AccessLine, LineFault } from '../../domain/bulk-changes/line.ts';
import type { Establishment } from '../../domain/directory/establishment.ts';
import type { PersonId, Siret } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';

/** The lines of one person that have no fault of their own. */
export interface PersonLines {
  personId: PersonId;
  /** The address in the first of these lines. */
  email: string;
  lines: AccessLine[];
}

interface LineContext {
  now: Instant;
  establishments: ReadonlyMap<Siret, Establishment>;
}

/** Parses cells into lines. Each cell that cannot be read, or that breaks a rule by itself, is a fault of its line. */
export const parseLines = (
  raws: readonly RawLine[],
  { now, establishments }: LineContext,
): { lines: AccessLine[]; faults: Map<number, LineFault[]> } => {
  const faults = new Map<number, LineFault[]>();
  const lines: AccessLine[] = [];
  for (const raw of raws) {
    const { line, faults: unread } = parseAccessLine(raw, now);
    const broken = checkLine(line, { now, establishments });
    const found = [
      ...unread,
      ...broken.filter(({ column }) => unread.every((each) => each.column !== column)),
    ];
    if (found.length > 0) faults.set(raw.line, found);
    else lines.push(line);
  }
  return { lines, faults };
};

/**
 * Groups lines by the person that their address leads to, in the order of first lines. Lines that contradict each
 * other are left out.
 */
export const sortByPerson = (
  lines: readonly AccessLine[],
  faults: Map<number, LineFault[]>,
  personIdOf: (email: string) => PersonId,
): PersonLines[] => {
  const people = new Map<PersonId, PersonLines>();
  for (const line of lines) {
    const personId = personIdOf(line.email);
    const known = people.get(personId) ?? { personId, email: line.email, lines: [] };
    known.lines.push(line);
    people.set(personId, known);
  }
  return [...people.values()].map((person) => {
    const contradictions = findContradictions(person.lines);
    for (const [line, fault] of contradictions) faults.set(line, [fault]);
    return { ...person, lines: person.lines.filter(({ line }) => !contradictions.has(line)) };
  });
};
