import { Acts, Button } from '../../components/button.tsx';
import { Choices } from '../../components/choices.tsx';
import { Form } from '../../components/form.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { draftIn, inDraft, keepAnswers } from '../../page/draft.ts';
import { type Fault, faultAt } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import { signatoriesInWords } from '../../words/signatories.ts';
import { NotFound } from '../errors/not-found.tsx';
import type { Organisation } from '../organisation/overview.tsx';
import { candidatesFor, ELSE, type Member } from './candidates.ts';
import { cellWords } from './cell-words.ts';
import { type Coverage, type Place, shortCode } from './places.ts';
import { coverageWords } from './words.ts';

/** As many members as are looked through for people to offer. */
const LOOKED_THROUGH = '50';
export const QUESTIONS = ['who', 'where'] as const;

interface Cell {
  organisation: Organisation;
  coverage: Coverage;
  place: Place;
  service: string;
  members: readonly Member[];
}

const Where = ({ cell, chosen, fault }: { cell: Cell; chosen: string; fault: string | undefined }) => {
  const words = cellWords[useVisit().language];
  const { totals } = cell.coverage;
  const gaps = totals.services.find(({ service }) => service === cell.service)?.uncovered ?? 0;
  // Where there is one place alone, there is nothing to choose.
  if (totals.establishments === 1) return <input type="hidden" name="where" value="here" />;
  return (
    <Choices
      name="where"
      legend={words.where}
      fault={fault}
      chosen={[chosen]}
      choices={[
        { value: 'here', label: words.here },
        ...(gaps > 1 ? [{ value: 'gaps', label: words.gaps(gaps) }] : []),
        { value: 'all', label: words.everywhere(totals.establishments) },
      ]}
    />
  );
};

const Who = ({ cell, chosen, fault }: { cell: Cell; chosen: string; fault: string | undefined }) => {
  const { language } = useVisit();
  const words = cellWords[language];
  const people = candidatesFor(cell);
  return (
    <Choices
      name="who"
      legend={words.who}
      hint={words.whoHint}
      fault={fault}
      chosen={[chosen]}
      choices={[
        ...people.map(({ personId, name, role, signs, needs }) => ({
          value: personId,
          label: name,
          explained: `${
            signs.length > 0
              ? words.signsHere(signs.map((code) => shortCode(language, code)).join(', '))
              : words[role]
          }${needs.length > 0 ? words.needs(needs.map((code) => serviceInWords(language, code).name).join(', ')) : ''}`,
        })),
        { value: ELSE, label: words.somebodyElse, explained: words.somebodyElseAbout },
      ]}
    />
  );
};

interface Props {
  cell: Cell;
  answers: Fields | undefined;
  faults?: readonly Fault[];
  formKey?: string;
}

const CoverCell = ({ cell, answers, faults = [], formKey }: Props) => {
  const { language } = useVisit();
  const words = cellWords[language];
  const { organisation, place, service } = cell;
  const { siren, name } = organisation;
  const back = PATHS.organisation.coverage(siren);
  const signing = place.services.find((each) => each.service === service);
  return (
    <Screen
      title={serviceInWords(language, service).name}
      above={nameInWords(place.name)}
      isQuestion
      back={{ href: back, label: coverageWords[language].back }}
      organisation={{ siren, name: nameInWords(name) }}
      faults={faults}
    >
      {signing === undefined || signing.count === 0 ? (
        <Note state="bad" title={words.nobody.title}>
          <p>{words.nobody.about}</p>
        </Note>
      ) : (
        <p class="lead">
          {words.already(signatoriesInWords(signing, { more: coverageWords[language].more }))}
        </p>
      )}
      <Form formKey={formKey}>
        <Who cell={cell} chosen={answers?.text('who') ?? ''} fault={faultAt(faults, 'who')} />
        <Where cell={cell} chosen={answers?.text('where') || 'here'} fault={faultAt(faults, 'where')} />
        <Acts>
          <Button>{words.go}</Button>
          <a href={back}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** The cell of the address, with whoever could be given the right. */
const readCell = async ({ register, params }: PersonVisit): Promise<Cell | undefined> => {
  const { siren = '', siret = '', service = '' } = params;
  const [organisation, coverage, { items: members }] = await Promise.all([
    register('GET /organisations/{siren}', { params: { siren } }),
    register('GET /organisations/{siren}/coverage', { params: { siren }, query: { siret } }),
    register('GET /organisations/{siren}/members', {
      params: { siren },
      query: { status: 'active', limit: LOOKED_THROUGH },
    }),
  ]);
  const [place] = coverage.items;
  const isKnown = place?.services.some((each) => each.service === service);
  return place !== undefined && isKnown ? { organisation, coverage, place, service, members } : undefined;
};

/** The form of the procedure, which its draft is of. */
export const cellForm = ({ params: { siren = '', siret = '', service = '' } }: PersonVisit): string =>
  PATHS.coverageCell(siren, siret, service);

/** A declaration in an establishment: who may sign it, and to whom the right is given. */
export const coverageCellPage = personPage(PATHS.coverageCell(':siren', ':siret', ':service'), {
  get: async (visit) => {
    const cell = await readCell(visit);
    if (cell === undefined) return show(<NotFound />, 404);
    const draft = await draftIn(visit, cellForm(visit));
    return show(<CoverCell cell={cell} answers={visit.kept ?? draft?.fields} />);
  },
  post: async (visit) => {
    const { fields, formKey, language, leadsTo, params } = visit;
    const { siren = '', siret = '', service = '' } = params;
    const words = cellWords[language];
    if (fields.text('who') === ELSE) {
      const invite = PATHS.addMember(siren);
      return goTo(leadsTo(invite) ? invite : PATHS.organisation.members(siren));
    }
    const faults: Fault[] = [
      ...(fields.has('who') ? [] : [{ field: 'who', sentence: words.faults.who }]),
      ...(fields.has('where') ? [] : [{ field: 'where', sentence: words.faults.where }]),
    ];
    if (faults.length > 0) {
      const cell = await readCell(visit);
      return cell === undefined
        ? goTo(PATHS.organisation.coverage(siren))
        : showFaults(<CoverCell cell={cell} answers={fields} faults={faults} formKey={formKey} />);
    }
    const draft = await keepAnswers(visit, cellForm(visit), QUESTIONS);
    return goTo(inDraft(PATHS.coverageCheck(siren, siret, service), draft));
  },
});
