import type { AnswerOf } from '../../client/contract.ts';
import { Acts, Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Note } from '../../components/note.tsx';
import { goTo, show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups, nameInWords } from '../../words/names.ts';
import { requestWords } from '../request/words.ts';
import { pageAsked, SupportList } from './support-list.tsx';
import { supportWords } from './words.ts';

interface Props {
  list: AnswerOf<'GET /support/administrator-changes'>;
  /** The queue was asked for a case, and had none for this agent. */
  hadNone: boolean;
}

const Cases = ({ list, hadNone }: Props) => {
  const { language, words: common } = useVisit();
  const words = supportWords[language];
  const { columns, deal, dealAbout, nothing } = words.cases;
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
        {
          label: columns.body,
          cell: ({ siren, organisation }) =>
            organisation === undefined ? words.siren(inGroups(siren)) : nameInWords(organisation),
        },
        { label: columns.since, cell: ({ since }) => common.dates.dayAndHour(since) },
        { label: columns.state, cell: ({ state }) => requestWords[language].titles[state] },
      ]}
    >
      {hadNone ? (
        <Note state="info">
          <p>{nothing}</p>
        </Note>
      ) : null}
      <Form action={PATHS.support.cases}>
        <p class="soft">{dealAbout}</p>
        <Acts>
          <Button>{deal}</Button>
        </Acts>
      </Form>
    </SupportList>
  );
};

/** Set in the address where the queue had no case. */
const NONE = 'none';

/** Requests that wait for support, and the next one of them for whoever asks. */
export const casesPage = personPage(PATHS.support.cases, {
  get: async ({ register, url }) => {
    const list = await register('GET /support/administrator-changes', { query: pageAsked(url) });
    return show(<Cases list={list} hadNone={url.searchParams.has(NONE)} />);
  },
  post: async ({ register, formKey }) => {
    const { case: dealt } = await register('POST /support/cases', { formKey });
    return goTo(dealt === undefined ? `${PATHS.support.cases}?${NONE}` : PATHS.administratorChange(dealt.id));
  },
});
