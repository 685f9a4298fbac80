import type { AnswerOf } from '../../client/contract.ts';
import { Acts, Button } from '../../components/button.tsx';
import { Select, TextField } from '../../components/field.tsx';
import { FilterForm, Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { type Fault, faultAt } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInList } from '../../words/names.ts';
import { rightsIn, type Service } from '../rights/asked-rights.ts';
import { RightSelects } from '../rights/right-selects.tsx';
import { bodyOn, type WholeMandate } from './mandate-facts.ts';
import { PlaceTicks } from './place-ticks.tsx';
import { firstRight } from './within.ts';
import { mandateWords } from './words.ts';

export type Members = AnswerOf<'GET /organisations/{siren}/members'>;

export interface Asked {
  mandate: WholeMandate;
  /** The services of the mandate, with the rights that can be given under it. */
  services: readonly Service[];
}

interface Props extends Asked {
  members: Members;
  given: Fields;
  faults?: readonly Fault[];
  formKey?: string;
}

/** By what somebody is looked for. */
export const searched = ({ searchParams }: URL): string => searchParams.get('q')?.trim().slice(0, 100) ?? '';

/** Beyond what one list shows, somebody is looked for by name. */
const Find = ({ members }: Pick<Props, 'members'>) => {
  const { language, url } = useVisit();
  const words = mandateWords[language].give;
  const q = searched(url);
  if (q === '' && members.nextCursor === undefined) return null;
  return (
    <FilterForm label={words.find}>
      <div class="q">
        <TextField name="q" label={words.q} type="search" value={q} />
      </div>
      <Button look="plain">{words.search}</Button>
    </FilterForm>
  );
};

/** Who acts under a mandate, with which of its rights, and where. */
export const Give = ({ mandate, services, members, given, faults = [], formKey }: Props) => {
  const words = mandateWords[useVisit().language].give;
  const back = PATHS.mandate(mandate.id);
  const body = bodyOn(mandate, 'mandator').name;
  const { establishments } = mandate.terms;
  return (
    <Screen
      title={words.title(body)}
      above={words.above(body)}
      organisation={bodyOn(mandate, 'mandatary')}
      isQuestion
      back={{ href: back }}
      faults={faults}
    >
      <p>{words.about}</p>
      <Find members={members} />
      {members.items.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <Form formKey={formKey}>
          <Select
            name="person"
            label={words.person}
            value={given.text('person')}
            fault={faultAt(faults, 'person')}
            options={[
              { value: '', label: words.choose },
              ...members.items.map((member) => ({ value: member.personId, label: nameInList(member) })),
            ]}
          />
          <RightSelects
            services={services}
            chosen={rightsIn(given)}
            fault={faultAt(faults, firstRight(services))}
          />
          {establishments === 'all' || establishments.length === 1 ? null : (
            <PlaceTicks
              {...{
                sirets: establishments,
                places: mandate.places ?? [],
                legend: words.which,
                given,
                faults,
              }}
            />
          )}
          <Acts>
            <Button>{words.act}</Button>
            <a href={back}>{words.leave}</a>
          </Acts>
        </Form>
      )}
    </Screen>
  );
};
