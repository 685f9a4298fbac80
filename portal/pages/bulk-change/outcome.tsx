import { Note } from '../../components/note.tsx';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameIn } from './people.tsx';
import type { BulkChange, Read } from './read.ts';
import { resultWords } from './result-words.ts';

/** Why nothing could be read, where, and what to do about it. */
export const Unreadable = ({ why }: { why: NonNullable<BulkChange['unreadable']> }) => {
  const told = resultWords[useVisit().language];
  return (
    <Note state="bad">
      <p>
        {why.line === undefined ? '' : `${told.unreadableLine(why.line)} `}
        {why.detail}
      </p>
    </Note>
  );
};

/** What an undoing left as it is, by person, and why: named where the lines on this page name them. */
export const LeftAsItIs = ({ organisation: { siren }, change: { kept = [] }, lines }: Read) => {
  const told = resultWords[useVisit().language];
  if (kept.length === 0) return null;
  const reasons: Readonly<Record<string, string>> = told.keptBecause;
  const nameOf = (personId: string): string => {
    const line = lines?.items.find((each) => each.personId === personId);
    return line === undefined ? told.keptOf : nameIn(line.cells);
  };
  return (
    <Note state="mid" title={told.kept(kept.length)}>
      <ul>
        {kept.map(({ personId, why }) => (
          <li>
            <a href={PATHS.member(siren, personId)}>{nameOf(personId)}</a>
            {told.because(reasons[why] ?? told.keptOtherwise)}
          </li>
        ))}
      </ul>
    </Note>
  );
};
