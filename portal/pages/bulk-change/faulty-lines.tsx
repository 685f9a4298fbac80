import type { AnswerOf } from '../../client/contract.ts';
import { Pager } from '../../components/bulk.tsx';
import { Acts, ButtonLink } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { Table } from '../../components/table.tsx';
import { show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords } from '../../words/names.ts';
import { nameIn } from './people.tsx';
import type { Line, Lines } from './read.ts';
import { resultWords } from './result-words.ts';
import { bulkWords } from './words.ts';

/** Each cell that is wrong, as it was sent, and what to write instead; or why a line that was right changed nothing. */
const WhatToCorrect = ({ line: { faults, detail } }: { line: Line }) => {
  const { language } = useVisit();
  const [words, told] = [bulkWords[language], resultWords[language]];
  if (faults.length === 0) return <>{detail ?? words.refused}</>;
  return (
    <ul class="plain">
      {faults.map((fault) => (
        <li>
          <b class="any">{told.cell(told.columns[fault.column], fault.value)}</b>
          <br />
          {fault.detail}
        </li>
      ))}
    </ul>
  );
};

interface Props {
  organisation: AnswerOf<'GET /organisations/{siren}'>;
  id: string;
  lines: Lines;
}

const FaultyLines = ({ organisation, id, lines: { items, nextCursor } }: Props) => {
  const { language, url } = useVisit();
  const [words, told] = [bulkWords[language], resultWords[language]];
  const { siren, name } = organisation;
  const change = PATHS.bulkChange(siren, id);
  return (
    <Screen
      title={told.toCorrect}
      back={{ href: change, label: words.cannotBack }}
      organisation={{ siren, name: nameInWords(name) }}
      menu={{ of: 'organisation', at: 'bulk' }}
    >
      {items.length === 0 ? (
        <Note title={told.nothingToCorrect} />
      ) : (
        <>
          <p class="lead">{told.correctThem}</p>
          <Table
            caption={told.toCorrect}
            rows={items}
            columns={[
              { label: told.line, isHeader: true, cell: ({ line }) => line },
              { label: told.person, cell: ({ cells }) => <span class="any">{nameIn(cells)}</span> },
              { label: told.correction, cell: (line) => <WhatToCorrect line={line} /> },
            ]}
          />
        </>
      )}
      {nextCursor === undefined ? null : (
        <Pager
          shown={words.pager(items.length)}
          next={{ href: `${url.pathname}?cursor=${encodeURIComponent(nextCursor)}`, label: words.next }}
        />
      )}
      <Acts>
        <ButtonLink href={PATHS.bulkFile(siren)}>{told.sendCorrected}</ButtonLink>
        <a href={PATHS.bulkResult(siren, id)}>
          <Icon name="down" /> {told.resultFile}
        </a>
      </Acts>
    </Screen>
  );
};

const LINES = '50';

/** The lines of a bulk change that are refused, beside what to correct. */
export const faultyLinesPage = personPage(PATHS.faultyLines(':siren', ':id'), {
  get: async ({ register, params: { siren = '', id = '' }, url }) => {
    const cursor = url.searchParams.get('cursor');
    const query = { only: 'refused' as const, limit: LINES, ...(cursor !== null && { cursor }) };
    const [organisation, lines] = await Promise.all([
      register('GET /organisations/{siren}', { params: { siren } }),
      register('GET /organisations/{siren}/access-changes/{id}/lines', { params: { siren, id }, query }),
    ]);
    return show(<FaultyLines organisation={organisation} id={id} lines={lines} />);
  },
});
