import { Acts, Button } from '../../components/button.tsx';
import { DateField, datePartsOf } from '../../components/date-field.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { type Fault, faultAt } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { rightsIn, type Service } from '../rights/asked-rights.ts';
import { PlaceChoices, type Places } from '../rights/place-choices.tsx';
import { RightSelects } from '../rights/right-selects.tsx';
import { bodyOn, type WholeMandate } from './mandate-facts.ts';
import { PlaceTicks } from './place-ticks.tsx';
import { lastDay } from './terms-rows.tsx';
import { firstRight } from './within.ts';
import { mandateWords } from './words.ts';

export interface Found {
  mandate: WholeMandate;
  /** The services of the mandate, with the rights that may stay. */
  services: readonly Service[];
  /** The body's own, which a mandate on all of them can be narrowed to. */
  places: Places;
}

interface Props extends Found {
  given: Fields;
  faults?: readonly Fault[];
  formKey?: string;
}

/** The field of the establishments that the mandate names. */
export const NAMED = 'place';
/** The field of the new end. */
export const END = 'until';

/** What of a mandate stays: rights, places, the last day. */
export const Narrow = ({ mandate, services, places, given, faults = [], formKey }: Props) => {
  const visit = useVisit();
  const words = mandateWords[visit.language].narrow;
  const back = PATHS.mandate(mandate.id);
  const { establishments, until } = mandate.terms;
  return (
    <Screen
      title={words.title(bodyOn(mandate, 'mandatary').name)}
      organisation={bodyOn(mandate, 'mandator')}
      isQuestion
      back={{ href: back }}
      faults={faults}
    >
      <p>{words.about}</p>
      <Form formKey={formKey}>
        <input type="hidden" name="version" value={String(mandate.version)} />
        <RightSelects
          services={services}
          chosen={rightsIn(given)}
          fault={faultAt(faults, firstRight(services))}
        />
        {establishments === 'all' ? (
          <>
            <h2>{words.which}</h2>
            <PlaceChoices places={places} given={given} faults={faults} />
          </>
        ) : (
          <PlaceTicks
            {...{ sirets: establishments, places: mandate.places ?? [], legend: words.which, given, faults }}
          />
        )}
        {until === undefined ? null : <p>{words.now(lastDay(visit, until))}</p>}
        <DateField
          name={END}
          label={words.until}
          hint={words.untilHint}
          value={datePartsOf(given, END)}
          fault={faultAt(faults, END)}
        />
        <Acts>
          <Button look="warn">{words.act}</Button>
          <a href={back}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};
