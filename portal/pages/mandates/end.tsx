import { Acts, Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Fault, faultsOf } from '../../page/faults.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { fullName } from '../../words/names.ts';
import { bodyOn, otherBody, versionIn, type WholeMandate } from './mandate-facts.ts';
import { readMandate, type Seen, seeMandate } from './read.ts';
import { ReasonField, reasonFaults, reasonIn } from './reason.tsx';
import { LeftUncovered, readUncovered, type Uncovered } from './uncovered.tsx';
import { mandateWords } from './words.ts';

interface Props extends Seen {
  uncovered: Uncovered | undefined;
  reason?: string;
  faults?: readonly Fault[];
  formKey?: string;
}

/** The people who stop acting; one with several rights is named once. */
const Stops = ({ people: { items, nextCursor } }: Pick<Seen, 'people'>) => {
  const words = mandateWords[useVisit().language];
  const named = new Map(items.map((person) => [person.personId, fullName(person) || words.people.unnamed]));
  if (named.size === 0) return <p>{words.end.nobody}</p>;
  return (
    <Note state="bad" title={words.end.stops(named.size, nextCursor !== undefined)}>
      <ul>
        {[...named.values()].map((name) => (
          <li>{name}</li>
        ))}
      </ul>
    </Note>
  );
};

const End = ({ mandate, side, people, uncovered, reason = '', faults = [], formKey }: Props) => {
  const words = mandateWords[useVisit().language];
  const isProposed = mandate.status === 'proposed';
  const said = isProposed ? words.withdraw : words.end;
  const back = PATHS.mandate(mandate.id);
  return (
    <Screen
      title={said.title(otherBody(mandate, side).name)}
      organisation={bodyOn(mandate, side)}
      isQuestion
      back={{ href: back }}
      faults={faults}
    >
      {isProposed ? <p>{words.withdraw.about}</p> : <Stops people={people} />}
      <LeftUncovered siren={mandate.mandator.siren} uncovered={uncovered} />
      <Form formKey={formKey}>
        <input type="hidden" name="version" value={String(mandate.version)} />
        <ReasonField reason={reason} faults={faults} />
        {isProposed ? null : <p>{words.end.again}</p>}
        <Acts>
          <Button look="warn">{said.act}</Button>
          <a href={back}>{said.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

const read = async (visit: PersonVisit, mandate: WholeMandate) => {
  const seen = await seeMandate(visit, mandate);
  return { ...seen, uncovered: await readUncovered(visit, seen) };
};

/** Either side ends a mandate; whoever proposed one takes it back. */
export const endMandatePage = personPage(PATHS.mandateEnd(':id'), {
  get: async (visit) => {
    const mandate = await readMandate(visit);
    if (!mandate.can.includes('end')) return goTo(PATHS.mandate(mandate.id));
    return show(<End {...(await read(visit, mandate))} reason={visit.kept?.text('reason') ?? ''} />);
  },
  post: async (visit) => {
    const { register, params, fields, formKey } = visit;
    const { id = '' } = params;
    const again = async (faults: readonly Fault[]) => {
      const shown = await read(visit, await readMandate(visit));
      return showFaults(<End {...{ ...shown, reason: fields.text('reason'), faults, formKey }} />);
    };
    const faults = reasonFaults(visit);
    if (faults.length > 0) return again(faults);
    try {
      await register('POST /mandates/{id}/end', {
        params: { id },
        body: reasonIn(visit),
        formKey,
        ...versionIn(visit),
      });
    } catch (error) {
      return again(faultsOf(error, {}));
    }
    return goTo(PATHS.mandate(id));
  },
});
