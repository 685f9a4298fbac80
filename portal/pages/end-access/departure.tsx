import type { AnswerOf } from '../../client/contract.ts';
import { Note } from '../../components/note.tsx';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import { endWords } from './words.ts';

export type Departure = Pick<
  AnswerOf<'DELETE /organisations/{siren}/members/{personId}'>,
  'uncovered' | 'single'
>;

const PLACES_NAMED = 4;

interface Line {
  service: string;
  person?: string;
  places: string[];
}

const linesOf = (pairs: readonly { service: string; name: string; person?: string }[]): Line[] => {
  const lines = new Map<string, Line>();
  for (const { service, name, person } of pairs) {
    const key = `${service} ${person ?? ''}`;
    const line = lines.get(key) ?? { service, ...(person !== undefined && { person }), places: [] };
    line.places.push(nameInWords(name));
    lines.set(key, line);
  }
  return [...lines.values()];
};

const Lines = ({ pairs }: { pairs: Parameters<typeof linesOf>[0] }) => {
  const { language } = useVisit();
  const words = endWords[language];
  return (
    <ul>
      {linesOf(pairs).map(({ service, person, places }) => {
        const rest = places.length - PLACES_NAMED;
        return (
          <li>
            {person === undefined ? '' : `${person}, `}
            <b>{serviceInWords(language, service).name}</b>
            {' : '}
            {places.slice(0, PLACES_NAMED).join(', ')}
            {rest > 0 ? ` ${words.more(rest)}` : ''}
          </li>
        );
      })}
    </ul>
  );
};

/** Who would be left to sign: first what nobody could, then what hangs on one person. */
export const WhoIsLeft = ({ uncovered, single }: Departure) => {
  const { language, leadsTo } = useVisit();
  const words = endWords[language];
  const more = uncovered.count > uncovered.first.length || !uncovered.known;
  const link = more && leadsTo(uncovered.href) ? <a href={uncovered.href}>{words.coverage}</a> : null;
  if (!uncovered.known) {
    return (
      <Note state="mid" title={words.unknown}>
        <p>
          {words.unknownAbout} {link}
        </p>
      </Note>
    );
  }
  return (
    <>
      {uncovered.count === 0 ? (
        <Note state="ok" title={words.fine} />
      ) : (
        <Note state="bad" title={words.uncovered(uncovered.count)}>
          <Lines pairs={uncovered.first} />
          {link}
        </Note>
      )}
      {single.count === 0 ? null : (
        <Note state="mid" title={words.single}>
          <Lines pairs={single.first} />
        </Note>
      )}
    </>
  );
};
