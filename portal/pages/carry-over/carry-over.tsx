import type { AnswerOf } from '../../client/contract.ts';
import { RegisterRefusal } from '../../client/refusal.ts';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { type Answer, goTo, show, showFaults } from '../../page/answer.ts';
import type { Fault } from '../../page/faults.ts';
import { fieldsOf } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { randomId } from '../../session/random-id.ts';
import { andWait } from '../bulk-change/read.ts';
import { Check } from './check.tsx';
import { NameSuccessor } from './name-successor.tsx';
import { carryOverWords } from './words.ts';

const ROUTE = 'POST /organisations/{siren}/establishments/{siret}/succession';
export type CarryOver = AnswerOf<typeof ROUTE>;
export type Organisation = AnswerOf<'GET /organisations/{siren}'>;

const BLANKS = /[\s.-]/g;

/** The successor that the administrator named, in the address; Sirene's without it. */
const named = (visit: PersonVisit): { successor?: string } => {
  const successor = visit.url.searchParams.get('successor')?.replace(BLANKS, '') ?? '';
  return successor === '' ? {} : { successor };
};

const ask = (
  visit: PersonVisit,
  more: { query?: { dryRun: 'true' }; formKey?: string; ifMatch?: string },
) => {
  const { siren = '', siret = '' } = visit.params;
  return visit.register(ROUTE, {
    params: { siren, siret },
    body: named(visit),
    formKey: randomId(),
    ...more,
  });
};

const readOrganisation = ({ register, params: { siren = '' } }: PersonVisit): Promise<Organisation> =>
  register('GET /organisations/{siren}', { params: { siren } });

/** It was not closed after all, or the body has ceased: why, and the way back. */
const Refused = ({ siren, detail }: { siren: string; detail: string }) => {
  const words = carryOverWords[useVisit().language];
  return (
    <Screen title={words.cannot} isQuestion back={{ href: PATHS.organisation.overview(siren) }}>
      <Note state="mid">
        <p>{detail}</p>
      </Note>
    </Screen>
  );
};

const notIt = ({ language }: PersonVisit): Fault => ({
  field: 'successor',
  sentence: carryOverWords[language].name.fault,
});

/** What the register refuses: an establishment that must be named, or another one than the one that was. */
const showRefusal = (visit: PersonVisit, error: unknown): Answer => {
  if (!(error instanceof RegisterRefusal)) throw error;
  const { siren = '' } = visit.params;
  const { successor = '' } = named(visit);
  const given = fieldsOf([['successor', successor]]);
  if (error.code === 'no-successor') return show(<NameSuccessor siren={siren} given={given} />);
  const isAboutIt =
    error.code === 'bad-input' || error.faults.some(({ pointer }) => pointer === '/successor');
  if (successor !== '' && isAboutIt) {
    return showFaults(<NameSuccessor siren={siren} given={given} faults={[notIt(visit)]} />);
  }
  if (error.status !== 409) throw error;
  return show(<Refused siren={siren} detail={error.detail} />, 409);
};

const CHANGED = 'changed';

/** The page again, which then says that something has changed. */
const changed = ({ pathname, searchParams }: URL): string => {
  const search = new URLSearchParams(searchParams);
  search.set(CHANGED, '1');
  return `${pathname}?${search}`;
};

/** A head office that moved: who is given which rights at the new one, then the command. */
export const carryOverPage = personPage(PATHS.succession(':siren', ':siret'), {
  get: async (visit) => {
    const { siren = '' } = visit.params;
    try {
      const [organisation, shown] = await Promise.all([
        readOrganisation(visit),
        ask(visit, { query: { dryRun: 'true' } }),
      ]);
      if (shown.change !== undefined) return goTo(PATHS.bulkChange(siren, shown.change));
      return show(<Check {...{ organisation, shown, hasChanged: visit.url.searchParams.has(CHANGED) }} />);
    } catch (error) {
      return showRefusal(visit, error);
    }
  },
  post: async (visit) => {
    const { siren = '' } = visit.params;
    const { fields, formKey, url } = visit;
    const digest = fields.text('digest');
    if (digest === '') {
      const successor = fields.text('successor').replace(BLANKS, '');
      if (successor === '')
        return showFaults(<NameSuccessor siren={siren} given={fields} faults={[notIt(visit)]} />);
      return goTo(`${url.pathname}?successor=${encodeURIComponent(successor)}`);
    }
    try {
      const { change } = await ask(visit, { formKey, ifMatch: digest });
      return goTo(change === undefined ? url.pathname : andWait(PATHS.bulkChange(siren, change)));
    } catch (error) {
      // Somebody has changed something since: what is carried over now is shown again.
      if (error instanceof RegisterRefusal && error.status === 412) return goTo(changed(url));
      return showRefusal(visit, error);
    }
  },
});
