import type { AnswerOf } from '../../client/contract.ts';
import { show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups, nameInWords } from '../../words/names.ts';
import { pageAsked, SupportList } from './support-list.tsx';
import { supportWords } from './words.ts';

const Risks = ({ list }: { list: AnswerOf<'GET /support/orphan-risks'> }) => {
  const { language, words: common } = useVisit();
  const words = supportWords[language];
  const { columns, noPhone } = words.risks;
  return (
    <SupportList
      at="risks"
      list={list}
      columns={[
        {
          label: columns.body,
          isHeader: true,
          cell: ({ siren, name }) => (
            <>
              {nameInWords(name)}
              <br />
              <span class="small soft">{words.siren(inGroups(siren))}</span>
            </>
          ),
        },
        {
          label: columns.administrator,
          cell: ({ administrator: { givenName, familyName, email } }) => (
            <>
              {givenName} {familyName}
              <br />
              <span class="small soft">{email}</span>
            </>
          ),
        },
        { label: columns.phone, cell: ({ administrator: { phone } }) => phone ?? noPhone },
        { label: columns.since, cell: ({ staleSince }) => common.dates.day(staleSince) },
      ]}
    />
  );
};

/** Bodies whose only administrator answers no more. */
export const risksPage = personPage(PATHS.support.risks, {
  get: async ({ register, url }) =>
    show(<Risks list={await register('GET /support/orphan-risks', { query: pageAsked(url) })} />),
});
