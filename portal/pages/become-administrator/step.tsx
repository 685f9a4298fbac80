import { Acts, Button } from '../../components/button.tsx';
import { goTo } from '../../page/answer.ts';
import { type Draft, draftIn } from '../../page/draft.ts';
import type { Fault } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { type Page, personPage, type ServeForm, type ServePerson } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { becomeWords } from './words.ts';

/** The form of the whole procedure, which its draft is of. */
export const BECOME = PATHS.becomeAdministrator;

/** What every page of the procedure shows again: what was answered, and what is wrong with it. */
export interface StepProps {
  answers: Fields;
  back: string;
  faults?: readonly Fault[];
  formKey?: string;
}

/** The end of each page's form. */
export const Onwards = () => {
  const words = becomeWords[useVisit().language];
  return (
    <Acts>
      <Button>{words.go}</Button>
      <a href={PATHS.tasks}>{words.leave}</a>
    </Acts>
  );
};

type WithDraft<Serve extends (visit: never) => unknown> = (
  visit: Parameters<Serve>[0],
  draft: Draft,
) => ReturnType<Serve>;

/** A page after the first one: without answers to the first one, it leads back there. */
export const becomeStep = (
  path: string,
  { get, post }: { get: WithDraft<ServePerson>; post: WithDraft<ServeForm> },
): Page =>
  personPage(path, {
    get: async (visit) => {
      const draft = await draftIn(visit, BECOME);
      return draft === undefined ? goTo(BECOME) : get(visit, draft);
    },
    post: async (visit) => {
      const draft = await draftIn(visit, BECOME);
      return draft === undefined ? goTo(BECOME) : post(visit, draft);
    },
  });
