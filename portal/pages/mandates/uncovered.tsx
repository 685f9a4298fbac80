import type { AnswerOf } from '../../client/contract.ts';
import { Note } from '../../components/note.tsx';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import type { Seen } from './read.ts';
import { mandateWords } from './words.ts';

type Coverage = AnswerOf<'GET /organisations/{siren}/coverage'>;

/** As many establishments as the register gives at once, those with the fewest signatories first. */
const AT_ONCE = '200';
const FIRST = 5;

/** What only people under this mandate sign today. */
export interface Uncovered {
  cells: { service: string; name: string }[];
  /** Whether the body has more establishments than were looked at. */
  isPart: boolean;
}

export const uncoveredIn = ({ items, nextCursor }: Coverage, id: string): Uncovered => ({
  cells: items.flatMap(({ name, services }) =>
    services
      .filter(({ count, signatories }) => count > 0 && signatories.length === count)
      .filter(({ signatories }) => signatories.every(({ mandateId }) => mandateId === id))
      .map(({ service }) => ({ service, name: nameInWords(name) })),
  ),
  isPart: nextCursor !== undefined,
});

/** What nobody could sign once the mandate has ended. Its mandator alone may read that. */
export const readUncovered = async (
  { register }: PersonVisit,
  { mandate: { id, status, mandator }, side }: Seen,
): Promise<Uncovered | undefined> => {
  if (side !== 'mandator' || status !== 'active') return undefined;
  const params = { siren: mandator.siren };
  const query = { limit: AT_ONCE };
  return uncoveredIn(await register('GET /organisations/{siren}/coverage', { params, query }), id);
};

/** It is said before the end, with the way to its cure. */
export const LeftUncovered = ({ siren, uncovered }: { siren: string; uncovered: Uncovered | undefined }) => {
  const { language } = useVisit();
  const words = mandateWords[language].end.uncovered;
  if (uncovered === undefined || uncovered.cells.length === 0) return null;
  const { cells, isPart } = uncovered;
  return (
    <Note state="bad" title={words.title(cells.length, isPart)}>
      <ul>
        {cells.slice(0, FIRST).map(({ service, name }) => (
          <li>{words.one(serviceInWords(language, service).name, name)}</li>
        ))}
        {cells.length > FIRST ? <li>{words.others(cells.length - FIRST)}</li> : null}
      </ul>
      <p>
        <a href={PATHS.organisation.coverage(siren)}>{words.cure}</a>
      </p>
    </Note>
  );
};
