import type { Child } from 'hono/jsx';
import type { AnswerOf } from '../../client/contract.ts';
import { Tag } from '../../components/note.tsx';
import { Table } from '../../components/table.tsx';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import { signatoriesInWords } from '../../words/signatories.ts';
import { overviewWords } from './words.ts';

type Coverage = AnswerOf<'GET /organisations/{siren}/coverage'>;
type Row = Coverage['totals']['services'][number];

/** Establishments of which each is named: with more, the numbers say enough, and the matrix the rest. */
const FEW_PLACES = 4;

const Share = ({ row }: { row: Row }) => {
  const words = overviewWords[useVisit().language];
  const signed = row.single + row.covered;
  const all = signed + row.uncovered;
  if (row.uncovered > 0) return <Tag state="bad">{words.covered(signed, all)}</Tag>;
  if (row.single > 0) {
    const said = row.covered === 0 ? words.oneAlone : words.sometimesAlone;
    return <Tag state="mid">{said(signed, all)}</Tag>;
  }
  return <Tag state="ok">{words.covered(signed, all)}</Tag>;
};

type Words = (typeof overviewWords)['fr'];

const NOBODY = { count: 0, signatories: [] };

/** Who signs a service in which places: those with the same people stand together. */
const whoSigns = (service: string, { items, totals }: Coverage, words: Words): Child => {
  if (totals.establishments > FEW_PLACES) return null;
  const groups = Map.groupBy(items, ({ services }) =>
    signatoriesInWords(services.find((each) => each.service === service) ?? NOBODY, words),
  );
  if (groups.size === 1) return [...groups.keys()][0] || <b>{words.nobodyAtAll}</b>;
  return [...groups].map(([people, places]) => {
    const where = places.map(({ name }) => nameInWords(name)).join(', ');
    return (
      <p>
        {people === '' ? (
          <b>
            {where} : {words.nobody}
          </b>
        ) : (
          `${where} : ${people}`
        )}
      </p>
    );
  });
};

/** How many establishments have a signatory, service by service. */
export const ByService = ({ siren, coverage }: { siren: string; coverage: Coverage }) => {
  const { language, leadsTo } = useVisit();
  const words = overviewWords[language];
  const href = PATHS.organisation.coverage(siren);
  const isFew = coverage.totals.establishments <= FEW_PLACES;
  return (
    <section aria-labelledby="by-service">
      <h2 id="by-service">{words.byService}</h2>
      {coverage.totals.establishments === 0 ? (
        <p>{words.noPlaces}</p>
      ) : (
        <>
          <Table
            caption={words.caption}
            rows={coverage.totals.services}
            columns={[
              {
                label: words.columns.service,
                isHeader: true,
                cell: ({ service }) => {
                  const { name } = serviceInWords(language, service);
                  return name === service ? name : `${name} (${service})`;
                },
              },
              { label: words.columns.places, cell: (row) => <Share row={row} /> },
              ...(isFew
                ? [
                    {
                      label: words.columns.who,
                      cell: ({ service }: Row) => whoSigns(service, coverage, words),
                    },
                  ]
                : []),
            ]}
          />
          {leadsTo(href) ? (
            <p>
              <a href={href}>{words.seePlaces}</a>
            </p>
          ) : null}
        </>
      )}
    </section>
  );
};
