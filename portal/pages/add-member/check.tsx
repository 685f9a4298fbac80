import { Acts, Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { Summary } from '../../components/summary.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Draft, draftIn, inDraft } from '../../page/draft.ts';
import { type Fault, faultsOf } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { calledName, fullName } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import { missingFor, rightsIn, type Service, scopeIn, termsIn } from '../rights/asked-rights.ts';
import type { Places } from '../rights/place-choices.tsx';
import { rightRows } from '../rights/summary-rows.ts';
import { rightsWords } from '../rights/words.ts';
import { roleIn } from './who.tsx';
import { addWords } from './words.ts';

interface Props {
  siren: string;
  draft: Draft;
  places: Places | undefined;
  services: readonly Service[];
  faults?: readonly Fault[];
}

const INVITATION_DAYS = 30;

/** What came with a service that does not open without it. */
const Added = ({ draft, services }: Pick<Props, 'draft' | 'services'>) => {
  const { language } = useVisit();
  const words = rightsWords[language];
  const chosen = rightsIn(draft.fields);
  const withoutConsulted = Object.fromEntries(
    Object.entries(chosen).filter(([, right]) => right !== 'consult'),
  );
  const added = missingFor(withoutConsulted, services).filter(({ code }) => chosen[code] === 'consult');
  const [first] = added;
  if (first === undefined) return null;
  const name = (code: string): string => serviceInWords(language, code).name;
  return (
    <Note>
      <p>{words.added(name(first.code), name(first.by))}</p>
    </Note>
  );
};

/** An administrator may be given none. */
const hasRights = (answers: Fields): boolean => Object.keys(rightsIn(answers)).length > 0;

const Check = ({ siren, draft, places, services, faults = [] }: Props) => {
  const visit = useVisit();
  const { language, words: common, now } = visit;
  const words = addWords[language];
  const text = (name: string): string => draft.fields.text(name);
  const to = (path: string): string => inDraft(path, draft);
  const names = { givenName: text('givenName'), familyName: text('familyName') };
  const isAdministrator = roleIn(draft.fields) === 'administrator';
  const expires = common.dates.day(now + INVITATION_DAYS * 86_400_000);
  const hrefs = {
    rights: to(PATHS.addMemberRights(siren)),
    places:
      places === undefined && scopeIn(draft.fields) === 'all' ? undefined : to(PATHS.addMemberPlaces(siren)),
    period: to(PATHS.addMemberPeriod(siren)),
  };
  return (
    <Screen
      title={words.check}
      above={words.procedure}
      isQuestion
      back={{ href: hrefs.rights }}
      faults={faults}
    >
      <Summary
        rows={[
          {
            term: words.person,
            value: (
              <>
                {fullName(names)}
                <br />
                {text('email')}
              </>
            ),
            href: to(PATHS.addMember(siren)),
          },
          ...(isAdministrator
            ? [{ term: words.role, value: words.willAdminister, href: to(PATHS.addMember(siren)) }]
            : []),
          ...(hasRights(draft.fields)
            ? rightRows(draft.fields, places, visit, hrefs)
            : [{ term: words.rights, value: words.noRights, href: hrefs.rights }]),
        ]}
      />
      <Added draft={draft} services={services} />
      <h2>{words.next}</h2>
      <p>{words.nextAbout(calledName(names), expires)}</p>
      {isAdministrator ? <p>{words.told}</p> : null}
      <Form formKey={draft.id}>
        <Acts>
          <Button>{words.send}</Button>
          <a href={PATHS.organisation.members(siren)}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

const readFor = async ({ register }: PersonVisit, siren: string, draft: Draft) => {
  const [{ services }, places] = await Promise.all([
    register('GET /services', {}),
    scopeIn(draft.fields) === 'all'
      ? undefined
      : register('GET /organisations/{siren}/establishments', { params: { siren }, query: { limit: '200' } }),
  ]);
  return { services, places };
};

/** The last page: all of it, and what happens then. */
export const addMemberCheckPage = personPage(PATHS.addMemberCheck(':siren'), {
  get: async (visit) => {
    const { siren = '' } = visit.params;
    const draft = await draftIn(visit, PATHS.addMember(siren));
    if (draft === undefined) return goTo(PATHS.addMember(siren));
    return show(<Check {...{ siren, draft, ...(await readFor(visit, siren, draft)) }} />);
  },
  post: async (visit) => {
    const { siren = '' } = visit.params;
    const form = PATHS.addMember(siren);
    const draft = await draftIn(visit, form);
    if (draft === undefined) return goTo(form);
    const text = (name: string): string => draft.fields.text(name);
    try {
      const { personId } = await visit.register('POST /organisations/{siren}/members', {
        params: { siren },
        body: {
          email: text('email'),
          givenName: text('givenName'),
          familyName: text('familyName'),
          role: roleIn(draft.fields),
          grants: hasRights(draft.fields) ? [termsIn(draft.fields)] : [],
        },
        formKey: draft.id,
      });
      await visit.person.drafts.forget(form, draft.id);
      return goTo(PATHS.memberInvited(siren, personId));
    } catch (error) {
      const { faults: sentences } = addWords[visit.language];
      const faults = faultsOf(
        error,
        {
          'already-member': { sentence: sentences.member },
          'already-invited': { sentence: sentences.invited },
        },
        { '/email': { sentence: sentences.email } },
      );
      return showFaults(<Check {...{ siren, draft, ...(await readFor(visit, siren, draft)), faults }} />);
    }
  },
});
