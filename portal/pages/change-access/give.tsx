import { Acts, Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { type Answer, goTo, show, showFaults } from '../../page/answer.ts';
import { type Fault, faultsOf } from '../../page/faults.ts';
import { type Fields, fieldsOf } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { calledName } from '../../words/names.ts';
import { type Member, nameOf } from '../member/rights.ts';
import { openServices, type Service } from '../rights/asked-rights.ts';
import { GivenRights, givenFaults, grantIn } from '../rights/given-rights.tsx';
import type { Places } from '../rights/place-choices.tsx';
import { rightsWords } from '../rights/words.ts';
import { changeWords } from './words.ts';

interface Read {
  siren: string;
  member: Member;
  services: readonly Service[];
  places: Places;
}

interface Props extends Read {
  given: Fields;
  faults?: readonly Fault[];
  formKey?: string;
}

const Give = ({ siren, member, services, places, given, faults = [], formKey }: Props) => {
  const { language } = useVisit();
  const { give: words, leave } = changeWords[language];
  const card = PATHS.member(siren, member.personId);
  return (
    <Screen
      title={words.title(calledName(member))}
      above={nameOf(member)}
      isQuestion
      back={{ href: card, label: nameOf(member) }}
      faults={faults}
    >
      <Form formKey={formKey}>
        <GivenRights services={services} places={places} given={given} faults={faults} />
        <Acts>
          <Button>{words.button}</Button>
          <a href={card}>{leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

const read = async ({ register, params: { siren = '', personId = '' }, now }: PersonVisit): Promise<Read> => {
  const [member, { services }, places] = await Promise.all([
    register('GET /organisations/{siren}/members/{personId}', { params: { siren, personId } }),
    register('GET /services', {}),
    register('GET /organisations/{siren}/establishments', { params: { siren } }),
  ]);
  return { siren, member, services: openServices(services, now), places };
};

/** What is held already needs not be given again. */
const heldBy = ({ grants }: Member): Record<string, 'consult'> =>
  Object.fromEntries(
    grants
      .filter(({ can, mandateId }) => can?.includes('change') && mandateId === undefined)
      .flatMap(({ services }) => Object.keys(services).map((code) => [code, 'consult' as const])),
  );

/** Gives rights to a member, on one page. What a service does not open without comes with it. */
export const giveGrantPage = personPage(PATHS.giveGrant(':siren', ':personId'), {
  get: async (visit) => {
    const given = visit.kept ?? fieldsOf([['where', 'all']]);
    return show(<Give {...(await read(visit))} given={given} />);
  },
  post: async (visit) => {
    const { register, fields, formKey, language, now } = visit;
    const found = await read(visit);
    const { siren, member, services, places } = found;
    const again = (faults: readonly Fault[]): Answer =>
      showFaults(<Give {...{ ...found, given: fields, faults, formKey }} />);
    const faults = givenFaults(fields, places, now, rightsWords[language].faults);
    if (faults.length > 0) return again(faults);
    try {
      await register('POST /organisations/{siren}/members/{personId}/grants', {
        params: { siren, personId: member.personId },
        body: grantIn(fields, services, heldBy(member)),
        formKey,
      });
    } catch (error) {
      return again(faultsOf(error, {}));
    }
    return goTo(PATHS.member(siren, member.personId));
  },
});
