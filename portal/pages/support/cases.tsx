import type { AnswerOf } from '../../client/contract.ts';
import { show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups } from '../../words/names.ts';
import { requestWords } from '../request/words.ts';
import { pageAsked, SupportList } from './support-list.tsx';
import { supportWords } from './words.ts';

const Cases = ({ list }: { list: AnswerOf<'GET /support/administrator-changes'> }) => {
  const { language, words: common } = useVisit();
  const words = supportWords[language];
  const { columns } = words.cases;
  return (
    <SupportList
      at="cases"
      list={list}
      columns={[
        {
          label: columns.who,
          isHeader: true,
          cell: ({ id, candidate }) => (
            <a href={PATHS.administratorChange(id)}>
              {candidate.givenName} {candidate.familyName}
            </a>
          ),
        },
        { label: columns.body, cell: ({ siren }) => words.siren(inGroups(siren)) },
        { label: columns.since, cell: ({ since }) => common.dates.dayAndHour(since) },
        { label: columns.state, cell: ({ state }) => requestWords[language].titles[state] },
      ]}
    />
  );
};

/** Requests that wait for support. */
export const casesPage = personPage(PATHS.support.cases, {
  get: async ({ register, url }) =>
    show(<Cases list={await register('GET /support/administrator-changes', { query: pageAsked(url) })} />),
});
