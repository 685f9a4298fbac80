import { Acts, Button } from '../../components/button.tsx';
import { goTo } from '../../page/answer.ts';
import { type Draft, draftIn } from '../../page/draft.ts';
import type { Fault } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { type Page, personPage, type ServeForm, type ServePerson } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { FormVisit, PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups, nameInWords } from '../../words/names.ts';
import { proposeWords } from './words.ts';

/** The form of the whole procedure, which its draft is of. */
export const formIn = ({ params: { siren = '' } }: Pick<PersonVisit, 'params'>): string =>
  PATHS.proposeMandate(siren);

export interface StepProps {
  siren: string;
  answers: Fields;
  back: string;
  faults?: readonly Fault[];
  formKey?: string;
}

/** The end of each page's form. */
export const Onwards = ({ siren }: { siren: string }) => {
  const words = proposeWords[useVisit().language];
  return (
    <Acts>
      <Button>{words.go}</Button>
      <a href={PATHS.organisation.mandates(siren)}>{words.leave}</a>
    </Acts>
  );
};

/** What the pages call the body that the mandate is proposed to. */
export const mandataryIn = (answers: Fields): string =>
  nameInWords(answers.text('name')) || inGroups(answers.text('siren'));

type WithDraft<V, Serve extends (visit: never) => unknown> = (visit: V, draft: Draft) => ReturnType<Serve>;

/** A page after the first one: without answers to the first one, it leads back there. */
export const proposeStep = (
  path: string,
  {
    isReady = () => true,
    get,
    post,
  }: {
    isReady?: (answers: Fields) => boolean;
    get: WithDraft<PersonVisit, ServePerson>;
    post: WithDraft<FormVisit, ServeForm>;
  },
): Page => {
  const draftOf = async (visit: PersonVisit): Promise<Draft | undefined> => {
    const draft = await draftIn(visit, formIn(visit));
    return draft !== undefined && isReady(draft.fields) ? draft : undefined;
  };
  return personPage(path, {
    get: async (visit) => {
      const draft = await draftOf(visit);
      return draft === undefined ? goTo(formIn(visit)) : get(visit, draft);
    },
    post: async (visit) => {
      const draft = await draftOf(visit);
      return draft === undefined ? goTo(formIn(visit)) : post(visit, draft);
    },
  });
};
