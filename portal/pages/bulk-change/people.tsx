import { Pager } from '../../components/bulk.tsx';
import { Tag } from '../../components/note.tsx';
import { useVisit } from '../../page/visit-context.ts';
import { lastMoment } from '../../words/dates.ts';
import { inGroups } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import type { Line, Lines } from './read.ts';
import { bulkWords } from './words.ts';

/** Lines that say the same of one person, but for the place. */
interface Said {
  line: Line;
  sirets: string[];
}

interface Person {
  name: string;
  said: Said[];
}

/** As the line names them, else by their address. */
export const nameIn = ({ email = '', familyName = '', givenName = '' }: Line['cells']): string =>
  `${givenName} ${familyName}`.trim() || email;

const sameness = ({ cells, effect, faults, outcome, code }: Line): string =>
  JSON.stringify([cells.service, cells.right, cells.from, cells.until, effect, faults, outcome, code]);

/** What the lines say, by whom they are about; whoever is not named in them is called by their address. */
const byPerson = (lines: readonly Line[]): Person[] => {
  const people = new Map<string, Person & { known: Map<string, Said> }>();
  for (const line of lines) {
    const key = (line.cells.email ?? '').toLowerCase();
    const person = people.get(key) ?? { name: nameIn(line.cells), said: [], known: new Map<string, Said>() };
    people.set(key, person);
    const said = person.known.get(sameness(line)) ?? { line, sirets: [] };
    if (!person.known.has(sameness(line))) person.said.push(said);
    person.known.set(sameness(line), said);
    if (line.cells.siret) said.sirets.push(line.cells.siret);
  }
  return [...people.values()];
};

/** « Signer Déclaration sociale nominative, partout, jusqu’au 31 août 2027 » */
const What = ({ line: { cells }, sirets }: Said) => {
  const { language, words: common } = useVisit();
  const words = bulkWords[language];
  const rights: Readonly<Record<string, string>> = common.rights;
  const right = cells.right === undefined ? undefined : (rights[cells.right] ?? cells.right).toLowerCase();
  const [only = ''] = sirets;
  const where =
    sirets.length === 0
      ? words.everywhere
      : sirets.length === 1
        ? words.place(inGroups(only))
        : words.places(sirets.length);
  const until = cells.until ?? '';
  const ends =
    /T/.test(until) && !Number.isNaN(Date.parse(until)) ? common.dates.day(lastMoment(until)) : until;
  const name =
    cells.service === undefined ? undefined : serviceInWords(language, cells.service.toUpperCase()).name;
  return <>{[name, right, where, ends && words.until(ends)].filter(Boolean).join(', ')}</>;
};

const Statement = (said: Said) => {
  const words = bulkWords[useVisit().language];
  const { cells, effect, faults, outcome, detail } = said.line;
  const refusals = [
    ...faults.map((fault) => fault.detail),
    ...(outcome === 'refused' && detail ? [detail] : []),
  ];
  if (refusals.length > 0) {
    return (
      <li>
        <Tag state="bad">{words.refused}</Tag> {refusals.join(' ')}
      </li>
    );
  }
  if (effect === 'ended' && !cells.service && said.sirets.length === 0) {
    return (
      <li>
        <Tag state="bad">{outcome === 'applied' ? words.lost : words.loses}</Tag>
      </li>
    );
  }
  if (effect === undefined || (effect === 'unchanged' && !cells.service)) return <li>{words.nothing}</li>;
  return (
    <li>
      <b>{words.effects[effect]}</b> <What {...said} />
    </li>
  );
};

/** What would happen, or has happened, person by person. */
export const People = ({ lines, next }: { lines: Lines; next: string | undefined }) => {
  const words = bulkWords[useVisit().language];
  return (
    <section>
      <h2>{words.people}</h2>
      {byPerson(lines.items).map(({ name, said }) => (
        <div class="box">
          <h3>{name}</h3>
          <ul class="plain">
            {said.map((each) => (
              <Statement {...each} />
            ))}
          </ul>
        </div>
      ))}
      {next === undefined ? null : (
        <Pager shown={words.pager(lines.items.length)} next={{ href: next, label: words.next }} />
      )}
    </section>
  );
};
