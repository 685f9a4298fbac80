import { Note } from '../../components/note.tsx';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups, nameInWords } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import type { BulkChange, Read } from './read.ts';
import { bulkWords } from './words.ts';

/** How much it is about. */
export const Figures = ({ change: { summary } }: { change: BulkChange }) => {
  const words = bulkWords[useVisit().language];
  if (summary === undefined) return null;
  const { people, added, changed, ended, leaving, faulty } = summary;
  const figures = [
    { n: people, label: words.figures.people, always: true },
    { n: added + changed, label: words.figures.added },
    { n: ended, label: words.figures.ended },
    { n: leaving, label: words.figures.leaving },
    { n: faulty, label: words.figures.faulty },
  ];
  return (
    <ul class="figs">
      {figures
        .filter(({ n, always }) => always || n > 0)
        .map(({ n, label }) => (
          <li>
            <b>{n}</b> <span class="soft">{label}</span>
          </li>
        ))}
    </ul>
  );
};

const SHOWN = 6;

/** What nobody could sign any more. */
export const LeftUncovered = ({ change: { summary, places = [] } }: { change: BulkChange }) => {
  const { language } = useVisit();
  const words = bulkWords[language];
  if (summary === undefined) return null;
  const { uncovered, firstUncovered } = summary;
  if (uncovered === 0) return <Note state="ok" title={words.fine} />;
  const nameOf = (siret: string): string =>
    nameInWords(places.find((place) => place.siret === siret)?.name ?? inGroups(siret));
  const rest = uncovered - Math.min(SHOWN, firstUncovered.length);
  return (
    <Note state="bad" title={words.uncovered(uncovered)}>
      <ul>
        {firstUncovered.slice(0, SHOWN).map(({ service, siret }) => (
          <li>
            {serviceInWords(language, service).name}, {nameOf(siret)}
          </li>
        ))}
        {rest > 0 ? <li>{words.more(rest)}</li> : null}
      </ul>
    </Note>
  );
};

/** After it was applied: the coverage tells what is uncovered by now. */
export const UncoveredSince = ({ organisation, change }: Pick<Read, 'organisation' | 'change'>) => {
  const words = bulkWords[useVisit().language];
  if ((change.summary?.uncovered ?? 0) === 0) return null;
  return (
    <Note state="mid" title={words.uncoveredNow}>
      <p>
        <a href={PATHS.organisation.coverage(organisation.siren)}>{words.coverage}</a>
      </p>
    </Note>
  );
};
