import { Note, Tag } from '../../components/note.tsx';
import { Table } from '../../components/table.tsx';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { daysBetween, lastMoment } from '../../words/dates.ts';
import { inGroups } from '../../words/names.ts';
import { lapsesAt, type Mandate, otherBody } from './mandate-facts.ts';
import { sideIn } from './mandates-query.ts';
import { StatusTag } from './status-tag.tsx';
import { mandateWords } from './words.ts';

/** Time enough to have another one decided. */
const SOON_DAYS = 60;

/** The day, and how far it is where that is soon. */
const Ends = ({ mandate }: { mandate: Mandate }) => {
  const { language, words: common, now } = useVisit();
  const { until } = mandate.terms;
  const at = lapsesAt(mandate) ?? (until && lastMoment(until));
  if (at === undefined) return <>{mandateWords[language].noEnd}</>;
  const isSoon = mandate.status === 'active' && daysBetween(now, at) <= SOON_DAYS;
  return (
    <>
      {common.dates.day(at)}
      {isSoon ? (
        <>
          {' '}
          <Tag state="mid" symbol="clock">
            {common.dates.distance(at, now)}
          </Tag>
        </>
      ) : null}
    </>
  );
};

/** Mandates of one body by the other one, with their end. */
export const MandateTable = ({
  mandates,
  siren,
  caption,
}: {
  mandates: readonly Mandate[];
  siren: string;
  caption: string;
}) => {
  const words = mandateWords[useVisit().language];
  const { columns } = words.list;
  return (
    <Table
      caption={caption}
      rows={mandates}
      columns={[
        {
          label: columns.body,
          isHeader: true,
          cell: (mandate) => {
            const other = otherBody(mandate, sideIn(mandate, siren));
            return (
              <>
                <a href={PATHS.mandate(mandate.id)}>{other.name}</a>
                <br />
                <small class="soft num">{inGroups(other.siren)}</small>
              </>
            );
          },
        },
        { label: columns.what, cell: ({ terms }) => Object.keys(terms.services).join(', ') },
        {
          label: columns.where,
          cell: ({ terms: { establishments } }) =>
            establishments === 'all' ? words.everywhere : words.places(establishments.length),
        },
        { label: columns.ends, cell: (mandate) => <Ends mandate={mandate} /> },
        { label: columns.state, cell: ({ status }) => <StatusTag status={status} /> },
      ]}
    />
  );
};

const FEW = 5;

/** Proposals that wait for an answer of this body: a person's to give, so they are said before the lists. */
export const ToAnswer = ({ found, siren }: { found: readonly Mandate[]; siren: string }) => {
  const { language, words: common } = useVisit();
  const words = mandateWords[language].list;
  const waiting = found.filter(({ can }) => can.includes('accept'));
  if (waiting.length === 0) return null;
  return (
    <Note state="mid" title={words.toAnswer(waiting.length)}>
      <ul>
        {waiting.slice(0, FEW).map((mandate) => (
          <li>
            <a href={PATHS.mandate(mandate.id)}>{otherBody(mandate, sideIn(mandate, siren)).name}</a>
            {`, ${words.before(common.dates.day(lapsesAt(mandate) ?? mandate.terms.from))}`}
          </li>
        ))}
      </ul>
    </Note>
  );
};
